//! Stub.
use crate::load::Tree;
use crate::report::Report;
use crate::{Options, Source};
pub(crate) fn apply(_: &mut Tree, _: Source<'_>, _: &Options, _: &mut Report) {}
