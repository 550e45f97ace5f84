//! Changes of one schema of a model, as a provider makes them.

use specwright_build::model::keywords::{Members, Required, RequiredMember};
use specwright_build::model::{Direction, Keyword, Model, Schema, SchemaId, Types};

/// A schema of a model that is to be changed.
#[derive(Clone, Copy)]
pub(crate) struct At<'m> {
    pub(crate) model: &'m Model,
    pub(crate) id: SchemaId,
    /// Which of several changes of that kind.
    pub(crate) turn: usize,
}

impl<'m> At<'m> {
    pub(crate) fn schema(self) -> &'m Schema {
        self.model.schema(self.id)
    }

    /// The same place when its schema names these types and says nothing but that and what is named.
    pub(crate) fn plain(self, types: Types, beside: &[&str]) -> Option<Self> {
        let said = |keyword: &Keyword| keyword.name() == "type" || beside.contains(&keyword.name());
        let fits = self.schema().types() == Some(types) && self.schema().keywords.iter().all(said);
        fits.then_some(self)
    }

    /// The keyword of that name.
    pub(crate) fn said(self, name: &str) -> Option<&'m Keyword> {
        self.schema().keywords.iter().find(|keyword| keyword.name() == name)
    }

    /// Says the keyword, whatever was said by one of that name.
    pub(crate) fn saying(self, keyword: Keyword) -> Model {
        self.with(|schema| put(schema, keyword))
    }

    /// Says the keyword where none of that name is said.
    pub(crate) fn setting(self, keyword: Keyword) -> Option<Model> {
        self.said(keyword.name()).is_none().then(|| self.saying(keyword))
    }

    /// Without the keyword of that name, where there is one.
    pub(crate) fn dropping(self, name: &str) -> Option<Model> {
        self.said(name)?;
        Some(self.with(|schema| schema.keywords.retain(|keyword| keyword.name() != name)))
    }

    /// The model with the schema changed.
    pub(crate) fn with(self, change: impl FnOnce(&mut Schema)) -> Model {
        let mut model = self.model.clone();
        change(&mut model.schemas[self.id.0 as usize]);
        model
    }

    /// What the object asks for.
    pub(crate) fn required(self) -> Vec<RequiredMember> {
        match self.said("required") {
            Some(Keyword::Required(required)) => required.0.clone(),
            _ => Vec::new(),
        }
    }

    /// Asks for these members.
    pub(crate) fn asking(self, required: Vec<RequiredMember>) -> Model {
        match required.as_slice() {
            [] => self.with(|schema| schema.keywords.retain(|one| one.name() != "required")),
            _ => self.saying(Keyword::Required(Required(required))),
        }
    }

    /// What is chosen this time; `None` when all were.
    pub(crate) fn chosen<T: Clone>(self, from: &[T]) -> Option<T> {
        from.get(self.turn).cloned()
    }

    /// A member that is asked for, or is not.
    pub(crate) fn member(self, asked: bool) -> Option<(String, SchemaId)> {
        let required = self.required();
        let fits = |name: &str| required.iter().any(|member| member.name == name) == asked;
        let members = self.object()?.schema().members()?;
        members.properties.iter().filter(|(name, _)| fits(name)).nth(self.turn).cloned()
    }

    /// The same place when it is an object that says what members it has, and nothing else.
    pub(crate) fn object(self) -> Option<Self> {
        self.plain(Types::OBJECT, &["required", "properties"])
    }

    /// The model with other members.
    pub(crate) fn with_members(self, change: impl FnOnce(&mut Members)) -> Option<Model> {
        let mut members = self.schema().members()?.clone();
        change(&mut members);
        Some(self.saying(Keyword::Members(members)))
    }
}

/// A member that both directions are asked for.
pub(crate) fn always(name: &str) -> RequiredMember {
    RequiredMember { name: name.to_owned(), except: Vec::<Direction>::new() }
}

/// Says a keyword in its place of the order.
pub(crate) fn put(schema: &mut Schema, keyword: Keyword) {
    schema.keywords.retain(|other| other.name() != keyword.name());
    schema.keywords.push(keyword);
    schema.keywords.sort_by_key(Keyword::order);
}

/// A new schema below another.
pub(crate) fn add(model: &mut Model, at: SchemaId, below: &str, says: Vec<Keyword>) -> SchemaId {
    let mut place = model.schema(at).place.clone();
    for token in below.split('/') {
        place = place.child(token);
    }
    model.schemas.push(Schema { place, keywords: says, ..Schema::default() });
    SchemaId(u32::try_from(model.schemas.len() - 1).unwrap())
}
