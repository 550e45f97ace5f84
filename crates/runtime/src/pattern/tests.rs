//! Tests of patterns.
use super::{Check, Pattern};
#[test]
fn smoke() {
    assert_eq!(Pattern::check("^a$"), Ok(Check::Plain));
}
