//! A document as a tree that remembers where each part was written.

use specwright_model::Value;

/// A position in the text; zeros when there is none (parts an overlay made).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode characters, from 1.
    pub column: u32,
}

/// A value and where it begins.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The value.
    pub value: Node,
    /// Where it begins.
    pub at: Mark,
}

/// A value: YAML and JSON alike.
#[derive(Clone, Debug)]
pub enum Node {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JSON number text.
    Number(String),
    /// A string.
    String(String),
    /// A sequence.
    Sequence(Vec<Tree>),
    /// A mapping.
    Mapping(Mapping),
}

/// A mapping in the order of its text, searchable by key.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    members: Vec<Member>,
    /// Positions of the members sorted by key; empty while the mapping is small.
    order: Vec<u32>,
}

/// A key, its value, and where both begin.
#[derive(Clone, Debug)]
pub struct Member {
    /// The key, as text: `200:` is `"200"`.
    pub key: String,
    /// Where the key begins.
    pub key_at: Mark,
    /// The value.
    pub value: Tree,
}

/// Two members with one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Duplicate {
    pub(crate) key: String,
    pub(crate) first: Mark,
    pub(crate) second: Mark,
}

/// Up to here looking at every member is quicker than searching.
const SMALL: usize = 8;

impl Mapping {
    /// A mapping of members with distinct keys.
    pub(crate) fn new(members: Vec<Member>) -> Result<Self, Duplicate> {
        let order = sorted(&members);
        let twice = order.windows(2).find_map(|pair| {
            match (member(&members, pair[0]), member(&members, pair[1])) {
                (Some(first), Some(second)) if first.key == second.key => Some(Duplicate {
                    key: first.key.clone(),
                    first: first.key_at,
                    second: second.key_at,
                }),
                _ => None,
            }
        });
        match twice {
            Some(duplicate) => Err(duplicate),
            None if members.len() <= SMALL => Ok(Self { members, order: Vec::new() }),
            None => Ok(Self { members, order }),
        }
    }

    /// The members, in the order of the text.
    pub fn iter(&self) -> std::slice::Iter<'_, Member> {
        self.members.iter()
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// How many members there are.
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// The member of that key.
    pub fn member(&self, key: &str) -> Option<&Member> {
        self.position(key).and_then(|index| self.members.get(index))
    }

    /// The value of that key.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.member(key).map(|member| &member.value)
    }

    /// The value of that key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Tree> {
        let index = self.position(key)?;
        self.members.get_mut(index).map(|member| &mut member.value)
    }

    /// Adds a member, or replaces the value of its key.
    pub(crate) fn set(&mut self, member: Member) {
        if let Some(value) = self.get_mut(&member.key) {
            *value = member.value;
            return;
        }
        self.members.push(member);
        self.reorder();
    }

    /// Keeps the members the test lets through.
    pub(crate) fn retain(&mut self, keep: impl FnMut(&Member) -> bool) {
        self.members.retain(keep);
        self.reorder();
    }

    fn reorder(&mut self) {
        self.order = if self.members.len() <= SMALL { Vec::new() } else { sorted(&self.members) };
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.order.is_empty() {
            return self.members.iter().position(|member| member.key == key);
        }
        let key_of = |index: &u32| member(&self.members, *index).map(|member| member.key.as_str());
        let found = self.order.binary_search_by(|index| key_of(index).cmp(&Some(key))).ok()?;
        self.order.get(found).map(|index| *index as usize)
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = &'a Member;
    type IntoIter = std::slice::Iter<'a, Member>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn member(members: &[Member], index: u32) -> Option<&Member> {
    members.get(index as usize)
}

fn sorted(members: &[Member]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(members.len()).unwrap_or(u32::MAX)).collect();
    order.sort_by_key(|index| member(members, *index).map(|member| (member.key.as_str(), *index)));
    order
}

impl Tree {
    /// The mapping, when it is one.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Node::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The items, when it is a sequence.
    pub fn items(&self) -> Option<&[Tree]> {
        match &self.value {
            Node::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The text, when it is a string.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Node::String(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string, or of a number: `version: 1.10` is meant as text.
    pub fn label(&self) -> Option<&str> {
        match &self.value {
            Node::String(text) | Node::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The flag, when it is a boolean.
    pub fn flag(&self) -> Option<bool> {
        match self.value {
            Node::Bool(flag) => Some(flag),
            _ => None,
        }
    }

    /// The value of a key, when it is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Tree> {
        self.mapping().and_then(|mapping| mapping.get(key))
    }

    /// What kind of value it is, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Node::Null => "null",
            Node::Bool(_) => "a boolean",
            Node::Number(_) => "a number",
            Node::String(_) => "a string",
            Node::Sequence(_) => "a sequence",
            Node::Mapping(_) => "a mapping",
        }
    }

    /// The value without its positions.
    pub fn to_value(&self) -> Value {
        match &self.value {
            Node::Null => Value::Null,
            Node::Bool(flag) => Value::Bool(*flag),
            Node::Number(text) => Value::Number(text.clone()),
            Node::String(text) => Value::String(text.clone()),
            Node::Sequence(items) => Value::Array(items.iter().map(Self::to_value).collect()),
            Node::Mapping(mapping) => Value::Object(
                mapping
                    .iter()
                    .map(|member| (member.key.clone(), member.value.to_value()))
                    .collect(),
            ),
        }
    }

    /// Forgets the positions: an overlay's text is another text.
    pub(crate) fn without_marks(mut self) -> Self {
        self.at = Mark::default();
        match &mut self.value {
            Node::Sequence(items) => {
                for item in items {
                    *item = std::mem::take(item).without_marks();
                }
            }
            Node::Mapping(mapping) => {
                for member in &mut mapping.members {
                    member.key_at = Mark::default();
                    member.value = std::mem::take(&mut member.value).without_marks();
                }
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
        self
    }

    /// How many values it holds, itself included.
    pub(crate) fn count(&self) -> usize {
        match &self.value {
            Node::Sequence(items) => items.iter().map(Self::count).sum::<usize>().saturating_add(1),
            Node::Mapping(mapping) => {
                mapping.iter().map(|member| member.value.count()).sum::<usize>().saturating_add(1)
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => 1,
        }
    }
}

impl Default for Tree {
    fn default() -> Self {
        Self { value: Node::Null, at: Mark::default() }
    }
}
