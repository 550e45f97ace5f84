//! One schema object: every key is claimed by a reader, known as an annotation, or reported.

use specwright_model::{Keyword, Notes, Place, SchemaId, keywords as model};

use super::keys::{self, Key};
use super::{Lowering, discriminator};
use crate::load::{Mapping, Member, Node, Tree};
use crate::pointer::{join, place, place_at};
use crate::resolve::Target;
use crate::version::Version;
use crate::{Fate, codes};

/// Lowers one schema.
pub(super) fn lower<'a>(lowering: &mut Lowering<'_, 'a>, id: SchemaId, tree: &'a Tree) {
    let pointer = lowering
        .schemas
        .get(id.0 as usize)
        .map(|schema| schema.place.pointer.clone())
        .unwrap_or_default();
    match &tree.value {
        Node::Mapping(mapping) => {
            let mut reader = Reader::new(lowering, id, (mapping, pointer));
            reader.read();
            let (keywords, notes) = reader.finish();
            lowering.store(id, keywords, notes);
        }
        Node::Bool(flag)
            if lowering.version() >= Version::V31 || pointer.ends_with("/additionalProperties") =>
        {
            let keywords = if *flag { Vec::new() } else { vec![Keyword::Never(model::Never)] };
            lowering.store(id, keywords, Notes::default());
        }
        _ => {
            let message = format!("a schema is wanted here, not {}", tree.kind());
            lowering.say(codes::MALFORMED.at(place(tree, &pointer), message));
        }
    }
}

/// Reads the keys of one schema object.
pub(super) struct Reader<'l, 'd, 'a> {
    pub(super) lowering: &'l mut Lowering<'d, 'a>,
    pub(super) mapping: &'a Mapping,
    pub(super) pointer: String,
    pub(super) resource: usize,
    pub(super) notes: Notes,
    id: SchemaId,
    keywords: Vec<Keyword>,
}

impl<'l, 'd, 'a> Reader<'l, 'd, 'a> {
    fn new(lowering: &'l mut Lowering<'d, 'a>, id: SchemaId, at: (&'a Mapping, String)) -> Self {
        let resource = lowering.resources.get(id.0 as usize).copied().unwrap_or_default();
        let (mapping, pointer) = at;
        let notes = Notes::default();
        Self { lowering, mapping, pointer, resource, notes, id, keywords: Vec::new() }
    }

    fn read(&mut self) {
        let alone = self.version() == Version::V30 && self.mapping.get("$ref").is_some();
        if alone {
            self.warn_of_siblings();
        }
        for member in self.mapping {
            match keys::find(&member.key) {
                Some(key) if alone && !key.beside_ref_in_30 => {
                    self.not_enforced(member, "OpenAPI 3.0 ignores what stands beside $ref");
                }
                Some(key) => self.known(key, member),
                None if member.key.starts_with("x-") => {
                    self.notes.extensions.push((member.key.clone(), member.value.to_value()));
                    self.noted(member);
                }
                None => self.unknown(member),
            }
        }
    }

    fn known(&mut self, key: &Key, member: &'a Member) {
        if key.in_30 || self.version() >= Version::V31 {
            return (key.read)(self, member);
        }
        if key.annotates {
            return self.noted(member);
        }
        let message = format!("`{}` is not a keyword of OpenAPI 3.0 and has no effect", member.key);
        let problem = codes::NOT_IN_30.at(self.key_place(member), message).keyword(&member.key);
        self.lowering.say(problem);
        self.not_enforced(member, "not part of OpenAPI 3.0");
    }

    fn unknown(&mut self, member: &Member) {
        let near = crate::resolve::nearest(&member.key, keys::names());
        let help = (!near.is_empty())
            .then(|| format!("did you mean {}? extensions begin with `x-`", near.join(" or ")));
        let message = format!("`{}` is not a keyword of JSON Schema or OpenAPI", member.key);
        let problem =
            codes::UNKNOWN.at(self.key_place(member), message).help_if(help).keyword(&member.key);
        self.lowering.say(problem);
        self.not_enforced(member, "not a keyword");
    }

    fn warn_of_siblings(&mut self) {
        let ignored = |member: &&Member| {
            keys::find(&member.key).is_some_and(|key| !key.beside_ref_in_30 && !key.annotates)
        };
        let names: Vec<_> =
            self.mapping.iter().filter(ignored).map(|member| format!("`{}`", member.key)).collect();
        let first = self.mapping.iter().find(ignored).map(|member| self.key_place(member));
        if let Some(first) = first {
            let message =
                format!("{} beside `$ref` has no effect in OpenAPI 3.0", names.join(", "));
            let problem = codes::REF_SIBLINGS.at(first, message).keyword("$ref");
            self.lowering.say(problem);
        }
    }

    /// The keywords and notes, once every key was read.
    fn finish(mut self) -> (Vec<Keyword>, Notes) {
        discriminator::attach(&mut self);
        (self.keywords, self.notes)
    }

    pub(super) fn version(&self) -> Version {
        self.lowering.version()
    }

    /// Adds a keyword.
    pub(super) fn push(&mut self, keyword: Keyword) {
        self.keywords.push(keyword);
    }

    /// Changes the one keyword that several keys share, made when the first of them is read.
    pub(super) fn share<T: Default>(
        &mut self,
        known: fn(&mut Keyword) -> Option<&mut T>,
        made: fn(T) -> Keyword,
        change: impl FnOnce(&mut T),
    ) {
        if let Some(known) = self.keywords.iter_mut().find_map(known) {
            return change(known);
        }
        let mut fresh = T::default();
        change(&mut fresh);
        self.keywords.push(made(fresh));
    }

    pub(super) fn keywords_mut(&mut self) -> &mut Vec<Keyword> {
        &mut self.keywords
    }

    /// The pointer of a key of this schema.
    pub(super) fn at(&self, key: &str) -> String {
        join(&self.pointer, key)
    }

    pub(super) fn key_place(&self, member: &Member) -> Place {
        place_at(member.key_at, &self.at(&member.key))
    }

    pub(super) fn enforced(&mut self, member: &Member) {
        let place = self.key_place(member);
        self.lowering.claim(&member.key, place, Fate::Enforced);
    }

    pub(super) fn noted(&mut self, member: &Member) {
        let place = self.key_place(member);
        self.lowering.claim(&member.key, place, Fate::Noted);
    }

    pub(super) fn not_enforced(&mut self, member: &Member, reason: &str) {
        let place = self.key_place(member);
        self.lowering.claim(&member.key, place, Fate::NotEnforced(reason.to_owned()));
    }

    /// Says that a keyword is malformed: it is left out.
    pub(super) fn malformed(&mut self, member: &Member, wanted: &str) {
        let unquoted =
            |text: &str| text.parse::<f64>().is_ok() || ["true", "false"].contains(&text);
        let quoted = !wanted.contains("string") && member.value.text().is_some_and(unquoted);
        let help = quoted.then(|| "take the quotes away: between them it is a string".to_owned());
        self.malformed_but(member, wanted, help);
    }

    /// The same, with what may be meant.
    pub(super) fn malformed_but(&mut self, member: &Member, wanted: &str, help: Option<String>) {
        let kind = member.value.kind();
        let message = if wanted.starts_with(kind) {
            format!("`{}` takes {wanted}; this is {kind} of something else", member.key)
        } else {
            format!("`{}` takes {wanted}, not {}", member.key, shown(&member.value))
        };
        let problem = codes::MALFORMED
            .at(place(&member.value, &self.at(&member.key)), message)
            .help_if(help)
            .keyword(&member.key);
        self.lowering.say(problem);
        self.not_enforced(member, "malformed");
    }

    /// The number of the schema that is the value of a key.
    pub(super) fn child(&mut self, member: &'a Member) -> SchemaId {
        let pointer = self.at(&member.key);
        self.lowering.schema(&member.value, pointer, self.resource)
    }

    /// Schemas by name, below a key; `None` when the value is no mapping.
    pub(super) fn named(&mut self, member: &'a Member) -> Option<Vec<(String, SchemaId)>> {
        let base = self.at(&member.key);
        let named = member.value.mapping()?.iter();
        Some(
            named
                .map(|entry| (entry.key.clone(), self.below(&base, &entry.key, &entry.value)))
                .collect(),
        )
    }

    /// Schemas in a row, below a key; `None` when the value is no sequence.
    pub(super) fn row(&mut self, member: &'a Member) -> Option<Vec<SchemaId>> {
        let base = self.at(&member.key);
        let items = member.value.items()?.iter().enumerate();
        Some(items.map(|(index, item)| self.below(&base, &index.to_string(), item)).collect())
    }

    pub(super) fn below(&mut self, base: &str, token: &str, tree: &'a Tree) -> SchemaId {
        self.lowering.schema(tree, join(base, token), self.resource)
    }

    /// What a reference in this schema means; a diagnostic is added when it means nothing.
    pub(super) fn reference(&mut self, member: &'a Member) -> Option<Target<'a>> {
        let Some(text) = member.value.text() else {
            self.malformed(member, "a URI reference");
            return None;
        };
        let stands = place(&member.value, &self.at(&member.key));
        match self.lowering.document.reference(text, self.resource, &stands) {
            Ok(target) => {
                if target.loose {
                    let message = format!(
                        "`{text}` leads nowhere inside the `$id` it stands in; read from the root"
                    );
                    self.lowering.say(codes::REF_BASE.at(stands, message).keyword(&member.key));
                }
                Some(target)
            }
            Err(problem) => {
                let reason = format!("`{text}` cannot be followed");
                self.not_enforced(member, &reason);
                self.lowering.lost.push((self.id, reason));
                self.lowering.say(problem);
                None
            }
        }
    }

    pub(super) fn target(&mut self, target: Target<'a>) -> SchemaId {
        self.lowering.schema(target.tree, target.pointer, target.resource)
    }
}

/// A value as messages show it: short ones as they are, others by their kind. The document is no secret.
pub(super) fn shown(tree: &Tree) -> String {
    match &tree.value {
        Node::Number(text) if text.len() <= 40 => text.clone(),
        Node::String(text) if text.len() <= 40 => format!("the string \"{}\"", text.escape_debug()),
        Node::Bool(flag) => flag.to_string(),
        _ => tree.kind().to_owned(),
    }
}
