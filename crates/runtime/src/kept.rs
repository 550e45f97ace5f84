//! Texts and numbers with a Rust type of their own, each behind a cargo feature of this crate.
//!
//! A provider chooses them format by format (`types` in `provider.yaml`). Such a value keeps the text it was read from
//! beside what the text stands for: it is written as it came, so a signature over a payload stays right, a price keeps
//! its zeros, and a URL is not rewritten in silence. The judge knows what each type can hold ([`crate::Range`]), so a
//! value it lets in can always be built.
//!
//! | type | format | stands for | feature |
//! |---|---|---|---|
//! | `Date` | `date` | `chrono::NaiveDate` | `chrono` |
//! | `DateTime` | `date-time` | `chrono::DateTime<FixedOffset>`, leap seconds included | `chrono` |
//! | `Time` | `time` | `OffsetTime` | `chrono` |
//! | `Uuid` | `uuid` | `uuid::Uuid` | `uuid` |
//! | `Url` | `uri`, `url` | `url::Url` | `url` |
//! | `Decimal`, `DecimalNumber` | `decimal`, of a string or of a number | `rust_decimal::Decimal` | `rust_decimal` |

#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(all(test, feature = "chrono", feature = "uuid", feature = "url", feature = "rust_decimal"))]
mod tests;
#[cfg(feature = "chrono")]
mod time;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(feature = "rust_decimal")]
pub use decimal::{Decimal, DecimalNumber};
#[cfg(feature = "chrono")]
pub use time::{Date, DateTime, OffsetTime, Time};
#[cfg(feature = "url")]
pub use url::Url;
#[cfg(feature = "uuid")]
pub use uuid::Uuid;

/// Defines a type that keeps its text: how text becomes a value, a value text, and whether JSON has a string or a number.
macro_rules! kept {
    ($(#[$doc:meta])* $name:ident: $value:ty, $what:literal, $read:expr, $write:expr, $seen:ident, $written:ident) => {
        $(#[$doc])*
        ///
        /// Two of them are equal when they stand for the same value; [`as_str`](Self::as_str) tells texts apart.
        #[derive(Clone)]
        pub struct $name {
            text: Box<str>,
            value: $value,
        }

        impl $name {
            /// The value of a text; `None` when the text is not of the format, or stands for what the type cannot hold.
            pub fn from_text(text: &str) -> Option<Self> {
                $read(text).map(|value| Self { text: text.into(), value })
            }

            /// The text: as it was read, and as it is written.
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// What the text stands for.
            pub fn value(&self) -> &$value {
                &self.value
            }

            /// What the text stands for, without the text.
            pub fn into_value(self) -> $value {
                self.value
            }
        }

        /// Written in the usual way of its type. Whether the document lets it in, `validate` tells.
        impl From<$value> for $name {
            fn from(value: $value) -> Self {
                let write: fn(&$value) -> String = $write;
                Self { text: write(&value).into(), value }
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.text).finish()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.text)
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.value == other.value
            }
        }

        impl Eq for $name {}

        impl std::hash::Hash for $name {
            fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
                self.value.hash(state);
            }
        }

        impl $crate::Decode for $name {
            fn decode(node: $crate::Node<'_>, build: &mut $crate::Build) -> Option<Self> {
                node.$seen().and_then(Self::from_text).or_else(|| build.refuse(node, $what))
            }
        }

        impl $crate::Encode for $name {
            fn encode(&self, to: &mut $crate::Writer) {
                to.$written(&self.text);
            }
        }

        $crate::serde_bridge!($name);
    };
}

pub(crate) use kept;
