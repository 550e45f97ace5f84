//! Lists of strings too long for a Rust enum: the time and memory that compiling one takes grow faster than the list.

use specwright_model::{Code, Diagnostic, Severity, Types};

use super::build::Builder;
use super::{Form, Shape};

/// The longest list that becomes an enum; the strings of a longer one are a `String`, which its table checks all the same.
pub(super) const MOST: usize = 1_000;

/// What is told of each schema whose list is too long.
pub(super) fn told(builder: &Builder<'_>, forms: &[Form]) -> Vec<Diagnostic> {
    let texts = builder.model.ids().zip(forms).filter(|(_, form)| form.shape == Shape::Text);
    let told = texts.filter_map(|(id, _)| {
        let core = builder.kinds.of(id).without(Types::NULL);
        let count = builder.strings(id, core, 0)?.len();
        (count > MOST).then(|| Diagnostic {
            severity: Severity::Warning,
            code: Code("W0702"),
            place: builder.model.schema(id).place.clone(),
            message: format!(
                "a Rust enum of {count} values would take long to compile: the type is `String`, and values are checked all the same"
            ),
            help: None,
            keyword: Some("enum".to_owned()),
        })
    });
    told.collect()
}
