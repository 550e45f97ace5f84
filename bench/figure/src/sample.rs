//! Times of closures, sampled in turn so that noise hits all of them alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long one sample of one closure takes at least.
const SAMPLE: Duration = Duration::from_millis(2);

/// Closures that do the same work in different ways.
#[derive(Default)]
pub struct Contest<'a> {
    runners: Vec<Runner<'a>>,
}

struct Runner<'a> {
    name: &'static str,
    /// Runs so many times.
    run: Box<dyn FnMut(u64) + 'a>,
    times: u64,
    samples: Vec<f64>,
}

impl<'a> Contest<'a> {
    /// No closures.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a closure; its result is kept from being optimised away.
    #[must_use]
    pub fn with<T>(mut self, name: &'static str, mut run: impl FnMut() -> T + 'a) -> Self {
        let run = Box::new(move |times| {
            for _ in 0..times {
                black_box(run());
            }
        });
        self.runners.push(Runner { name, run, times: 1, samples: Vec::new() });
        self
    }

    /// Samples every closure this often, in an order that turns; nanoseconds of one run, the least of the
    /// samples: what the code takes when nothing disturbs it.
    pub fn run(mut self, rounds: usize) -> Vec<(&'static str, f64)> {
        for runner in &mut self.runners {
            runner.calibrate();
        }
        for round in 0..rounds {
            let count = self.runners.len();
            for turn in 0..count {
                if let Some(runner) = self.runners.get_mut((round + turn) % count) {
                    let time = runner.time();
                    runner.samples.push(time);
                }
            }
        }
        self.runners.into_iter().map(|runner| (runner.name, least(&runner.samples))).collect()
    }
}

impl Runner<'_> {
    /// Finds out how often one sample runs; warms up as well.
    fn calibrate(&mut self) {
        loop {
            let start = Instant::now();
            (self.run)(self.times);
            if start.elapsed() >= SAMPLE || self.times > 1 << 30 {
                return;
            }
            self.times *= 2;
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "counts of runs are small")]
    fn time(&mut self) -> f64 {
        let start = Instant::now();
        (self.run)(self.times);
        start.elapsed().as_secs_f64() * 1e9 / self.times as f64
    }
}

fn least(samples: &[f64]) -> f64 {
    samples.iter().copied().fold(f64::INFINITY, f64::min)
}
