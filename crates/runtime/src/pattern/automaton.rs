//! Patterns run by the finite automata of `regex-automata`: linear in the text.

use regex_automata::meta::{Config, Regex};
use regex_syntax::hir::{Class, Hir, Look, Repetition};

use super::error::PatternError;
use super::node::Node;

/// What the states of one pattern may take.
const MAX_STATES_BYTES: usize = 10 << 20;

/// Builds the automaton of a pattern without looks around and references.
pub(super) fn build(node: &Node) -> Result<Regex, PatternError> {
    let config = Config::new()
        .nfa_size_limit(Some(MAX_STATES_BYTES))
        .hybrid_cache_capacity(1 << 20)
        .utf8_empty(true)
        .auto_prefilter(true);
    Regex::builder()
        .configure(config)
        .build_from_hir(&lower(node)?)
        .map_err(|_| PatternError::refused("the automaton of the pattern is too large"))
}

fn lower(node: &Node) -> Result<Hir, PatternError> {
    let all = |nodes: &[Node]| nodes.iter().map(lower).collect::<Result<Vec<_>, _>>();
    Ok(match node {
        Node::Class(set) => Hir::class(Class::Unicode(set.class())),
        Node::Start => Hir::look(Look::Start),
        Node::End => Hir::look(Look::End),
        Node::Word(true) => Hir::look(Look::WordAscii),
        Node::Word(false) => Hir::look(Look::WordAsciiNegate),
        Node::Concat(nodes) => Hir::concat(all(nodes)?),
        Node::Either(nodes) => Hir::alternation(all(nodes)?),
        Node::Repeat(repeat) => Hir::repetition(Repetition {
            min: repeat.min,
            max: repeat.max,
            greedy: repeat.greedy,
            sub: Box::new(lower(&repeat.node)?),
        }),
        // Nobody asks what a group held.
        Node::Capture(_, node) => lower(node)?,
        Node::Back(_) | Node::Look(_) => {
            return Err(PatternError::refused("no automaton runs references or looks around"));
        }
    })
}
