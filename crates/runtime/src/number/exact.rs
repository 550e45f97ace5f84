//! Public numbers that keep their text, so that nothing is rounded.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use super::{Decimal, is_integer, is_number, to_f64, to_i64};

macro_rules! exact {
    ($(#[$doc:meta])* $name:ident, $accepts:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name(String);

        impl $name {
            /// Takes JSON number text (RFC 8259, section 6); `None` when it is not, or not of this kind.
            pub fn from_text(text: &str) -> Option<Self> {
                (is_number(text) && $accepts(text)).then(|| Self(text.to_owned()))
            }

            /// The text as it was read.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The value, when it is an integer that fits.
            pub fn to_i64(&self) -> Option<i64> {
                to_i64(&self.0)
            }

            /// The value, when it is an integer that fits.
            pub fn to_i128(&self) -> Option<i128> {
                Decimal::parse(&self.0).to_i128()
            }

            /// The value, when it is an integer that fits.
            pub fn to_u64(&self) -> Option<u64> {
                self.to_i128().and_then(|value| value.try_into().ok())
            }

            /// The nearest `f64`; `None` when it would be infinite.
            pub fn to_f64(&self) -> Option<f64> {
                to_f64(&self.0)
            }

            /// Whether there is no fraction: `1.0` and `1e2` have none.
            pub fn is_integer(&self) -> bool {
                is_integer(&self.0)
            }
        }

        /// By value: `1`, `1.0` and `10e-1` are equal.
        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.cmp(other) == Ordering::Equal
            }
        }

        impl Eq for $name {}

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                Decimal::parse(&self.0).cmp(&Decimal::parse(&other.0))
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                Decimal::parse(&self.0).hash(state);
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<i64> for $name {
            fn from(value: i64) -> Self {
                Self(value.to_string())
            }
        }

        impl From<u64> for $name {
            fn from(value: u64) -> Self {
                Self(value.to_string())
            }
        }

        impl From<i32> for $name {
            fn from(value: i32) -> Self {
                Self(value.to_string())
            }
        }
    };
}

exact! {
    /// Any JSON number, exact. Compared by value.
    Number, |_: &str| true
}

exact! {
    /// Any JSON number without a fraction, exact: beyond `i64` too. Compared by value.
    Integer, is_integer
}

impl Number {
    /// The shortest text that reads back as the same `f64`; `None` for infinities and NaN.
    pub fn from_f64(value: f64) -> Option<Self> {
        value.is_finite().then(|| Self(crate::writer::float_text(value)))
    }
}

impl From<Integer> for Number {
    fn from(value: Integer) -> Self {
        Self(value.0)
    }
}
