//! Choices made at random.

use crate::rng::Rng;

/// Makes choices that look random and are the same for the same seed.
#[derive(Clone, Debug)]
pub struct Dice(Rng);

impl Dice {
    /// Starts at a seed.
    pub fn new(seed: u64) -> Self {
        Self(Rng::new(seed))
    }

    /// A number below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        self.0.below(end)
    }

    /// One of the choices, which must not be none.
    pub(crate) fn of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}
