//! What changed between two documents, whom it breaks, and which Rust items it touches.
//!
//! [`drift`] compares models, never text: operations are paired by method and path, schemas by where they are used, and
//! each pair is compared once, however many operations reach it. How a keyword moves what is accepted stands in the
//! keyword's own file of the model ([`specwright_model::Shift`]); whom that breaks is one table (`impact`), direction ×
//! shift, under the [`Policy`] in force. Nothing here does I/O, and no model makes it panic.

pub mod accept;
mod api;
mod collect;
mod compare;
mod draft;
mod finding;
mod group;
mod impact;
mod likeness;
mod policy;
mod reach;
mod relation;
pub mod report;
mod rows;
mod shape;
mod side;
mod surface;
mod walk;
mod words;

pub use finding::{
    Compare, Counterexample, Finding, Severity, Side, Source, Spot, Validator, Way, Wire, Witness,
};
pub use impact::Impact;
pub use policy::{Checking, Openness, Policy, UnknownMembers};
pub use report::{Bump, Ignored, Report};
pub use surface::{Item, Surface, Surfaces};

use specwright_model::Model;

/// How many findings a payload is looked for, worst first; a report has more only when it is about another API.
const SHOWN: usize = 300;

/// What to compare, and by which rules.
#[derive(Clone, Copy, Default)]
pub struct Comparison<'a> {
    /// The policy in force.
    pub policy: Policy,
    /// How much of the revision matters.
    pub scope: Scope,
    /// What the crates of both sides offer; without it, the source verdict is that of the row.
    pub surfaces: Option<Surfaces<'a>>,
    /// Who finds counterexamples.
    pub witness: Option<&'a dyn Witness>,
}

/// How much of the revision matters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    #[default]
    All,
    /// What the base covers: operations and schemas that only the revision has are counted, not told.
    Covered,
}

/// Compares two documents, everything in them.
pub fn drift(base: &Model, revision: &Model, policy: &Policy) -> Report {
    Comparison { policy: *policy, ..Comparison::default() }.run(base, revision)
}

impl Comparison<'_> {
    /// Compares two documents.
    pub fn run(&self, base: &Model, revision: &Model) -> Report {
        let sides = compare::Sides {
            base: side::Side::new(base),
            next: side::Side::new(revision),
            policy: self.policy,
            relations: relation::Relations::default(),
        };
        let mut api = api::Api {
            sides: &sides,
            walk: walk::Walk::new(&sides),
            collector: collect::Collector::default(),
            scope: self.scope,
            operations_left_out: 0,
            components_left_out: 0,
        };
        api.run();
        let ignored = Ignored {
            operations: api.operations_left_out,
            components: api.components_left_out,
            pairs: api.walk.left_out,
        };
        let mut changes = api.collector.findings(self.policy, self.surfaces);
        if let Some(witness) = self.witness {
            let bad = changes.iter_mut().filter(|finding| finding.claims());
            for finding in bad.take(SHOWN) {
                finding.counterexample = witness.witness(finding);
                finding.sought = true;
            }
        }
        let source = match self.surfaces {
            Some(surfaces) => surfaces.verdict(),
            None => changes.iter().map(|finding| finding.source).max().unwrap_or_default(),
        };
        let bump = Bump::of(source, !changes.is_empty());
        Report { policy: self.policy, changes, bump, ignored }
    }
}
