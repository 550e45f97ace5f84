//! Responses by status, and their headers.

use super::{Api, Both, fixed};
use crate::draft::{Draft, text};
use crate::impact::{Impact, Rule};
use specwright_model::{Parameter, Response, Shift};

impl<'m> Api<'_, 'm> {
    pub(super) fn responses(&mut self, both: Both<'m>) {
        let way = both.answered();
        for before in &both.base.responses {
            match matching(&both.next.responses, &before.status) {
                Some(after) => {
                    let places = (&before.place, &after.place);
                    self.content(both, places, (&before.content, &after.content), way);
                    self.headers(both, before, after);
                }
                None => self.status_gone(both, before),
            }
        }
        let known = |after: &Response| both.base.responses.iter().any(|before| before.status == after.status);
        for after in both.next.responses.iter().filter(|after| !known(after)) {
            // A status that is not expected falls to the error arm; one of success is read by nobody.
            let (id, rule) = match success(&after.status) {
                true => ("status-added", fixed(Impact::DEPENDS, Impact::DEPENDS)),
                false => ("error-status-added", Rule::HARMLESS),
            };
            let draft = Draft::new(id, rule, Shift::Looser, format!("the status {} is new", after.status))
                .at(None, Some(&after.place))
                .values(None, text(after.status.as_str()));
            self.direct(draft, way, both.number);
        }
    }

    fn status_gone(&mut self, both: Both<'m>, before: &Response) {
        let (id, rule) = match success(&before.status) {
            true => ("status-removed", fixed(Impact::BREAK, Impact::BREAK)),
            false => ("error-status-removed", Rule::HARMLESS),
        };
        let draft = Draft::new(id, rule, Shift::Tighter, format!("the status {} is gone", before.status))
            .at(Some(&before.place), None)
            .values(text(before.status.as_str()), None);
        self.direct(draft, both.answered(), both.number);
    }

    fn headers(&mut self, both: Both<'m>, before: &'m Response, after: &'m Response) {
        let same = |left: &Parameter, right: &Parameter| left.name.eq_ignore_ascii_case(&right.name);
        for base in &before.headers {
            match after.headers.iter().find(|next| same(base, next)) {
                Some(next) => self.header(both, base, next),
                None => {
                    let received = if base.required { Impact::UNREADABLE } else { Impact::NONE };
                    let message = format!("the header `{}` is gone", base.name);
                    let draft = Draft::new("header-removed", fixed(Impact::NONE, received), Shift::Looser, message)
                        .at(Some(&base.place), Some(&after.place))
                        .values(text(base.name.as_str()), None);
                    self.direct(draft, both.answered(), both.number);
                }
            }
        }
        for next in after.headers.iter().filter(|next| !before.headers.iter().any(|base| same(base, next))) {
            let message = format!("the header `{}` is new", next.name);
            let draft = Draft::new("header-added", Rule::HARMLESS, Shift::Same, message)
                .at(None, Some(&next.place))
                .values(None, text(next.name.as_str()));
            self.direct(draft, both.answered(), both.number);
        }
    }

    fn header(&mut self, both: Both<'m>, base: &Parameter, next: &Parameter) {
        let change = match (base.required, next.required) {
            (true, false) => Some(("header-became-optional", Shift::Looser, fixed(Impact::NONE, Impact::UNREADABLE))),
            (false, true) => Some(("header-became-required", Shift::Tighter, fixed(Impact::REFUSED, Impact::NONE))),
            _ => None,
        };
        if let Some((id, shift, rule)) = change {
            let verb = if next.required { "now" } else { "no longer" };
            let message = format!("the header `{}` is {verb} required", base.name);
            let draft = Draft::new(id, rule, shift, message).at(Some(&base.place), Some(&next.place));
            self.direct(draft.below("required"), both.answered(), both.number);
        }
        if let (Some(old), Some(new)) = (base.schema, next.schema) {
            self.follow(old, new, base.media_type.is_none(), (both.answered(), both.number));
        }
    }
}

fn success(status: &str) -> bool {
    status.starts_with('2')
}

/// The response of that status; else the one of its range, or `default` for one that is no success.
fn matching<'r>(responses: &'r [Response], status: &str) -> Option<&'r Response> {
    let find = |wanted: &str| responses.iter().find(|response| response.status.eq_ignore_ascii_case(wanted));
    let range = || status.get(..1).and_then(|class| find(&format!("{class}XX")));
    find(status).or_else(range).or_else(|| find("default").filter(|_| !success(status)))
}
