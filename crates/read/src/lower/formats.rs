//! Which formats are asserted, and what they need.

use specwright::Format;

/// Whether the runtime judges the format.
pub(super) fn asserted(name: &str) -> bool {
    Format::from_name(name).is_some()
}

/// The formats, by their variants in the runtime, that need a cargo feature of it to be judged in full.
pub fn runtime_features() -> Vec<(String, &'static str)> {
    let needs = |format: &Format| Some((format!("{format:?}"), format.feature()?));
    Format::ALL.iter().filter_map(needs).collect()
}
