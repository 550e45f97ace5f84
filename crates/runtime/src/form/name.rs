//! The name of a form member: `filters[countries][]`.

/// A name whose brackets are balanced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'a> {
    /// What stands before the brackets.
    pub(super) first: &'a str,
    /// How many steps there are below it.
    pub(super) depth: usize,
    below: &'a str,
}

/// A step below the first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// `[b]`, `[0]`: what it means is decided when all members are known.
    Key(&'a str),
    /// `[]`: one more item.
    Append,
}

impl<'a> Name<'a> {
    /// A name that is taken as it stands, brackets and all.
    pub(super) fn whole(name: &'a str) -> Self {
        Self { first: name, depth: 0, below: "" }
    }

    /// Reads a name. The error says what is wrong with it.
    pub(super) fn parse(name: &'a str) -> Result<Self, &'static str> {
        let Some(at) = bracket(name) else { return Ok(Self::whole(name)) };
        let (first, below) = name.split_at_checked(at).unwrap_or((name, ""));
        if below.starts_with(']') && !below.contains('[') {
            return Err(UNBALANCED);
        }
        if first.is_empty() || below.starts_with(']') {
            return Err("must have a name before its brackets");
        }
        let (mut depth, mut rest) = (0_usize, below);
        while !rest.is_empty() {
            let (segment, after) = step(rest).ok_or(UNBALANCED)?;
            if segment == Segment::Append && !after.is_empty() {
                return Err("must not have anything after `[]` in its name");
            }
            depth = depth.saturating_add(1);
            rest = after;
        }
        Ok(Self { first, depth, below })
    }

    /// The steps below the first name.
    pub(super) fn segments(self) -> impl Iterator<Item = Segment<'a>> {
        let mut rest = self.below;
        std::iter::from_fn(move || {
            let (segment, after) = step(rest)?;
            rest = after;
            Some(segment)
        })
    }
}

const UNBALANCED: &str = "must have balanced brackets in its name";

/// The first step, and what follows it; `None` where no pair of brackets begins.
fn step(rest: &str) -> Option<(Segment<'_>, &str)> {
    let inner = rest.strip_prefix('[')?;
    let (key, after) = inner.split_at_checked(bracket(inner)?)?;
    let segment = if key.is_empty() { Segment::Append } else { Segment::Key(key) };
    Some((segment, after.strip_prefix(']')?))
}

/// Where the first bracket stands.
fn bracket(text: &str) -> Option<usize> {
    text.bytes().position(|byte| matches!(byte, b'[' | b']'))
}
