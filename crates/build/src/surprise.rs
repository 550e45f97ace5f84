//! What is legal in a document and will surprise: values that break their own schema, members nobody declared, and
//! branches that let in the same value.

mod heavy;
mod overlap;
mod required;
mod values;

use specwright_instances::Maker;
use specwright_model::{Code, Diagnostic, Model, Place, Severity};

use crate::codes::{Explained, told};

/// Codes of this module: the code, a few words, and what is behind them.
pub(crate) const CODES: &[Explained] = &[
    told(
        DEFAULT,
        "default that its own schema refuses",
        "Defaults are documented and never filled in, so nothing breaks here; yet whoever sends the default is refused. Correct the value or the keyword it breaks, in the document or in overlay.yaml.",
        "correct the value or the keyword it breaks, in the document or in overlay.yaml",
    ),
    told(
        EXAMPLE,
        "example that its own schema refuses",
        "Readers copy examples. Correct the example or the keyword it breaks, in the document or in overlay.yaml. An example that is valid in one direction at least, request or response, is not told.",
        "correct the example or the keyword it breaks, in the document or in overlay.yaml",
    ),
    told(
        UNDECLARED,
        "`required` names a member nobody declares",
        "`required` asks for the member all the same, whatever its value. Often it is a slip of the pen, or the property was renamed.",
        "declare the property, or take the name out of `required`",
    ),
    told(
        OVERLAP,
        "branches of `oneOf` let in the same value",
        "`oneOf` means exactly one: a value that two branches let in is refused. Write `anyOf` if that is not meant, or let the branches exclude one another by `required`, `const` or `additionalProperties: false`.",
        "write `anyOf` if any branch will do, or let them exclude one another by `required`, `const` or `additionalProperties: false`",
    ),
];

const DEFAULT: &str = "W0601";
const EXAMPLE: &str = "W0602";
const UNDECLARED: &str = "W0603";
const OVERLAP: &str = "W0604";

/// How much of a document is judged: the rest of a hostile one is passed over.
const MOST_VALUES: usize = 20_000;
const MOST_BYTES: usize = 32 << 20;
/// The largest model whose branches are compared.
const MOST_SCHEMAS: usize = 50_000;

/// Everything surprising, in the order of the checks. Places have the line of the schema; the pointer tells the rest.
pub(crate) fn surprises(model: &Model) -> Vec<Diagnostic> {
    let maker = Maker::of(model);
    let heavy = heavy::heavy(model);
    let mut found = values::check(model, &maker, &heavy);
    found.extend(required::check(model));
    if model.schemas.len() <= MOST_SCHEMAS {
        found.extend(overlap::check(model, &maker, &heavy));
    }
    found
}

fn warning(
    code: &'static str,
    place: Place,
    message: String,
    help: String,
    keyword: &str,
) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: Code(code),
        place,
        message,
        help: Some(help),
        keyword: Some(keyword.to_owned()),
    }
}

#[cfg(test)]
mod tests;
