//! Responses by status, and their headers.

use super::{Api, Both};
use crate::draft::{Draft, text};
use crate::impact::{Impact, Rule};
use specwright_model::{Parameter, Response, Shift};

impl<'m> Api<'_, 'm> {
    pub(super) fn responses(&mut self, both: Both<'m>) {
        let (base, next) = (&both.base.responses, &both.next.responses);
        for before in base {
            if let Some(after) = find(next, &before.status) {
                self.response(both, before, after);
                continue;
            }
            // Who reads a range reads each status of it.
            let left = next.iter().any(|after| within(&after.status, &before.status));
            self.status_gone(both, before, covering(next, &before.status), left);
        }
        for after in next.iter().filter(|after| find(base, &after.status).is_none()) {
            self.status_new(both, after, covering(base, &after.status));
        }
    }

    fn response(&mut self, both: Both<'m>, before: &'m Response, after: &'m Response) {
        let places = (&before.place, &after.place);
        self.content(both, places, (&before.content, &after.content), both.answered());
        self.headers(both, before, after);
    }

    /// A status that is not named any more; a range or `default` may still cover it, and of a range one may be left.
    fn status_gone(
        &mut self,
        both: Both<'m>,
        before: &'m Response,
        covering: Option<&'m Response>,
        left: bool,
    ) {
        let (id, rule) = match (success(&before.status), covering.is_some() || left) {
            (true, false) => ("status-removed", Rule::Fixed(Impact::BREAK, Impact::BREAK)),
            (true, true) => ("status-removed", Rule::HARMLESS),
            (false, _) => ("error-status-removed", Rule::HARMLESS),
        };
        let draft =
            Draft::new(id, rule, Shift::Tighter, format!("the status {} is gone", before.status))
                .at(Some(&before.place), None)
                .values(text(before.status.as_str()), None);
        self.direct(draft, both.answered(), both.number);
        if let Some(after) = covering {
            self.response(both, before, after);
        }
    }

    /// A status that was not named; the base may have read it as one of a range or as `default`.
    fn status_new(&mut self, both: Both<'m>, after: &'m Response, covering: Option<&'m Response>) {
        let (id, rule) = match (success(&after.status), covering) {
            // One of success that nobody expects is read by nobody.
            (true, None) => ("status-added", Rule::Fixed(Impact::DEPENDS, Impact::DEPENDS)),
            (true, Some(_)) => ("status-added", Rule::HARMLESS),
            (false, _) => ("error-status-added", Rule::HARMLESS),
        };
        let draft =
            Draft::new(id, rule, Shift::Looser, format!("the status {} is new", after.status))
                .at(None, Some(&after.place))
                .values(None, text(after.status.as_str()));
        self.direct(draft, both.answered(), both.number);
        if let Some(before) = covering {
            self.response(both, before, after);
        }
    }

    fn headers(&mut self, both: Both<'m>, before: &'m Response, after: &'m Response) {
        let same =
            |left: &Parameter, right: &Parameter| left.name.eq_ignore_ascii_case(&right.name);
        for base in &before.headers {
            if let Some(next) = after.headers.iter().find(|next| same(base, next)) {
                self.header(both, base, next);
                continue;
            }
            let received = if base.required { Impact::UNREADABLE } else { Impact::NONE };
            let shift = if base.required { Shift::Looser } else { Shift::Same };
            let message = format!("the header `{}` is gone", base.name);
            let draft =
                Draft::new("header-removed", Rule::Fixed(Impact::NONE, received), shift, message)
                    .at(Some(&base.place), Some(&after.place))
                    .values(text(base.name.as_str()), None);
            self.direct(draft, both.answered(), both.number);
        }
        for next in
            after.headers.iter().filter(|next| !before.headers.iter().any(|base| same(base, next)))
        {
            let shift = if next.required { Shift::Tighter } else { Shift::Same };
            let message = format!("the header `{}` is new", next.name);
            let draft = Draft::new("header-added", Rule::HARMLESS, shift, message)
                .at(None, Some(&next.place))
                .values(None, text(next.name.as_str()));
            self.direct(draft, both.answered(), both.number);
        }
    }

    fn header(&mut self, both: Both<'m>, base: &Parameter, next: &Parameter) {
        let change = match (base.required, next.required) {
            (true, false) => Some((
                "header-became-optional",
                Shift::Looser,
                Rule::Fixed(Impact::NONE, Impact::UNREADABLE),
            )),
            (false, true) => Some((
                "header-became-required",
                Shift::Tighter,
                Rule::Fixed(Impact::REFUSED, Impact::NONE),
            )),
            _ => None,
        };
        if let Some((id, shift, rule)) = change {
            let verb = if next.required { "now" } else { "no longer" };
            let message = format!("the header `{}` is {verb} required", base.name);
            let draft =
                Draft::new(id, rule, shift, message).at(Some(&base.place), Some(&next.place));
            self.direct(draft.below("required"), both.answered(), both.number);
        }
        if let (Some(old), Some(new)) = (base.schema, next.schema) {
            let plain = base.media_type.is_none() && next.media_type.is_none();
            self.follow(old, new, plain, (both.answered(), both.number));
        }
    }
}

fn success(status: &str) -> bool {
    status.starts_with('2')
}

fn find<'r>(responses: &'r [Response], status: &str) -> Option<&'r Response> {
    responses.iter().find(|response| response.status.eq_ignore_ascii_case(status))
}

/// Whether a status is one of a range.
fn within(status: &str, range: &str) -> bool {
    let class = range.strip_suffix("XX").or_else(|| range.strip_suffix("xx"));
    class.is_some_and(|class| status.starts_with(class))
}

/// The range of a status, or `default` for one that is no success.
fn covering<'r>(responses: &'r [Response], status: &str) -> Option<&'r Response> {
    let range = status.get(..1).and_then(|class| find(responses, &format!("{class}XX")));
    range.or_else(|| find(responses, "default").filter(|_| !success(status)))
}
