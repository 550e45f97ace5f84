//! Lists of strings too long for a Rust enum, objects too wide for a struct: the time and memory that compiling one takes
//! grow faster than it does.

use specwright_model::{Code, Diagnostic, SchemaId, Severity, Types};

use super::build::Builder;
use super::{Form, Part, Shape, conjuncts};

/// The longest list that becomes an enum and the most members of a struct; what is longer is a `String` or a map, which its
/// table checks all the same.
pub(super) const MOST: usize = 1_000;

/// What is told of each schema that is too long.
pub(super) fn told(builder: &Builder<'_>, forms: &[Form]) -> Vec<Diagnostic> {
    let told = builder.model.ids().zip(forms).filter_map(|(id, form)| match form.shape {
        Shape::Text => list(builder, id),
        Shape::Map(Part::Json) => members(builder, id),
        _ => None,
    });
    told.collect()
}

fn list(builder: &Builder<'_>, id: SchemaId) -> Option<Diagnostic> {
    let core = builder.kinds.of(id).without(Types::NULL);
    let count = builder.strings(id, core, 0)?.len();
    let message = format!(
        "a Rust enum of {count} values would take long to compile: the type is `String`, and values are checked all the same"
    );
    (count > MOST).then(|| warning(builder, id, "W0702", "enum", message))
}

fn members(builder: &Builder<'_>, id: SchemaId) -> Option<Diagnostic> {
    let all = conjuncts::all(builder.model, &builder.kinds, id, Types::OBJECT)?;
    let count = builder.width(&all);
    let message = format!(
        "a Rust struct of {count} members would take long to compile: the type is a map, and members are checked all the same"
    );
    (count > MOST).then(|| warning(builder, id, "W0703", "properties", message))
}

fn warning(
    builder: &Builder<'_>,
    id: SchemaId,
    code: &'static str,
    keyword: &str,
    message: String,
) -> Diagnostic {
    Diagnostic {
        severity: Severity::Warning,
        code: Code(code),
        place: builder.model.schema(id).place.clone(),
        message,
        help: None,
        keyword: Some(keyword.to_owned()),
    }
}
