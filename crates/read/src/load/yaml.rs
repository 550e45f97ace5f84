//! YAML 1.2 events to a tree with positions; iterative, so nesting costs no stack.

mod anchors;
mod builder;

use granit_parser::{ErrorKind, Event, Parser, Span};

use super::text::number;
use super::{Failure, Limits, Mark, Tree, place};
use crate::codes;
use crate::report::Report;
use builder::Builder;

/// Reads a whole text: one document.
pub(super) fn read(text: &str, limits: Limits, report: &mut Report) -> Result<Tree, Failure> {
    // Nesting is bounded by the builder, which knows where; the scanner may look ahead a little.
    let ahead = limits.depth.saturating_add(64);
    let options = granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: ahead,
        block_nesting_limit: ahead,
    };
    let mut builder = Builder::new(limits, report);
    let mut documents = 0usize;
    for next in Parser::new_from_str_with_options(text, options) {
        let (event, span) = match next {
            Ok(next) => next,
            Err(error) if *error.kind() == ErrorKind::RecursionLimitExceeded => {
                return Err(Failure::too_deep(mark(*error.marker()), limits.depth));
            }
            Err(error) => return Err(Failure::syntax(mark(*error.marker()), error.info())),
        };
        if matches!(event, Event::DocumentStart(..)) {
            documents = documents.saturating_add(1);
            if documents > 1 {
                let message = "a second YAML document begins here";
                let problem = codes::DOCUMENTS.at(place(start(span)), message);
                return Err(Failure::Final(problem));
            }
        }
        builder.event(event, start(span))?;
    }
    builder.finish()
}

fn start(span: Span) -> Mark {
    mark(span.start)
}

/// The parser counts columns from 0.
fn mark(marker: granit_parser::Marker) -> Mark {
    Mark { line: number(marker.line()), column: number(marker.col().saturating_add(1)) }
}
