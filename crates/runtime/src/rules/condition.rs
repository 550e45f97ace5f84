//! `if`, `then`, `else` (JSON Schema Core, 10.2.2).

use crate::Schema;
use crate::judge::{Frame, Judge};

pub(super) fn check(
    condition: &'static Schema,
    branches: (Option<&'static Schema>, Option<&'static Schema>),
    judge: &mut Judge<'_>,
    frame: &Frame<'_>,
) -> bool {
    let (then, otherwise) = branches;
    if then.is_none() && otherwise.is_none() {
        return true;
    }
    let branch = if judge.plainly_holds(condition, frame.node, frame) { then } else { otherwise };
    branch.is_none_or(|branch| judge.apply(branch, frame.node, Some(frame)))
}
