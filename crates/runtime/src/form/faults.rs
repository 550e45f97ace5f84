//! What is wrong with a form before any schema is asked.

use crate::tape::{Step, push_path, push_pointer};
use crate::{Limits, Violation, Violations};

/// Violations on their way, up to the limit.
#[derive(Debug)]
pub(crate) struct Faults {
    issues: Vec<Violation>,
    more: usize,
    cap: usize,
}

impl Faults {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { issues: Vec::new(), more: 0, cap: limits.violations }
    }

    /// Something is wrong at this place.
    pub(crate) fn add(&mut self, keyword: &'static str, steps: &[Step<'_>], message: &str) {
        if self.issues.len() >= self.cap {
            self.more = self.more.saturating_add(1);
            return;
        }
        let mut violation = Violation::whole(keyword, message.to_owned(), None);
        for step in steps {
            push_pointer(&mut violation.pointer, step);
            push_path(&mut violation.path, step);
        }
        self.issues.push(violation);
    }

    /// All of it, if there is any.
    pub(crate) fn finish(self) -> Result<(), Violations> {
        if self.issues.is_empty() && self.more == 0 {
            Ok(())
        } else {
            Err(Violations::new(self.issues, self.more))
        }
    }
}
