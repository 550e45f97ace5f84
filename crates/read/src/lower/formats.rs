//! Which formats are asserted.

/// Whether the runtime judges the format.
pub(super) fn asserted(name: &str) -> bool {
    specwright::Format::from_name(name).is_some()
}
