//! Values as deep as the limits let them be, in types that were emitted, compiled and run.

use std::fmt::Write as _;

use crate::violations::ask;

#[test]
fn values_at_the_greatest_depth_are_read_copied_printed_judged_and_dropped() {
    let shapes = [
        r#"{"name":"a","parent":*}"#,
        r#"{"name":"a","children":[*]}"#,
        r#"{"name":"a","other":{"back":*}}"#,
        r#"{"name":"a","other":{"back":{"name":"b"},"either":{"back":*}}}"#,
    ];
    let mut lines = String::new();
    for shape in shapes {
        writeln!(lines, "case_ref_cycle\tdeep\t{shape}").unwrap();
    }
    let all =
        "equal, printed, written, judged, too deep to be judged, a limit set, damaged, read on";
    let expected = [255, 127, 127, 85].map(|levels| format!("{levels} levels: {all}"));
    let told: Vec<String> = ask(&lines).iter().map(|answer| answer.trim_end().to_owned()).collect();
    assert_eq!(told, expected);
}
