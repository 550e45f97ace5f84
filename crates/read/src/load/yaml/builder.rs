//! Events to a tree.

use granit_parser::{Event, ScalarStyle, Tag};

use super::anchors::Anchors;
use crate::codes;
use crate::load::scalar::{NotJson, plain};
use crate::load::{Failure, Limits, Mapping, Mark, Member, Node, Tree, place};
use crate::report::Report;

/// Builds the tree of one document.
pub(super) struct Builder<'r> {
    limits: Limits,
    report: &'r mut Report,
    anchors: Anchors,
    stack: Vec<Frame>,
    values: usize,
    root: Option<Tree>,
}

/// An open sequence or mapping.
struct Frame {
    at: Mark,
    anchor: usize,
    parts: Parts,
}

enum Parts {
    Sequence(Vec<Tree>),
    Mapping { members: Vec<Member>, merges: Vec<Tree>, key: Option<Key> },
}

enum Key {
    Named(String, Mark),
    Merge,
}

/// A finished value; `bare` when it is a plain scalar without a tag, as `<<` must be to merge.
struct Done {
    tree: Tree,
    /// The text of a scalar as it was written: what it means as a key.
    written: Option<String>,
    bare: bool,
}

impl<'r> Builder<'r> {
    pub(super) fn new(limits: Limits, report: &'r mut Report) -> Self {
        Self {
            limits,
            report,
            anchors: Anchors::new(limits),
            stack: Vec::new(),
            values: 0,
            root: None,
        }
    }

    pub(super) fn event(&mut self, event: Event<'_>, at: Mark) -> Result<(), Failure> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.scalar(&text, style, anchor, (tag.as_deref(), at))
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(at, anchor, Parts::Sequence(Vec::new()))
            }
            Event::MappingStart(_, anchor, _) => self.open(
                at,
                anchor,
                Parts::Mapping { members: Vec::new(), merges: Vec::new(), key: None },
            ),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            Event::Alias(id) => self.alias(id, at),
            _ => Ok(()),
        }
    }

    pub(super) fn finish(self) -> Result<Tree, Failure> {
        self.root.ok_or_else(|| {
            Failure::syntax(Mark { line: 1, column: 1 }, "the text holds no document")
        })
    }

    fn count(&mut self, values: usize, at: Mark) -> Result<(), Failure> {
        self.values = self.values.saturating_add(values);
        if self.values > self.limits.values {
            Err(Failure::too_many(at, self.limits.values))
        } else {
            Ok(())
        }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        anchor: usize,
        tag: (Option<&Tag>, Mark),
    ) -> Result<(), Failure> {
        let (tag, at) = tag;
        self.count(1, at)?;
        let bare = tag.is_none() && style == ScalarStyle::Plain;
        let is_key = matches!(
            self.stack.last(),
            Some(Frame { parts: Parts::Mapping { key: None, .. }, .. })
        );
        // A key is text however it looks, so nothing about it can be wrong.
        let value =
            if is_key { Node::String(text.to_owned()) } else { self.value(text, style, tag, at) };
        let tree = Tree { value, at };
        self.anchors.keep(anchor, &tree)?;
        self.attach(Done { tree, written: Some(text.to_owned()), bare })
    }

    fn value(&mut self, text: &str, style: ScalarStyle, tag: Option<&Tag>, at: Mark) -> Node {
        let resolves = match tag.map(|tag| (tag, tag.core_suffix())) {
            None => style == ScalarStyle::Plain,
            Some((_, Some("null" | "bool" | "int" | "float"))) => true,
            Some((_, Some(_))) => false,
            Some((tag, None)) => {
                // `!` alone says "a string" (YAML 1.2.2, section 6.9.1).
                if tag.original() != "!" {
                    let message = format!(
                        "the tag `{}` means nothing here; the value is a string",
                        tag.original()
                    );
                    self.report.add(codes::TAG.at(place(at), message));
                }
                false
            }
        };
        if !resolves {
            return Node::String(text.to_owned());
        }
        plain(text).unwrap_or_else(|NotJson| {
            let message = format!("`{}` is a number that JSON cannot write", clip(text));
            self.report.add(codes::NUMBER.at(place(at), message));
            Node::String(text.to_owned())
        })
    }

    fn open(&mut self, at: Mark, anchor: usize, parts: Parts) -> Result<(), Failure> {
        self.count(1, at)?;
        if self.stack.len() >= self.limits.depth {
            return Err(Failure::too_deep(at, self.limits.depth));
        }
        self.stack.push(Frame { at, anchor, parts });
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        let Some(frame) = self.stack.pop() else { return Ok(()) };
        let value = match frame.parts {
            Parts::Sequence(items) => Node::Sequence(items),
            Parts::Mapping { members, merges, .. } => {
                let mapping = Mapping::new(members).map_err(|twice| Failure::duplicate(&twice))?;
                Node::Mapping(self.merged(mapping, merges)?)
            }
        };
        let tree = Tree { value, at: frame.at };
        self.anchors.keep(frame.anchor, &tree)?;
        self.attach(Done { tree, written: None, bare: false })
    }

    fn alias(&mut self, id: usize, at: Mark) -> Result<(), Failure> {
        let (tree, values) = self.anchors.repeat(id, self.stack.len(), at)?;
        self.count(values, at)?;
        let written = match &tree.value {
            Node::String(text) | Node::Number(text) => Some(text.clone()),
            Node::Bool(flag) => Some(flag.to_string()),
            Node::Null => Some("null".to_owned()),
            Node::Sequence(_) | Node::Mapping(_) => None,
        };
        self.attach(Done { tree, written, bare: false })
    }

    /// Puts a finished value where it belongs.
    fn attach(&mut self, done: Done) -> Result<(), Failure> {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(done.tree);
            return Ok(());
        };
        match &mut frame.parts {
            Parts::Sequence(items) => items.push(done.tree),
            Parts::Mapping { members, merges, key } => match key.take() {
                None => *key = Some(as_key(done)?),
                Some(Key::Named(key, key_at)) => {
                    members.push(Member { key, key_at, value: done.tree });
                }
                Some(Key::Merge) => merges.push(done.tree),
            },
        }
        Ok(())
    }

    /// Adds what `<<` names; members of the mapping itself win, then earlier merges.
    fn merged(&mut self, mapping: Mapping, merges: Vec<Tree>) -> Result<Mapping, Failure> {
        if merges.is_empty() {
            return Ok(mapping);
        }
        let mut seen: std::collections::BTreeSet<String> =
            mapping.iter().map(|member| member.key.clone()).collect();
        let mut members: Vec<Member> = mapping.iter().cloned().collect();
        for merge in merges {
            let at = merge.at;
            let sources = match merge.value {
                Node::Sequence(items) => items,
                _ => vec![merge],
            };
            for source in sources {
                let Node::Mapping(more) = source.value else {
                    let message = format!("`<<` takes mappings, not {}", source.kind());
                    return Err(Failure::Final(codes::MERGE.at(place(at), message)));
                };
                members
                    .extend(more.iter().filter(|member| seen.insert(member.key.clone())).cloned());
            }
        }
        self.count(members.len(), Mark::default())?;
        Mapping::new(members).map_err(|twice| Failure::duplicate(&twice))
    }
}

fn as_key(done: Done) -> Result<Key, Failure> {
    match done.written {
        Some(text) if done.bare && text == "<<" => Ok(Key::Merge),
        Some(text) => Ok(Key::Named(text, done.tree.at)),
        None => {
            let message = format!("{} cannot be a key", done.tree.kind());
            Err(Failure::Final(codes::KEY.at(place(done.tree.at), message)))
        }
    }
}

/// The beginning of a text that may be long.
fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}
