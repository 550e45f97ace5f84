//! What a document means, free of OpenAPI types and of Rust syntax.
//!
//! A schema is a list of [`Keyword`]s (JSON Schema 2020-12, whatever the document was written in), its place in the
//! document and its [`Notes`]. The form a Rust type takes is a view of that, made elsewhere.

mod diagnostic;
mod direction;
pub mod keyword;
pub mod keywords;
mod model;
mod notes;
pub mod number;
mod operation;
mod place;
pub mod pointer;
mod schema;
mod shift;
mod sieve;
mod types;
mod value;

pub use diagnostic::{Code, Diagnostic, Severity};
pub use direction::Direction;
pub use keyword::{Arg, Keyword, Rule};
pub use model::{Component, Model, Root, Server};
pub use notes::Notes;
pub use operation::{
    Body, Encoding, Location, Media, Operation, OperationKind, Parameter, Response, Security,
    SecurityScheme, Style,
};
pub use place::Place;
pub use schema::{Schema, SchemaId};
pub use shift::{Effect, Row, Sense, Shift, Turn};
pub use sieve::{Sieve, SieveTest};
pub use types::Types;
pub use value::Value;
