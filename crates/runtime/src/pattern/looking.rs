//! Looks around in linear time.
//!
//! Whether a look holds depends on the position alone. So each is decided for all positions at once before the pattern itself
//! runs: a look behind by running its automaton over the text, a look ahead by running its reverse from the end. All states
//! are kept at once, nothing is tried twice.

use super::error::PatternError;
use super::node::Node;
use super::program::{self, Program, Side, Step};
use super::set::Set;

/// A pattern with looks around.
#[derive(Debug)]
pub(super) struct Looking {
    main: Program,
    sides: Vec<Side>,
}

impl Looking {
    /// Writes the programs.
    pub(super) fn build(node: &Node) -> Result<Self, PatternError> {
        let (main, sides) = program::with_looks(node)?;
        Ok(Self { main, sides })
    }

    /// Whether it is found in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let mut tables: Vec<Vec<bool>> = Vec::with_capacity(self.sides.len());
        for side in &self.sides {
            let mut table = vec![false; text.len() + 1];
            let positions = 0..=text.len();
            let mut run = Run::new(&side.program, &text, &tables);
            let mut note = |at: usize, found: bool| {
                if let Some(place) = table.get_mut(at) {
                    *place = found;
                }
            };
            if side.ahead {
                positions.rev().for_each(|at| note(at, run.visit(at, at.checked_sub(1))));
            } else {
                positions.for_each(|at| note(at, run.visit(at, Some(at))));
            }
            tables.push(table);
        }
        let mut run = Run::new(&self.main, &text, &tables);
        (0..=text.len()).any(|at| run.visit(at, Some(at)))
    }
}

/// A program on its way through a text.
struct Run<'a> {
    program: &'a Program,
    text: &'a [char],
    tables: &'a [Vec<bool>],
    /// Steps to go on with at the next position.
    waiting: Vec<usize>,
    /// At which visit a step was seen last.
    seen: Vec<usize>,
    visit: usize,
}

impl<'a> Run<'a> {
    fn new(program: &'a Program, text: &'a [char], tables: &'a [Vec<bool>]) -> Self {
        Self {
            program,
            text,
            tables,
            waiting: Vec::new(),
            seen: vec![0; program.steps.len()],
            visit: 0,
        }
    }

    /// Goes on at a position, beginning anew there too, and takes the character at `taken`. True when the end was reached.
    fn visit(&mut self, at: usize, taken: Option<usize>) -> bool {
        self.visit += 1;
        let mut stack = std::mem::take(&mut self.waiting);
        stack.push(0);
        let character = taken.and_then(|at| self.text.get(at)).copied();
        let mut found = false;
        while let Some(step) = stack.pop() {
            match self.seen.get_mut(step) {
                Some(seen) if *seen != self.visit => *seen = self.visit,
                _ => continue,
            }
            match self.program.steps.get(step) {
                Some(Step::Set(set)) => {
                    let set: Option<&Set> = self.program.sets.get(*set);
                    if character
                        .is_some_and(|character| set.is_some_and(|set| set.contains(character)))
                    {
                        self.waiting.push(step + 1);
                    }
                }
                Some(Step::Split(first, second)) => stack.extend([*first, *second]),
                Some(Step::Jump(target)) => stack.push(*target),
                Some(Step::Match) => found = true,
                Some(Step::Look(number, negative)) => {
                    let holds = self
                        .tables
                        .get(*number)
                        .and_then(|table| table.get(at))
                        .copied()
                        .unwrap_or(false);
                    if holds != *negative {
                        stack.push(step + 1);
                    }
                }
                Some(other) if edge(other, self.text, at) => stack.push(step + 1),
                _ => {}
            }
        }
        found
    }
}

/// Whether an assertion about the position holds.
pub(super) fn edge(step: &Step, text: &[char], at: usize) -> bool {
    let word = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(|c| c.is_ascii_alphanumeric() || *c == '_')
    };
    match step {
        Step::Start => at == 0,
        Step::End => at == text.len(),
        Step::Word(expected) => (word(at.checked_sub(1)) != word(Some(at))) == *expected,
        _ => false,
    }
}
