//! `range`: what the chosen Rust type can hold; not a keyword of the document. Text that a type cannot hold breaks
//! `format`, which the document does have there.

use crate::judge::{Frame, Judge};
use crate::{Range, Rule, Schema, number};

/// How many references and `allOf` are followed.
const FAR: u32 = 8;

pub(super) fn check(range: Range, judge: &mut Judge<'_>, frame: &Frame<'_>) -> bool {
    if range.is_numeric() {
        let text = frame.node.as_number();
        return text.is_none_or(|text| range.holds(text))
            || judge.excuses()
            || judge.fail(frame, "range", || (range.message(), None));
    }
    let Some(text) = frame.node.as_str().filter(|text| !range.holds(text)) else { return true };
    // Where `format` is asserted, it has said so.
    judge.excuses()
        || !is_told(frame.schema, text, FAR)
            && judge.fail(frame, "format", || (range.message(), None))
}

/// Whether an asserted `format` refuses the text.
fn is_told(schema: &'static Schema, text: &str, far: u32) -> bool {
    let further = |schema: &'static Schema| far > 0 && is_told(schema, text, far - 1);
    schema.rules.iter().any(|rule| match rule {
        Rule::Format(format) => !format.is_numeric() && !format.accepts(text),
        Rule::AllOf(schemas) => schemas.iter().any(|schema| further(schema)),
        rule => rule.target().is_some_and(further),
    })
}

impl Range {
    /// Whether it is about numbers; the others are about strings.
    pub(crate) fn is_numeric(self) -> bool {
        match self {
            Self::I64 | Self::F64 => true,
            #[cfg(feature = "rust_decimal")]
            Self::DecimalNumber => true,
            #[allow(unreachable_patterns, reason = "without features there is no other")]
            _ => false,
        }
    }

    /// Whether the type holds what the text stands for: that of a number or that of a string.
    #[inline]
    pub(crate) fn holds(self, text: &str) -> bool {
        match self {
            // A fraction is for `type` to refuse.
            Self::I64 => number::to_i64(text).is_some() || !number::is_integer(text),
            Self::F64 => number::to_f64(text).is_some(),
            #[cfg(feature = "chrono")]
            Self::Date => crate::Date::from_text(text).is_some(),
            #[cfg(feature = "chrono")]
            Self::DateTime => crate::DateTime::from_text(text).is_some(),
            #[cfg(feature = "chrono")]
            Self::Time => crate::Time::from_text(text).is_some(),
            #[cfg(feature = "uuid")]
            Self::Uuid => crate::Uuid::from_text(text).is_some(),
            #[cfg(feature = "url")]
            Self::Url => crate::Url::from_text(text).is_some(),
            #[cfg(feature = "rust_decimal")]
            Self::Decimal => crate::Decimal::from_text(text).is_some(),
            #[cfg(feature = "rust_decimal")]
            Self::DecimalNumber => crate::DecimalNumber::from_text(text).is_some(),
        }
    }

    fn message(self) -> String {
        let text = match self {
            Self::I64 => return format!("must be from {} to {}", i64::MIN, i64::MAX),
            Self::F64 => "must fit a 64-bit floating-point number",
            #[cfg(feature = "chrono")]
            Self::Date => crate::Format::Date.message(),
            #[cfg(feature = "chrono")]
            Self::DateTime => crate::Format::DateTime.message(),
            #[cfg(feature = "chrono")]
            Self::Time => crate::Format::Time.message(),
            #[cfg(feature = "uuid")]
            Self::Uuid => crate::Format::Uuid.message(),
            #[cfg(feature = "url")]
            Self::Url => "must be a URI that can be taken apart as a URL",
            #[cfg(feature = "rust_decimal")]
            Self::Decimal | Self::DecimalNumber => {
                "must be a decimal of 96 bits with at most 28 places after the point"
            }
        };
        text.to_owned()
    }
}
