//! The cases: a folder for each keyword, format and oddity, of which every reader snapshots what it makes.
//!
//! | file of a case | what it is |
//! |---|---|
//! | `openapi.yaml` | the document; its component `Case` is what instances are of |
//! | `provider.yaml` | choices, where the case is about them |
//! | `valid.jsonl`, `invalid.jsonl` | instances, one a line, as raw JSON |
//! | `valid.request.jsonl` and so on | instances of one direction alone |
//! | `model.snap` | what is read |
//! | `code.snap` | what is emitted for the schemas, and what is told about it |
//! | `violations.snap` | what each instance is told by the emitted code, compiled and run |

mod case;
mod outline;

pub use case::{Case, Instance, cases};
pub use outline::outline;
