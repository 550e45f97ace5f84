//! One row tried: at places of the four documents as it is, and, where they have too few, in other ways and in company.

use crate::company::{self, Company};
use crate::measure::Base;
use crate::place::{self, Place};
use crate::rows::{Kind, Row};
use specwright::Entry;
use specwright_build::model::{Model, SchemaId};
use specwright_drift::{Impact, Policy, Wire, drift};

/// How many mutations a row must have in each direction.
pub(crate) const ENOUGH: usize = 20;

/// A document, its compiled code, and the places where it can be changed.
pub(crate) struct Subject<'m> {
    name: &'static str,
    model: &'m Model,
    base: Base<'m>,
    places: Vec<(Kind, Vec<Place>)>,
}

/// A change of a place: a turn of the row, and what comes with it.
struct Variant {
    turn: usize,
    company: Vec<(Company, SchemaId)>,
}

/// What became of a row in one direction.
#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    /// Places.
    pub(crate) places: usize,
    /// Changes that there are, counted no further than is enough.
    pub(crate) changes: usize,
    /// Changes that were made and measured.
    pub(crate) tried: usize,
    pub(crate) wrong: usize,
}

impl<'m> Subject<'m> {
    pub(crate) fn of(name: &'static str, model: &'m Model, entries: &'static [Entry]) -> Self {
        let kinds = [Kind::Plain, Kind::Members, Kind::Owner, Kind::Json];
        let places = kinds.map(|kind| (kind, place::places(model, entries, kind)));
        Self { name, model, base: Base::of(model), places: places.into() }
    }

    /// The places where a row applies.
    fn fits(&self, row: &Row) -> Vec<&Place> {
        let own = self.places.iter().filter(|(kind, _)| *kind == row.kind);
        let places = own.flat_map(|(_, places)| places);
        places.filter(|place| row.revision(self.model, place.id, 0).is_some()).collect()
    }

    /// The ways to change a place, the plain one left out.
    fn variants(&self, row: &Row, place: &Place) -> Vec<Variant> {
        let turns = row.turns().filter(|turn| *turn > 0);
        let turns = turns.filter(|turn| row.revision(self.model, place.id, *turn).is_some());
        let other = turns.map(|turn| Variant { turn, company: Vec::new() });
        let company = company::around(self.model, place).into_iter();
        other.chain(company.map(|company| Variant { turn: 0, company })).take(ENOUGH).collect()
    }

    fn revision(&self, row: &Row, place: &Place, variant: &Variant) -> Option<Model> {
        let mut revision = row.revision(self.model, place.id, variant.turn)?;
        variant.company.iter().for_each(|(one, at)| one.join(&mut revision, *at));
        Some(revision)
    }
}

/// Tries a row in one direction: at so many places of each document, and in as many other ways as that takes; in a quick
/// run once more, in one of them.
pub(crate) fn run(
    subjects: &[Subject<'_>],
    (number, row): (usize, &Row),
    way: &str,
    wanted: usize,
) -> (Count, Vec<String>) {
    let (mut count, mut wrong) = (Count::default(), Vec::new());
    let mut places = Vec::new();
    let plain = Variant { turn: 0, company: Vec::new() };
    for subject in subjects {
        let own: Vec<_> =
            subject.fits(row).into_iter().filter(|place| place.way() == way).collect();
        for place in crate::spread(&own, wanted) {
            count.tried += 1;
            wrong.extend(differs(subject, row, place, &plain));
        }
        places.extend(own.into_iter().map(|place| (subject, place)));
    }
    count.places = places.len();
    count.changes = places.len();
    let others: Vec<_> = crate::spread(&places, ENOUGH)
        .flat_map(|(subject, place)| {
            let variants = subject.variants(row, place).into_iter().enumerate();
            variants.map(move |(at, variant)| (at, *subject, *place, variant))
        })
        .collect();
    count.changes += others.len();
    let missing = match wanted {
        1 => 1,
        _ => wanted.saturating_sub(count.tried),
    };
    let mut others: Vec<_> = others.iter().collect();
    // Each place once before one comes again; in a quick run another one for each row.
    others.sort_by_key(|other| other.0);
    let from = if wanted == 1 { number % others.len().max(1) } else { 0 };
    for (_, subject, place, variant) in others.into_iter().skip(from).take(missing) {
        count.tried += 1;
        wrong.extend(differs(subject, row, place, variant));
    }
    count.wrong = wrong.len();
    (count, wrong)
}

/// A discriminator chooses whose violations are told and never what is valid: our readers go by the branches. What the
/// taxonomy says of it is about readers that go by the tag.
fn agree(row: &Row, says: Impact, does: Impact) -> bool {
    if row.name.starts_with("discriminator") {
        return does == Impact::default();
    }
    // What depends on the server cannot be told by judging.
    let wire = says.wire == does.wire || says.wire == Wire::Depends && does.wire == Wire::Ok;
    wire && says.validator == does.validator
}

/// What the report says and what happens, where they differ.
fn differs(subject: &Subject<'_>, row: &Row, place: &Place, variant: &Variant) -> Option<String> {
    let Some(revision) = subject.revision(row, place, variant) else {
        return Some(format!("{}: no change at #{:?}", row.name, place.id));
    };
    let report = drift(subject.model, &revision, &Policy::generated());
    let says = Impact::of(&report.changes);
    let measure = |owner| subject.base.measure(owner, &revision, row.kind == Kind::Members);
    let does =
        place.owners.iter().map(|owner| measure(*owner)).fold(Impact::default(), Impact::and);
    let lines = report
        .changes
        .iter()
        .map(|finding| format!("{} {} #{}", finding.id, finding.direction, finding.pointer));
    (!agree(row, says, does)).then(|| {
        format!(
            "{} {} {}, {} #{} by {}, with {:?}\n  reported {says:?} by {}\n  measured {does:?}",
            subject.name,
            row.name,
            variant.turn,
            place.way(),
            subject.model.schema(place.id).place.pointer,
            place.owners[0].entry.type_name,
            variant.company,
            lines.collect::<Vec<_>>().join("; ")
        )
    })
}
