//! Which directions reach each schema, and which schemas judge differently by direction.

use std::collections::BTreeSet;

use specwright_model::{Direction, Keyword, Model, Operation, Root, SchemaId};

use crate::Options;

/// The schemas that types are made for when nothing else is asked: what operations carry and, unless only some
/// operations are kept, every component.
pub fn roots(model: &Model, options: &Options) -> Vec<Root> {
    let only = options.only.as_slice();
    let kept = model.operations.iter().filter(|operation| keeps(operation, only));
    let mut roots: Vec<Root> = kept.flat_map(Operation::roots).collect();
    if only.is_empty() {
        let neutral = |schema| Root { schema, direction: Direction::Neutral };
        roots.extend(model.components.iter().map(|component| neutral(component.schema)));
    }
    roots
}

/// Whether an operation is among those to keep: by `operationId`, `POST /path` or `webhook:NAME`.
pub(crate) fn keeps(operation: &Operation, only: &[String]) -> bool {
    let named = |name: &String| operation.id.as_ref() == Some(name) || *name == operation.address();
    only.is_empty() || only.iter().any(named)
}

/// What is known of each schema's directions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reaches {
    roots: BTreeSet<SchemaId>,
    reached: Vec<[bool; 3]>,
    differs: Vec<bool>,
}

/// Which of the types of a schema is meant, when requests and responses have one each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Side {
    /// The only one, or that of responses.
    Plain,
    /// That of requests.
    Request,
}

impl Reaches {
    /// Follows every keyword from the roots.
    pub(crate) fn new(model: &Model, roots: &[Root]) -> Self {
        let children: Vec<Vec<SchemaId>> = model.ids().map(|id| children(model, id)).collect();
        let mut reached = vec![[false; 3]; children.len()];
        for direction in Direction::ALL {
            let mut open: Vec<SchemaId> = roots
                .iter()
                .filter(|root| root.direction == direction)
                .map(|root| root.schema)
                .collect();
            while let Some(id) = open.pop() {
                if let Some(flags) =
                    reached.get_mut(index(id)).filter(|flags| !flags[slot(direction)])
                {
                    flags[slot(direction)] = true;
                    open.extend(children.get(index(id)).into_iter().flatten());
                }
            }
        }
        let roots = roots.iter().map(|root| root.schema).collect();
        Self { roots, reached, differs: differing(model, &children) }
    }

    /// The schemas that were asked for.
    pub(crate) fn roots(&self) -> impl Iterator<Item = SchemaId> + use<'_> {
        self.roots.iter().copied()
    }

    /// Whether anything asked for reaches the schema.
    pub(crate) fn any(&self, id: SchemaId) -> bool {
        self.flags(id).contains(&true)
    }

    /// Whether only requests reach it: what it lists is complete.
    pub(crate) fn only_requests(&self, id: SchemaId) -> bool {
        let flags = self.flags(id);
        flags[slot(Direction::Request)] && !flags[slot(Direction::Response)]
    }

    /// Whether requests and responses need a type each.
    pub(crate) fn split(&self, id: SchemaId) -> bool {
        let flags = self.flags(id);
        let differs = self.differs.get(index(id)).copied().unwrap_or(false);
        differs && flags[slot(Direction::Request)] && flags[slot(Direction::Response)]
    }

    /// The type that is meant in a direction.
    pub(crate) fn side(&self, id: SchemaId, direction: Direction) -> Side {
        if direction == Direction::Request && self.split(id) { Side::Request } else { Side::Plain }
    }

    /// The direction the type of a schema is judged in.
    pub(crate) fn direction(&self, id: SchemaId, side: Side) -> Direction {
        let flags = self.flags(id);
        match (flags[slot(Direction::Request)], flags[slot(Direction::Response)]) {
            (true, false) => Direction::Request,
            (false, true) => Direction::Response,
            (false, false) => Direction::Neutral,
            (true, true) => match (self.split(id), side) {
                (false, _) => Direction::Neutral,
                (true, Side::Plain) => Direction::Response,
                (true, Side::Request) => Direction::Request,
            },
        }
    }

    fn flags(&self, id: SchemaId) -> [bool; 3] {
        self.reached.get(index(id)).copied().unwrap_or_default()
    }
}

/// The schemas a schema's keywords apply.
pub(crate) fn children(model: &Model, id: SchemaId) -> Vec<SchemaId> {
    model.schema(id).keywords.iter().flat_map(Keyword::children).collect()
}

/// The schemas whose verdict differs by direction: some `required` in what they hold does not ask in one of them.
fn differing(model: &Model, children: &[Vec<SchemaId>]) -> Vec<bool> {
    let mut parents = vec![Vec::new(); children.len()];
    for (parent, below) in model.ids().zip(children) {
        for child in below {
            if let Some(above) = parents.get_mut(index(*child)) {
                above.push(parent);
            }
        }
    }
    let mut differs = vec![false; children.len()];
    let mut open: Vec<SchemaId> = model.ids().filter(|id| excepts(model, *id)).collect();
    while let Some(id) = open.pop() {
        if let Some(flag) = differs.get_mut(index(id)).filter(|flag| !**flag) {
            *flag = true;
            open.extend(parents.get(index(id)).into_iter().flatten());
        }
    }
    differs
}

fn excepts(model: &Model, id: SchemaId) -> bool {
    model.schema(id).keywords.iter().any(|keyword| match keyword {
        Keyword::Required(required) => required.0.iter().any(|member| !member.except.is_empty()),
        _ => false,
    })
}

/// The place of a schema in lists that hold one entry per schema.
pub(crate) fn index(id: SchemaId) -> usize {
    usize::try_from(id.0).unwrap_or(usize::MAX)
}

fn slot(direction: Direction) -> usize {
    match direction {
        Direction::Neutral => 0,
        Direction::Request => 1,
        Direction::Response => 2,
    }
}
