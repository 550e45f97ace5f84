//! OpenAPI text to model.
//!
//! [`read`] goes load → overlay → version → resolve → lower: bytes become a tree with positions, overlays change it, and
//! every schema and operation is lowered into [`specwright_model`], in the terms of JSON Schema 2020-12 whatever the
//! document was written in. Nothing here touches disk or network, and nothing panics, whatever the bytes are.

pub mod codes;
mod load;
mod locate;
mod lower;
mod operations;
mod options;
mod overlay;
mod pointer;
mod reading;
mod report;
mod resolve;
mod version;

pub use load::{Mapping, Mark, Member, Node, Tree};
pub use locate::{Locations, parse};
pub use lower::runtime_features;
pub use options::{Formats, Options, Source, Unresolved};
pub use reading::{Fate, KeywordUse, Reading};

use report::Report;
use specwright_model::Model;

/// Reads a document, its overlays applied first, in their order.
pub fn read(document: Source<'_>, overlays: &[Source<'_>], options: &Options) -> Reading {
    let mut report = Report::new(options);
    let mut reading = Reading::default();
    if let Some(tree) = prepare(document, overlays, options, &mut report) {
        let mut model = Model::default();
        lower::lower(&tree, options, &mut report, (&mut model, &mut reading));
        reading.model = (!report.fatal()).then_some(model);
    }
    reading.diagnostics = report.finish();
    reading
}

fn prepare(
    document: Source<'_>,
    overlays: &[Source<'_>],
    options: &Options,
    report: &mut Report,
) -> Option<Tree> {
    let mut tree = load::load(document, options, report)?;
    for overlay in overlays {
        overlay::apply(&mut tree, *overlay, options, report);
    }
    Some(tree)
}
