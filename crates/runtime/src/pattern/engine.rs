//! Which engine runs a pattern.

use regex_automata::meta::Regex;

use super::automaton;
use super::bounded::Bounded;
use super::error::PatternError;
use super::looking::Looking;
use super::node::Node;
use super::plain::Plain;
use super::simplify::simplify;

/// Which engine runs a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// Plain loops, linear in the text.
    Plain,
    /// A finite automaton, linear in the text.
    Automaton,
    /// A simulation of automata, one for each look around; linear in the text.
    Looking,
    /// Back-references, tried with a bound on the steps. A text that reaches the bound is refused.
    Bounded,
}

/// A pattern, ready to run.
#[derive(Debug)]
pub(super) enum Engine {
    Plain(Plain),
    Automaton(Box<Regex>),
    Looking(Looking),
    Bounded(Bounded),
    All(Vec<Engine>),
    Not(Box<Engine>),
}

impl Engine {
    /// Chooses and builds the engine.
    pub(super) fn build(node: Node) -> Result<Self, PatternError> {
        let node = simplify(node);
        if let Some(plain) = Plain::of(&node) {
            return Ok(Self::Plain(plain));
        }
        match (node.refers(), node.looks()) {
            (false, false) => Ok(Self::Automaton(Box::new(automaton::build(&node)?))),
            (refers, true) => match conditions(&node) {
                Some(engines) => engines,
                None if refers => {
                    Err(PatternError::refused("back-references together with a look around"))
                }
                None => Ok(Self::Looking(Looking::build(&node)?)),
            },
            (true, false) => Ok(Self::Bounded(Bounded::build(&node)?)),
        }
    }

    /// Whether it is found in the text.
    pub(super) fn is_match(&self, text: &str) -> bool {
        match self {
            Self::Plain(plain) => plain.is_match(text),
            Self::Automaton(regex) => regex.is_match(text),
            Self::Looking(looking) => looking.is_match(text),
            Self::Bounded(bounded) => bounded.is_match(text),
            Self::All(engines) => engines.iter().all(|engine| engine.is_match(text)),
            Self::Not(engine) => !engine.is_match(text),
        }
    }

    /// The costliest kind of engine in it.
    pub(super) fn kind(&self) -> Check {
        match self {
            Self::Plain(_) => Check::Plain,
            Self::Automaton(_) => Check::Automaton,
            Self::Looking(_) => Check::Looking,
            Self::Bounded(_) => Check::Bounded,
            Self::All(engines) => engines.iter().map(Self::kind).max().unwrap_or(Check::Plain),
            Self::Not(engine) => engine.kind(),
        }
    }
}

/// `^(?!X)(?=Y)Z` holds exactly when `^X` does not, `^Y` does and `^Z` does: each is a pattern of its own.
fn conditions(node: &Node) -> Option<Result<Engine, PatternError>> {
    let Node::Concat(nodes) = node else { return None };
    let (Some(Node::Start), Some(Node::Look(_))) = (nodes.first(), nodes.get(1)) else {
        return None;
    };
    // What a look captures may be used outside of it; a negated one must stay a bound that refuses.
    let separable = !node.refers();
    let mut engines = Vec::new();
    let mut rest = nodes.iter().skip(1).peekable();
    while let Some(Node::Look(look)) = rest.peek() {
        if !look.ahead || !separable {
            return None;
        }
        let engine = match anchored([&look.node]) {
            Ok(engine) => engine,
            Err(error) => return Some(Err(error)),
        };
        engines.push(if look.negative { Engine::Not(Box::new(engine)) } else { engine });
        rest.next();
    }
    match anchored(rest) {
        Ok(engine) => engines.push(engine),
        Err(error) => return Some(Err(error)),
    }
    Some(Ok(Engine::All(engines)))
}

fn anchored<'a>(nodes: impl IntoIterator<Item = &'a Node>) -> Result<Engine, PatternError> {
    let mut all = vec![Node::Start];
    for node in nodes {
        match node {
            Node::Start if all.len() == 1 => {}
            Node::Concat(nodes) => all.extend(nodes.iter().cloned()),
            other => all.push(other.clone()),
        }
    }
    Engine::build(Node::Concat(all))
}
