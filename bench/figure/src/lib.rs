//! Figures of the benchmark, and how times are sampled.

mod sample;

pub use sample::Contest;

use serde::Serialize;

/// One figure: what was measured, against which peer, and what it should be.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// Ours.
    pub value: f64,
    /// Of `value`.
    pub unit: &'static str,
    /// The peer.
    pub against: String,
    /// Ours divided by the peer's.
    pub ratio: f64,
    /// The ratio aimed at; `None` where the figure only informs.
    pub target: Option<f64>,
    /// Whether the ratio is at most the target; true without one.
    pub met: bool,
}

impl Figure {
    /// The figure of our value and the peer's.
    pub fn new(
        name: &str,
        unit: &'static str,
        ours: f64,
        (against, theirs): (&str, f64),
        target: Option<f64>,
    ) -> Self {
        let ratio = ours / theirs;
        let met = target.is_none_or(|target| ratio <= target);
        let (name, against) = (name.to_owned(), against.to_owned());
        Self { name, value: rounded(ours), unit, against, ratio: rounded(ratio), target, met }
    }
}

/// To four significant digits: more would be noise.
fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let scale = 10_f64.powf(3.0 - value.abs().log10().floor());
    (value * scale).round() / scale
}
