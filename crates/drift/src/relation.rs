//! The shift between two whole schemas, without telling anything: it only helps to pair what belongs together.

use crate::compare::{Pair, Sides, compare};
use specwright_model::{Sense, Shift};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// How deep schemas are followed; beyond, nothing is claimed.
const DEPTH: u32 = 12;

/// What is known so far.
#[derive(Default)]
pub(crate) struct Relations {
    known: RefCell<BTreeMap<Pair, Shift>>,
    depth: Cell<u32>,
}

impl Relations {
    /// The shift from one to the other. A pair met again below itself changes nothing.
    pub(crate) fn shift(&self, sides: &Sides<'_>, pair: Pair) -> Shift {
        if let Some(shift) = self.known.borrow().get(&pair) {
            return *shift;
        }
        if self.depth.get() >= DEPTH {
            return Shift::Sideways;
        }
        self.known.borrow_mut().insert(pair, Shift::Same);
        self.depth.set(self.depth.get() + 1);
        let shift = follow(sides, pair);
        self.depth.set(self.depth.get() - 1);
        self.known.borrow_mut().insert(pair, shift);
        shift
    }
}

fn follow(sides: &Sides<'_>, pair: Pair) -> Shift {
    let compared = compare(sides, pair);
    let mut shift = compared.drafts.iter().fold(Shift::Same, |shift, draft| shift.and(draft.shift));
    for edge in &compared.edges {
        if shift == Shift::Sideways {
            break;
        }
        let below = Pair {
            base: sides.base.set(&edge.base),
            next: sides.next.set(&edge.next),
            text: pair.text,
            at: None,
        };
        let below = sides.relations.shift(sides, below);
        shift = shift.and(match edge.sense {
            Sense::Along => below,
            Sense::Against => below.flip(),
            Sense::Both if below == Shift::Same => Shift::Same,
            Sense::Both => Shift::Sideways,
        });
    }
    shift
}
