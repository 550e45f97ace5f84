//! Bodies and their media types.

use super::{Api, Both};
use crate::Way;
use crate::draft::{Draft, text};
use crate::impact::{Impact, Rule};
use specwright_model::{Body, Effect, Media, Place, Shift};

impl<'m> Api<'_, 'm> {
    pub(super) fn body(&mut self, both: Both<'m>) {
        match (&both.base.body, &both.next.body) {
            (None, None) => {}
            (None, Some(body)) => {
                let (id, rule, kind) = if body.required {
                    ("body-required", Rule::Fixed(Impact::REFUSED, Impact::NONE), "required")
                } else {
                    ("body-added", Rule::HARMLESS, "optional")
                };
                let draft = Draft::new(
                    id,
                    rule,
                    Shift::Tighter,
                    format!("a body is asked for now; it is {kind}"),
                );
                self.direct(draft.at(None, Some(&body.place)), both.sent(), both.number);
            }
            (Some(body), None) => {
                let rule = Rule::Fixed(Impact::BREAK, Impact::UNREADABLE);
                let draft =
                    Draft::new("body-removed", rule, Shift::Looser, "there is no body any more");
                self.direct(draft.at(Some(&body.place), None), both.sent(), both.number);
            }
            (Some(base), Some(next)) => {
                self.body_asked(both, base, next);
                let way = both.sent();
                self.content(both, (&base.place, &next.place), (&base.content, &next.content), way);
            }
        }
    }

    fn body_asked(&mut self, both: Both<'m>, base: &Body, next: &Body) {
        let (id, rule, shift, verb) = match (base.required, next.required) {
            (false, true) => {
                ("body-required", Rule::Fixed(Impact::REFUSED, Impact::NONE), Shift::Tighter, "now")
            }
            (true, false) => (
                "body-optional",
                Rule::Fixed(Impact::NONE, Impact::UNREADABLE),
                Shift::Looser,
                "no longer",
            ),
            _ => return,
        };
        let draft = Draft::new(id, rule, shift, format!("the body is {verb} required"));
        self.direct(
            draft.at(Some(&base.place), Some(&next.place)).below("required"),
            both.sent(),
            both.number,
        );
    }

    /// Media types, by their name.
    pub(super) fn content(
        &mut self,
        both: Both<'m>,
        places: (&Place, &Place),
        (base, next): (&'m [Media], &'m [Media]),
        way: Way,
    ) {
        let same =
            |left: &Media, right: &Media| plain(&left.media_type) == plain(&right.media_type);
        for before in base {
            if let Some(after) = next.iter().find(|after| same(before, after)) {
                self.media(both, before, after, way);
                continue;
            }
            let message = format!("the media type `{}` is gone", before.media_type);
            let rule = Rule::Fixed(Impact::BREAK, Impact::UNREADABLE);
            let draft = Draft::new("media-type-removed", rule, Shift::Tighter, message)
                .at(Some(&before.place), Some(places.1))
                .values(text(before.media_type.as_str()), None);
            self.direct(draft, way, both.number);
        }
        for after in next.iter().filter(|after| !base.iter().any(|before| same(before, after))) {
            let message = format!("the media type `{}` is new", after.media_type);
            let draft = Draft::new("media-type-added", Rule::HARMLESS, Shift::Looser, message)
                .at(None, Some(&after.place))
                .values(None, text(after.media_type.as_str()));
            self.direct(draft, way, both.number);
        }
    }

    fn media(&mut self, both: Both<'m>, before: &'m Media, after: &'m Media, way: Way) {
        let (id, shift) = match (before.schema, after.schema) {
            (Some(base), Some(next)) => {
                self.encodings(both, before, after);
                let form = plain(&before.media_type);
                let text =
                    form == "application/x-www-form-urlencoded" || form.starts_with("multipart/");
                return self.follow(base, next, text, (way, both.number));
            }
            (None, None) => return,
            (None, Some(_)) => ("media-schema-set", Shift::Tighter),
            (Some(_), None) => ("media-schema-removed", Shift::Looser),
        };
        let verb = if shift == Shift::Tighter { "now has" } else { "no longer has" };
        let message = format!("`{}` {verb} a schema", before.media_type);
        let draft = Draft::new(id, Rule::Shift(Effect::Form), shift, message);
        self.direct(draft.at(Some(&before.place), Some(&after.place)), way, both.number);
    }

    /// How members of a form are written.
    fn encodings(&mut self, both: Both<'m>, before: &Media, after: &Media) {
        for base in &before.encoding {
            let Some(next) =
                after.encoding.iter().find(|next| next.name == base.name && *next != base)
            else {
                continue;
            };
            let written = |encoding: &specwright_model::Encoding| {
                let media = encoding.content_type.as_deref().unwrap_or("no media type");
                format!("{:?}, explode {}, {media}", encoding.style, encoding.explode)
                    .to_lowercase()
            };
            let message = format!("the member `{}` of the form is written another way", base.name);
            let values = (written(base), written(next));
            self.serialization(both, (&before.place, &after.place), message, values);
        }
    }
}

/// A media type as it is compared: without regard to case and spaces.
fn plain(media_type: &str) -> String {
    media_type.chars().filter(|char| !char.is_whitespace()).collect::<String>().to_ascii_lowercase()
}
