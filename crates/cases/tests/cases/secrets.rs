//! What `Debug` of emitted types shows of secrets.

use std::fmt::Write as _;

use crate::support::{made, snapshot};
use crate::violations::ask;

#[test]
fn secrets_are_redacted_in_debug() {
    let case = &made("secrets").case;
    let mut told = String::new();
    for instance in case.instances().unwrap().iter().filter(|instance| instance.valid) {
        let shown = ask(&format!("case_secrets\tdebug\t{}\n", instance.text));
        writeln!(told, "{}\n  {}", instance.text, shown.concat().trim_end()).unwrap();
    }
    snapshot(case, "debug", &told);
}
