//! Instances of a schema: valid ones, and ones broken at exactly one constraint.
//!
//! Every instance is judged before it is handed out, by the judge that generated code runs: a label is given only when
//! exactly that one constraint is broken.
//!
//! ```
//! use specwright_instances::Instances;
//! use specwright_model::Direction;
//! use specwright_read::{Options, Source, read};
//!
//! let document = br#"{"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "components": {"schemas": {
//!     "Name": {"type": "string", "maxLength": 5}}}}"#;
//! let model = read(Source { name: "api.json", text: document }, &[], &Options::default()).model.unwrap();
//! let name = model.components[0].schema;
//!
//! let instances = Instances::of(&model, name, Direction::Neutral).seed(7);
//! assert!(instances.iter().any(|instance| instance.valid && instance.text == "\"aaaaa\""));
//! let too_long = instances.iter().find(|instance| instance.text == "\"aaaaaa\"").unwrap();
//! assert_eq!(too_long.broken.unwrap().schema, "#/components/schemas/Name/maxLength");
//! ```

mod candidates;
mod decimal;
mod facts;
mod formats;
mod heights;
mod hole;
mod instance;
mod instances;
mod maker;
mod pattern;
#[cfg(feature = "random")]
pub mod random;
mod rng;
mod sites;
#[cfg(feature = "proptest")]
pub mod strategies;
mod text;
mod workshop;

pub use instance::{Broken, Instance};
pub use instances::{Instances, Iter};
pub use maker::Maker;
pub use pattern::pattern_lengths;
pub use text::to_json;
