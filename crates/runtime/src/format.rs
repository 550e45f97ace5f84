//! The values `format` can ask for (JSON Schema 2020-12 Validation, section 7.3; the `OpenAPI` format registry).
//!
//! A format speaks about strings, or about numbers, and accepts every other type. Which formats are asserted, and which
//! stay annotations, is decided here for the generator and the judge alike: [`Format::from_name`] knows the first,
//! [`Format::ANNOTATIONS`] lists those that are known and not asserted.
//!
//! | format | asserted as |
//! |---|---|
//! | `date`, `date-time`, `time`, `duration` | RFC 3339, leap seconds only where a minute can have one |
//! | `email`, `idn-email` | RFC 5321 and RFC 6531 mailbox |
//! | `hostname` | RFC 1123; labels `xn--` by RFC 5891 with the cargo feature `idn`, by Punycode alone without |
//! | `idn-hostname` | RFC 5890 with the cargo feature `idn`; without it only ASCII names are accepted |
//! | `ipv4`, `ipv6` | RFC 2673, RFC 4291 |
//! | `uri`, `uri-reference`, `iri`, `iri-reference` | RFC 3986, RFC 3987 |
//! | `url` | a URI with a host and, if any, a port up to 65535 |
//! | `uri-template` | RFC 6570 |
//! | `uuid` | RFC 4122, any version |
//! | `json-pointer`, `relative-json-pointer` | RFC 6901, draft-handrews-relative-json-pointer-01 |
//! | `regex` | ECMA-262, as [`crate::Pattern`] reads it |
//! | `byte` | RFC 4648 base64 with padding |
//! | `int8` … `uint64`, `unix-time` | an integer, in the range of the type |
//! | `float`, `double` | a number that is finite in that type |

mod address;
mod base64;
mod email;
mod host;
#[cfg(feature = "idn")]
mod idn;
mod number;
mod pointer;
mod punycode;
mod template;
#[cfg(test)]
mod tests;
mod time;
mod uri;
mod uuid;

use crate::Pattern;

macro_rules! formats {
    ($($variant:ident $name:literal $what:literal $check:expr;)*) => {
        /// A format that is asserted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Format {
            $(#[doc = concat!("`", $name, "`: ", $what, ".")] $variant,)*
        }

        impl Format {
            /// Every format that is asserted.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The format of this name, when it is asserted.
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }

            /// Its name in documents.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// What a value that breaks it is told.
            pub const fn message(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("must be ", $what),)*
                }
            }

            /// Whether the text conforms: the text of a string, or of a number where [`Format::is_numeric`].
            pub fn accepts(self, text: &str) -> bool {
                match self {
                    $(Self::$variant => $check(text),)*
                }
            }
        }
    };
}

formats! {
    Date "date" "a valid date" time::date;
    DateTime "date-time" "a valid date and time with an offset" time::date_time;
    Time "time" "a valid time with an offset" time::time;
    Duration "duration" "a valid duration" time::duration;
    Email "email" "a valid email address" email::email;
    IdnEmail "idn-email" "a valid email address" email::idn_email;
    Hostname "hostname" "a valid hostname" host::hostname;
    IdnHostname "idn-hostname" "a valid hostname" host::idn_hostname;
    Ipv4 "ipv4" "a valid IPv4 address" address::ipv4;
    Ipv6 "ipv6" "a valid IPv6 address" address::ipv6;
    Uri "uri" "a valid URI" uri::uri;
    UriReference "uri-reference" "a valid URI or relative reference" uri::uri_reference;
    Iri "iri" "a valid IRI" uri::iri;
    IriReference "iri-reference" "a valid IRI or relative reference" uri::iri_reference;
    UriTemplate "uri-template" "a valid URI template" template::uri_template;
    Url "url" "a valid URL" uri::url;
    Uuid "uuid" "a valid UUID" uuid::uuid;
    JsonPointer "json-pointer" "a valid JSON Pointer" pointer::json_pointer;
    RelativeJsonPointer "relative-json-pointer" "a valid relative JSON Pointer" pointer::relative_json_pointer;
    Regex "regex" "a valid regular expression" Pattern::is_regex;
    Byte "byte" "valid base64" base64::base64;
    UnixTime "unix-time" "a Unix time in whole seconds" number::unix_time;
    Int8 "int8" "an integer of 8 bits" number::int::<i8>;
    Int16 "int16" "an integer of 16 bits" number::int::<i16>;
    Int32 "int32" "an integer of 32 bits" number::int::<i32>;
    Int64 "int64" "an integer of 64 bits" number::int::<i64>;
    Uint8 "uint8" "an integer of 8 bits without a sign" number::int::<u8>;
    Uint16 "uint16" "an integer of 16 bits without a sign" number::int::<u16>;
    Uint32 "uint32" "an integer of 32 bits without a sign" number::int::<u32>;
    Uint64 "uint64" "an integer of 64 bits without a sign" number::int::<u64>;
    Float "float" "a number of single precision" number::float;
    Double "double" "a number of double precision" number::double;
}

impl Format {
    /// Formats that are known and only annotate: they say how a value is meant, or nothing that can be checked.
    pub const ANNOTATIONS: &'static [&'static str] = &[
        "base64url",
        "binary",
        "char",
        "commonmark",
        "decimal",
        "double-int",
        "html",
        "http-date",
        "media-range",
        "password",
        "sf-binary",
        "sf-boolean",
        "sf-decimal",
        "sf-integer",
        "sf-string",
        "sf-token",
    ];

    /// Whether it speaks about numbers; the others speak about strings.
    pub const fn is_numeric(self) -> bool {
        use Format as F;
        matches!(
            self,
            F::UnixTime
                | F::Int8
                | F::Int16
                | F::Int32
                | F::Int64
                | F::Uint8
                | F::Uint16
                | F::Uint32
                | F::Uint64
                | F::Float
                | F::Double
        )
    }

    /// The cargo feature of this crate that the format needs to be checked in full.
    pub const fn feature(self) -> Option<&'static str> {
        match self {
            Self::Hostname | Self::IdnHostname => Some("idn"),
            _ => None,
        }
    }
}
