//! Filters of JSONPath: `?(@.in == 'query' && @.schema)`.

mod order;

use std::cmp::Ordering;

use specwright_model::Value;

use super::lexer::{Lexer, PathError};
use crate::load::{Node, Tree, canonical};

/// How deeply parentheses and negations may nest.
const DEEPEST: usize = 32;

/// A test of a child.
#[derive(Debug, PartialEq)]
pub(super) enum Filter {
    Any(Vec<Filter>),
    All(Vec<Filter>),
    Not(Box<Filter>),
    Exists(Query),
    Compare(Operand, Comparison, Operand),
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Comparison {
    Equal,
    Differs,
    AtMost,
    Less,
    AtLeast,
    More,
}

/// The signs of comparisons; none is the beginning of a later one.
const COMPARISONS: &[(&str, Comparison)] = &[
    ("==", Comparison::Equal),
    ("!=", Comparison::Differs),
    ("<=", Comparison::AtMost),
    ("<", Comparison::Less),
    (">=", Comparison::AtLeast),
    (">", Comparison::More),
];

impl Comparison {
    /// Whether it holds; nothing equals nothing alone.
    fn holds(self, left: Option<&Compared>, right: Option<&Compared>) -> bool {
        let order = || left.zip(right).and_then(|(left, right)| order::compare(left, right));
        match self {
            Self::Equal => left == right,
            Self::Differs => left != right,
            Self::AtMost => left == right || order() == Some(Ordering::Less),
            Self::Less => order() == Some(Ordering::Less),
            Self::AtLeast => left == right || order() == Some(Ordering::Greater),
            Self::More => order() == Some(Ordering::Greater),
        }
    }
}

/// One side of a comparison.
#[derive(Debug, PartialEq)]
pub(super) enum Operand {
    Query(Query),
    Value(Compared),
}

/// A value to compare: equal ones are equal however their numbers are written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Compared {
    Null,
    Bool(bool),
    Number((bool, String, i64)),
    Text(String),
    /// A sequence or a mapping.
    Whole(Value),
}

/// A path from the child (`@`) or the root (`$`) to one value.
#[derive(Debug, PartialEq)]
pub(super) struct Query {
    from_root: bool,
    steps: Vec<Step>,
}

#[derive(Debug, PartialEq)]
enum Step {
    Name(String),
    Index(i64),
}

/// Parses what stands after `?`.
pub(super) fn parse(lexer: &mut Lexer) -> Result<Filter, PathError> {
    any(lexer, 0)
}

fn any(lexer: &mut Lexer, depth: usize) -> Result<Filter, PathError> {
    let mut parts = vec![all(lexer, depth)?];
    lexer.blank();
    while lexer.takes("||") {
        parts.push(all(lexer, depth)?);
        lexer.blank();
    }
    Ok(Filter::Any(parts))
}

fn all(lexer: &mut Lexer, depth: usize) -> Result<Filter, PathError> {
    let mut parts = vec![one(lexer, depth)?];
    lexer.blank();
    while lexer.takes("&&") {
        parts.push(one(lexer, depth)?);
        lexer.blank();
    }
    Ok(Filter::All(parts))
}

fn one(lexer: &mut Lexer, depth: usize) -> Result<Filter, PathError> {
    lexer.blank();
    if depth >= DEEPEST {
        return Err(lexer.error("the filter nests too deeply"));
    }
    let deeper = depth.saturating_add(1);
    if lexer.takes("(") {
        let inner = any(lexer, deeper)?;
        lexer.blank();
        lexer.expect(")", "`)` is expected here")?;
        return Ok(inner);
    }
    if lexer.takes("!") {
        return Ok(Filter::Not(Box::new(one(lexer, deeper)?)));
    }
    let left = operand(lexer)?;
    lexer.blank();
    let Some((_, comparison)) = COMPARISONS.iter().find(|(sign, _)| lexer.takes(sign)) else {
        return match left {
            Operand::Query(query) => Ok(Filter::Exists(query)),
            Operand::Value(_) => Err(lexer.error("a comparison such as `==` is expected here")),
        };
    };
    lexer.blank();
    Ok(Filter::Compare(left, *comparison, operand(lexer)?))
}

fn operand(lexer: &mut Lexer) -> Result<Operand, PathError> {
    for (sign, from_root) in [("@", false), ("$", true)] {
        if lexer.takes(sign) {
            return Ok(Operand::Query(Query { from_root, steps: steps(lexer)? }));
        }
    }
    if let Some(text) = lexer.quoted()? {
        return Ok(Operand::Value(Compared::Text(text)));
    }
    let word =
        lexer.take_while(|next| next.is_ascii_alphanumeric() || matches!(next, '-' | '+' | '.'));
    match word.as_str() {
        "null" => Ok(Operand::Value(Compared::Null)),
        "true" => Ok(Operand::Value(Compared::Bool(true))),
        "false" => Ok(Operand::Value(Compared::Bool(false))),
        number if number.parse::<f64>().is_ok_and(f64::is_finite) => {
            Ok(Operand::Value(Compared::Number(canonical(number))))
        }
        _ => Err(lexer
            .error("`@`, `$`, a text in quotes, a number, true, false or null is expected here")),
    }
}

fn steps(lexer: &mut Lexer) -> Result<Vec<Step>, PathError> {
    let mut steps = Vec::new();
    loop {
        if lexer.takes(".") {
            steps.push(Step::Name(lexer.name()?));
        } else if lexer.takes("[") {
            lexer.blank();
            let step =
                match lexer.quoted()? {
                    Some(name) => Step::Name(name),
                    None => Step::Index(lexer.integer().ok_or_else(|| {
                        lexer.error("a name in quotes or an index is expected here")
                    })?),
                };
            lexer.blank();
            lexer.expect("]", "`]` is expected here")?;
            steps.push(step);
        } else {
            return Ok(steps);
        }
    }
}

impl Filter {
    /// Whether the child passes.
    pub(super) fn lets_in(&self, root: &Tree, child: &Tree) -> bool {
        match self {
            Self::Any(parts) => parts.iter().any(|part| part.lets_in(root, child)),
            Self::All(parts) => parts.iter().all(|part| part.lets_in(root, child)),
            Self::Not(part) => !part.lets_in(root, child),
            Self::Exists(query) => query.find(root, child).is_some(),
            Self::Compare(left, comparison, right) => {
                let (left, right) = (left.value(root, child), right.value(root, child));
                comparison.holds(left.as_ref(), right.as_ref())
            }
        }
    }
}

impl Operand {
    /// The value; `None` where a query finds nothing.
    fn value(&self, root: &Tree, child: &Tree) -> Option<Compared> {
        match self {
            Self::Value(value) => Some(value.clone()),
            Self::Query(query) => query.find(root, child).map(|tree| match &tree.value {
                Node::Null => Compared::Null,
                Node::Bool(flag) => Compared::Bool(*flag),
                Node::Number(text) => Compared::Number(canonical(text)),
                Node::String(text) => Compared::Text(text.clone()),
                Node::Sequence(_) | Node::Mapping(_) => Compared::Whole(tree.to_value()),
            }),
        }
    }
}

impl Query {
    fn find<'t>(&self, root: &'t Tree, child: &'t Tree) -> Option<&'t Tree> {
        let start = if self.from_root { root } else { child };
        self.steps.iter().try_fold(start, |tree, step| match step {
            Step::Name(name) => tree.get(name),
            Step::Index(index) => {
                let items = tree.items()?;
                items.get(super::select::position(*index, items.len())?)
            }
        })
    }
}
