//! Tree → steps, for the two engines of our own.

use std::ops::RangeInclusive;

use super::error::PatternError;
use super::node::{Look, Node, Repeat};
use super::set::Set;

/// Steps one pattern may have, its looks included.
const MAX_STEPS: usize = 8 * 1024;
/// Looks around one pattern may have: each keeps one flag for every character of the text.
const MAX_LOOKS: usize = 32;

/// One step.
#[derive(Debug)]
pub(super) enum Step {
    /// Takes a character of the set.
    Set(usize),
    /// Goes on at either place, the first one first.
    Split(usize, usize),
    /// Goes on elsewhere.
    Jump(usize),
    /// `^`.
    Start,
    /// `$`.
    End,
    /// `\b` or `\B`.
    Word(bool),
    /// Whether the look of this number holds here.
    Look(usize, bool),
    /// Remembers the position.
    Save(usize),
    /// Fails when the position is still the one remembered.
    Progress(usize),
    /// Forgets positions.
    Forget(RangeInclusive<usize>),
    /// Takes what the group holds.
    Back(u32),
    /// Found.
    Match,
}

/// The steps of a pattern or of one look.
#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) sets: Vec<Set>,
    /// Positions to remember.
    pub(super) slots: usize,
}

/// A look and its program; those it needs stand before it.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) ahead: bool,
    pub(super) program: Program,
}

/// Writes a pattern without references, and its looks.
pub(super) fn with_looks(node: &Node) -> Result<(Program, Vec<Side>), PatternError> {
    let mut sides = Vec::new();
    let mut compiler = Compiler {
        program: Program::default(),
        backward: false,
        captures: false,
        sides: &mut sides,
    };
    compiler.node(node)?;
    compiler.push(Step::Match)?;
    let program = compiler.program;
    Ok((program, sides))
}

/// Writes a pattern with references and without looks.
pub(super) fn with_captures(node: &Node) -> Result<Program, PatternError> {
    let mut sides = Vec::new();
    let mut compiler = Compiler {
        program: Program::default(),
        backward: false,
        captures: true,
        sides: &mut sides,
    };
    compiler.program.slots = slot(highest(node)).1 + 1;
    compiler.node(node)?;
    compiler.push(Step::Match)?;
    Ok(compiler.program)
}

/// Where the start and the end of a group are remembered.
pub(super) fn slot(group: u32) -> (usize, usize) {
    let first = usize::try_from(group).unwrap_or(usize::MAX / 4).saturating_mul(2);
    (first, first + 1)
}

fn highest(node: &Node) -> u32 {
    match node {
        Node::Capture(number, inner) => highest(inner).max(*number),
        Node::Concat(nodes) | Node::Either(nodes) => nodes.iter().map(highest).max().unwrap_or(0),
        Node::Repeat(repeat) => highest(&repeat.node),
        Node::Look(look) => highest(&look.node),
        _ => 0,
    }
}

fn lowest(node: &Node) -> Option<u32> {
    match node {
        Node::Capture(number, _) => Some(*number),
        Node::Concat(nodes) | Node::Either(nodes) => nodes.iter().filter_map(lowest).min(),
        Node::Repeat(repeat) => lowest(&repeat.node),
        Node::Look(look) => lowest(&look.node),
        _ => None,
    }
}

struct Compiler<'a> {
    program: Program,
    /// Looks ahead are run from the end of the text to its start.
    backward: bool,
    captures: bool,
    sides: &'a mut Vec<Side>,
}

impl Compiler<'_> {
    fn push(&mut self, step: Step) -> Result<usize, PatternError> {
        let used: usize = self.sides.iter().map(|side| side.program.steps.len()).sum();
        if used + self.program.steps.len() >= MAX_STEPS {
            return Err(PatternError::refused(
                "the pattern is too large for a pattern with looks around or references",
            ));
        }
        self.program.steps.push(step);
        Ok(self.program.steps.len() - 1)
    }

    fn here(&self) -> usize {
        self.program.steps.len()
    }

    /// Fills in a step whose targets were not known yet.
    fn set(&mut self, at: usize, step: Step) {
        if let Some(place) = self.program.steps.get_mut(at) {
            *place = step;
        }
    }

    fn node(&mut self, node: &Node) -> Result<(), PatternError> {
        match node {
            Node::Class(set) => {
                self.program.sets.push(set.clone());
                self.push(Step::Set(self.program.sets.len() - 1))?;
            }
            Node::Start => drop(self.push(Step::Start)?),
            Node::End => drop(self.push(Step::End)?),
            Node::Word(edge) => drop(self.push(Step::Word(*edge))?),
            Node::Concat(nodes) if self.backward => {
                nodes.iter().rev().try_for_each(|node| self.node(node))?;
            }
            Node::Concat(nodes) => nodes.iter().try_for_each(|node| self.node(node))?,
            Node::Either(nodes) => self.either(nodes)?,
            Node::Repeat(repeat) => self.repeat(repeat)?,
            Node::Capture(number, node) if self.captures => {
                let (start, end) = slot(*number);
                self.push(Step::Save(start))?;
                self.node(node)?;
                self.push(Step::Save(end))?;
            }
            Node::Capture(_, node) => self.node(node)?,
            Node::Back(number) => drop(self.push(Step::Back(*number))?),
            Node::Look(look) => self.look(look)?,
        }
        Ok(())
    }

    fn either(&mut self, nodes: &[Node]) -> Result<(), PatternError> {
        let mut exits = Vec::new();
        for (at, node) in nodes.iter().enumerate() {
            if at + 1 == nodes.len() {
                self.node(node)?;
                break;
            }
            let split = self.push(Step::Jump(0))?;
            self.node(node)?;
            exits.push(self.push(Step::Jump(0))?);
            self.set(split, Step::Split(split + 1, self.here()));
        }
        let end = self.here();
        for exit in exits {
            self.set(exit, Step::Jump(end));
        }
        Ok(())
    }

    fn repeat(&mut self, repeat: &Repeat) -> Result<(), PatternError> {
        for _ in 0..repeat.min {
            let before = self.here();
            self.round(repeat)?;
            if self.here() == before {
                break;
            }
        }
        let Some(max) = repeat.max else { return self.star(repeat) };
        let mut splits = Vec::new();
        for _ in repeat.min..max {
            let split = self.push(Step::Jump(0))?;
            splits.push(split);
            self.guarded(repeat)?;
        }
        let end = self.here();
        for split in splits {
            self.set(split, fork(repeat.greedy, split + 1, end));
        }
        Ok(())
    }

    fn star(&mut self, repeat: &Repeat) -> Result<(), PatternError> {
        let split = self.push(Step::Jump(0))?;
        self.guarded(repeat)?;
        self.push(Step::Jump(split))?;
        let end = self.here();
        self.set(split, fork(repeat.greedy, split + 1, end));
        Ok(())
    }

    /// A round beyond the least number: it must not be empty (ECMA-262, `RepeatMatcher`).
    fn guarded(&mut self, repeat: &Repeat) -> Result<(), PatternError> {
        if !self.captures {
            return self.round(repeat);
        }
        let mark = self.program.slots;
        self.program.slots += 1;
        self.push(Step::Save(mark))?;
        self.round(repeat)?;
        self.push(Step::Progress(mark))?;
        Ok(())
    }

    /// One round, which begins by forgetting what its groups held.
    fn round(&mut self, repeat: &Repeat) -> Result<(), PatternError> {
        if let (true, Some(low)) = (self.captures, lowest(&repeat.node)) {
            self.push(Step::Forget(slot(low).0..=slot(highest(&repeat.node)).1))?;
        }
        self.node(&repeat.node)
    }

    fn look(&mut self, look: &Look) -> Result<(), PatternError> {
        let mut inner = Compiler {
            program: Program::default(),
            backward: look.ahead,
            captures: false,
            sides: &mut *self.sides,
        };
        inner.node(&look.node)?;
        inner.push(Step::Match)?;
        let program = inner.program;
        if self.sides.len() >= MAX_LOOKS {
            return Err(PatternError::refused("too many looks around"));
        }
        self.sides.push(Side { ahead: look.ahead, program });
        self.push(Step::Look(self.sides.len() - 1, look.negative))?;
        Ok(())
    }
}

fn fork(greedy: bool, again: usize, end: usize) -> Step {
    if greedy { Step::Split(again, end) } else { Step::Split(end, again) }
}
