//! Verdicts by execution: payloads of one side, judged by the other.

use specwright_drift::{Impact, Validator, Wire};
use specwright_instances::{Instance, Maker};
use specwright_model::{Direction, Keyword, Model, SchemaId};

/// How many instances of each side are judged.
const SAMPLES: usize = 300;

/// One side at a place: everything, and what the Rust type built from it asks for.
pub(crate) struct Side<'m> {
    judge: Maker<'m>,
    opened: Maker<'m>,
    shape: Maker<'m>,
    sender: Maker<'m>,
}

/// The models of a side, the last three made from the first.
pub(crate) struct Models {
    whole: Model,
    opened: Model,
    shape: Model,
    sender: Model,
}

impl Models {
    /// `named`: whether a sender sends no members that its document does not name at the place.
    pub(crate) fn of(model: &Model, at: SchemaId, named: bool) -> Self {
        let whole = model.around(at);
        // A tolerant reader takes new values of an enum and new branches of a union.
        let opened = reduced(&whole, |keyword| !is_choice(keyword));
        // A type holds a form: limits are no part of it, and unknown members are dropped.
        let shape = reduced(&opened, is_form);
        let sender = if named { closed(&whole, at) } else { whole.clone() };
        Self { whole, opened, shape, sender }
    }

    pub(crate) fn side(&self) -> Side<'_> {
        Side {
            judge: Maker::of(&self.whole),
            opened: Maker::of(&self.opened),
            shape: Maker::of(&self.shape),
            sender: Maker::of(&self.sender),
        }
    }
}

fn is_choice(keyword: &Keyword) -> bool {
    matches!(keyword, Keyword::Enum(_) | Keyword::AnyOf(_) | Keyword::OneOf(_))
}

fn is_form(keyword: &Keyword) -> bool {
    matches!(
        keyword,
        Keyword::Type(_)
            | Keyword::Required(_)
            | Keyword::Members(_)
            | Keyword::Elements(_)
            | Keyword::Ref(_)
            | Keyword::AllOf(_)
    )
}

fn reduced(model: &Model, keep: impl Fn(&Keyword) -> bool) -> Model {
    let mut other = model.clone();
    for schema in &mut other.schemas {
        schema.keywords.retain(&keep);
        for keyword in &mut schema.keywords {
            if let Keyword::Members(members) = keyword
                && members.additional.is_some_and(|id| model.schema(id).is_never())
                && !keep(&Keyword::UniqueItems(specwright_model::keywords::UniqueItems))
            {
                members.additional = None;
            }
        }
    }
    other
}

/// The model with an object that takes no member beside those it names.
fn closed(model: &Model, at: SchemaId) -> Model {
    let mut other = model.clone();
    let keywords = vec![Keyword::Never(specwright_model::keywords::Never)];
    let never = SchemaId(u32::try_from(other.schemas.len()).unwrap());
    other.schemas.push(specwright_model::Schema { keywords, ..Default::default() });
    for keyword in &mut other.schemas[at.0 as usize].keywords {
        if let Keyword::Members(members) = keyword {
            let says = |id: &SchemaId| !model.schema(*id).keywords.is_empty();
            members.additional = members.additional.filter(says).or(Some(never));
        }
    }
    other
}

/// Judges samples of both sides in one direction.
pub(crate) fn measure(
    (base, next): (&Side<'_>, &Side<'_>),
    at: SchemaId,
    direction: Direction,
) -> Impact {
    let samples = |side: &Side<'_>| -> Vec<Instance> {
        side.judge
            .instances(at, direction)
            .depth(1)
            .limit(SAMPLES)
            .unlabelled(true)
            .iter()
            .collect()
    };
    let accepts = |maker: &Maker<'_>, text: &str| maker.judge(at, direction, text.to_owned()).valid;
    let mut verdict = Impact::default();
    for Instance { text, .. } in samples(base).into_iter().chain(samples(next)) {
        let (old, new) = (accepts(&base.judge, &text), accepts(&next.judge, &text));
        let (by_old, by_new) = (accepts(&base.sender, &text), accepts(&next.sender, &text));
        let one = match (old, new, direction) {
            // Nobody sends that.
            (true, false, _) if !by_old => continue,
            (false, true, _) if !by_new => continue,
            // The old validator lets it pass, the provider answers 400.
            (true, false, Direction::Request) => Impact::new(Wire::Break, Validator::StaleAccept),
            (false, true, Direction::Request) => Impact::new(Wire::Ok, Validator::FalseReject),
            (false, true, _) if !accepts(&base.shape, &text) => {
                Impact::new(Wire::Break, Validator::FalseReject)
            }
            (false, true, _) if !accepts(&base.opened, &text) => {
                Impact::new(Wire::Ok, Validator::FalseReject)
            }
            (false, true, _) => Impact::new(Wire::Ok, Validator::Tolerated),
            _ => continue,
        };
        verdict = verdict.and(one);
    }
    verdict
}
