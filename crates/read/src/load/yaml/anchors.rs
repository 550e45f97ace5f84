//! Anchors and what repeating them costs.

use std::collections::BTreeMap;

use crate::codes;
use crate::load::{Failure, Limits, Mark, Node, Tree, place};

/// How much copies may weigh in one document: a value weighs one, and each 64 bytes of its text one more.
const MOST_REPEATED: usize = 4_000_000;

/// The anchored values of a document.
pub(super) struct Anchors {
    known: BTreeMap<usize, Anchored>,
    spent: usize,
    limits: Limits,
}

struct Anchored {
    tree: Tree,
    size: Size,
}

#[derive(Clone, Copy)]
struct Size {
    height: usize,
    values: usize,
    weight: usize,
}

impl Anchors {
    pub(super) fn new(limits: Limits) -> Self {
        Self { known: BTreeMap::new(), spent: 0, limits }
    }

    /// Remembers a value; the number 0 is no anchor.
    pub(super) fn keep(&mut self, id: usize, tree: &Tree) -> Result<(), Failure> {
        if id != 0 {
            let size = measure(tree);
            self.spend(size, tree.at)?;
            self.known.insert(id, Anchored { tree: tree.clone(), size });
        }
        Ok(())
    }

    /// A copy of an anchored value to stand below `depth` others, and how many values it holds.
    pub(super) fn repeat(
        &mut self,
        id: usize,
        depth: usize,
        at: Mark,
    ) -> Result<(Tree, usize), Failure> {
        let Some(size) = self.known.get(&id).map(|anchored| anchored.size) else {
            return Err(Failure::syntax(at, "an alias stands inside its own anchor"));
        };
        if depth.saturating_add(size.height) > self.limits.depth {
            return Err(Failure::too_deep(at, self.limits.depth));
        }
        self.spend(size, at)?;
        match self.known.get(&id) {
            Some(anchored) => Ok((anchored.tree.clone(), size.values)),
            None => Err(Failure::syntax(at, "an alias stands inside its own anchor")),
        }
    }

    fn spend(&mut self, size: Size, at: Mark) -> Result<(), Failure> {
        self.spent = self.spent.saturating_add(size.weight);
        if self.spent > MOST_REPEATED {
            let problem = codes::ALIASES
                .at(place(at), "the aliases up to here repeat more than the reader takes");
            return Err(Failure::Final(problem));
        }
        Ok(())
    }
}

fn measure(tree: &Tree) -> Size {
    let leaf =
        |text: &str| Size { height: 0, values: 1, weight: (text.len() / 64).saturating_add(1) };
    let within = |sizes: &mut dyn Iterator<Item = Size>| {
        let all = sizes.fold(Size { height: 0, values: 0, weight: 0 }, |all, size| Size {
            height: all.height.max(size.height),
            values: all.values.saturating_add(size.values),
            weight: all.weight.saturating_add(size.weight),
        });
        Size {
            height: all.height.saturating_add(1),
            values: all.values.saturating_add(1),
            weight: all.weight.saturating_add(1),
        }
    };
    match &tree.value {
        Node::Null | Node::Bool(_) => leaf(""),
        Node::Number(text) | Node::String(text) => leaf(text),
        Node::Sequence(items) => within(&mut items.iter().map(measure)),
        Node::Mapping(mapping) => within(&mut mapping.iter().map(|member| {
            let size = measure(&member.value);
            Size { weight: size.weight.saturating_add(member.key.len() / 64), ..size }
        })),
    }
}
