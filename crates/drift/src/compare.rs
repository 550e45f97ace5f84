//! Two merged schemas: what changed between them, and which pairs below them are to be compared.

mod elements;
mod keywords;
mod members;
mod notes;
mod references;
mod types;
mod unions;
mod values;

pub(crate) use references::{renamed, swapped};

use crate::Policy;
use crate::draft::{Compared, Draft, Edge, Ways};
use crate::finding::Compare;
use crate::relation::Relations;
use crate::shape::Shape;
use crate::side::{SetId, Side};
use specwright_model::{Place, SchemaId, Sense};
use std::rc::Rc;

/// Both documents and what is remembered of their comparison.
pub(crate) struct Sides<'m> {
    pub(crate) base: Side<'m>,
    pub(crate) next: Side<'m>,
    pub(crate) policy: Policy,
    pub(crate) relations: Relations,
}

/// A pair of sets, and whether they travel as plain text (parameters, headers).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) base: SetId,
    pub(crate) next: SetId,
    pub(crate) text: bool,
    /// The places that use them, where another component is used than before: changes are told there.
    pub(crate) at: Option<(SchemaId, SchemaId)>,
}

/// A comparison in the making.
pub(crate) struct Comparing<'a, 'm> {
    pub(crate) sides: &'a Sides<'m>,
    pub(crate) pair: Pair,
    pub(crate) a: Rc<Shape<'m>>,
    pub(crate) b: Rc<Shape<'m>>,
    pub(crate) out: Compared,
}

/// Compares two merged schemas.
pub(crate) fn compare(sides: &Sides<'_>, pair: Pair) -> Compared {
    let (a, b) = (sides.base.shape(pair.base), sides.next.shape(pair.next));
    let mut comparing = Comparing { sides, pair, a, b, out: Compared::default() };
    comparing.run();
    let compared = Compare {
        base: sides.base.members(pair.base).to_vec(),
        revision: sides.next.members(pair.next).to_vec(),
    };
    for draft in &mut comparing.out.drafts {
        draft.compared = Some(compared.clone());
    }
    comparing.out
}

impl<'m> Comparing<'_, 'm> {
    fn run(&mut self) {
        self.notes();
        if self.wrapped() {
            return;
        }
        if self.types() {
            return;
        }
        self.values();
        self.keywords();
        self.members();
        self.elements();
        self.unions();
    }

    /// Puts a draft at the schemas that say it.
    fn put(&mut self, draft: Draft, base: Option<SchemaId>, next: Option<SchemaId>, keyword: &str) {
        // A place on the other side helps even where that side says nothing.
        let (base, next) = match self.pair.at {
            Some((base, next)) => (Some(base), Some(next)),
            None => (base.or(self.a.origin()), next.or(self.b.origin())),
        };
        let (base, next) =
            (base.and_then(|id| self.base_place(id)), next.and_then(|id| self.next_place(id)));
        self.out.drafts.push(draft.at(base, next).below(keyword));
    }

    fn base_place(&self, id: SchemaId) -> Option<&'m Place> {
        self.sides.base.place(id)
    }

    fn next_place(&self, id: SchemaId) -> Option<&'m Place> {
        self.sides.next.place(id)
    }

    fn edge(&mut self, base: Vec<SchemaId>, next: Vec<SchemaId>) {
        self.edge_with(base, next, Sense::Along, Ways::ALL);
    }

    fn edge_with(&mut self, base: Vec<SchemaId>, next: Vec<SchemaId>, sense: Sense, ways: Ways) {
        let mut at = None;
        if let ([base], [next]) = (base.as_slice(), next.as_slice()) {
            self.out.drafts.extend(renamed(self.sides, *base, *next));
            at = swapped(self.sides, *base, *next).then_some((*base, *next));
        }
        self.out.edges.push(Edge { base, next, sense, ways, at });
    }

    /// What to call the place in a message: the last names of its pointer that are not keywords.
    fn subject(&self) -> String {
        let used = self.pair.at.map(|(base, _)| base);
        let at = used.or(self.a.origin()).and_then(|id| self.sides.base.subject(id));
        at.or(self.b.origin().and_then(|id| self.sides.next.subject(id))).unwrap_or_default()
    }
}
