//! The table of every keyword, as emitted, compiled against the runtime and run.

use specwright::{Direction, Limits, Rule, judge_slice};

/// What the table refers to in another file.
mod user {
    use specwright::Schema;

    pub(crate) use super::every_keyword::ROOT;

    pub(crate) static USER: Schema = Schema { at: "#/user", rules: &[] };
    pub(crate) static NAME: Schema = Schema { at: "#/name", rules: &[] };
}

// As the generator prints it, which is not as rustfmt would.
#[rustfmt::skip]
#[path = "tables/every_keyword.rs"]
#[expect(clippy::unreadable_literal, reason = "emitted")]
mod every_keyword;

#[test]
fn the_table_holds_every_rule() {
    assert_eq!(every_keyword::ROOT.rules.len(), specwright_model::Keyword::NAMES.len() + 1);
    assert!(matches!(every_keyword::ROOT.rules.first(), Some(Rule::Never)));
}

#[test]
fn the_judge_runs_it() {
    let violations =
        judge_slice(b"{}", &every_keyword::ROOT, Direction::Request, &Limits::new()).err();
    assert!(violations.is_some());
}
