//! Which module a schema's type lives in, and what it is called there: its path, from where it stands in the document.

use std::collections::BTreeMap;

use specwright_model::{Model, SchemaId, pointer};

use super::words::camel;
use crate::view::{Shape, Views};

/// The owner of a module.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Home {
    /// A component schema, by its place in the list.
    Component(usize),
    /// An operation, by its place in the list.
    Operation(usize),
    /// Another shared thing: its folder and its name.
    Shared(&'static str, String),
}

/// Where a type lives and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The owner of the module.
    pub(crate) home: Home,
    /// Words that come before the path.
    prefix: String,
    /// The name of the type at the top of the path.
    top: String,
    /// The path below the top, a word or nothing each.
    path: Vec<String>,
    /// The name of the top says whose it is: the module above may export it. Every operation has a `Response200`.
    telling: bool,
}

impl Spot {
    /// The text its name is made of.
    pub(crate) fn name(&self) -> String {
        let path = self.path.concat();
        match (self.path.is_empty(), path.is_empty()) {
            (true, _) => self.top.clone(),
            (false, true) => format!("{}Part", self.top),
            (false, false) => format!("{}{path}", self.prefix),
        }
    }

    /// Whether it is the owner's main type.
    pub(crate) fn is_top(&self) -> bool {
        self.path.is_empty()
    }

    /// Whether its own name says whose it is.
    pub(crate) fn is_telling(&self) -> bool {
        self.telling
    }
}

/// Finds spots.
pub(super) struct Map<'a> {
    model: &'a Model,
    views: &'a Views,
    schemas: BTreeMap<&'a str, SchemaId>,
    components: BTreeMap<&'a str, usize>,
    operations: BTreeMap<&'a str, usize>,
}

impl<'a> Map<'a> {
    pub(super) fn new(model: &'a Model, views: &'a Views) -> Self {
        let mut schemas = BTreeMap::new();
        for id in model.ids() {
            schemas.entry(model.schema(id).place.pointer.as_str()).or_insert(id);
        }
        let components = model
            .components
            .iter()
            .enumerate()
            .map(|(place, it)| (it.name.as_str(), place))
            .collect();
        let mut operations = BTreeMap::new();
        for (place, it) in model.operations.iter().enumerate() {
            // A path item may serve several paths: what it carries belongs to the first.
            operations.entry(it.place.pointer.as_str()).or_insert(place);
        }
        Self { model, views, schemas, components, operations }
    }

    /// Where the type of a schema lives. `modules` are the names of the operations' modules.
    pub(super) fn spot(&self, id: SchemaId, modules: &[String]) -> Spot {
        let pointer = self.model.schema(id).place.pointer.as_str();
        let tokens = tokens(pointer);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
        if let ["components", "schemas", name, ..] = texts.as_slice()
            && let Some(place) = self.components.get(name)
        {
            let path = self.path(pointer, &tokens, 3);
            return Spot {
                home: Home::Component(*place),
                prefix: String::new(),
                top: (*name).to_owned(),
                path,
                telling: true,
            };
        }
        if let Some((at, place)) = self.operation(pointer, &tokens) {
            let module = modules.get(place).map_or("", String::as_str);
            return self.carried((place, module), pointer, &tokens, at);
        }
        self.shared(pointer, &tokens, &texts)
    }

    /// The innermost operation the pointer is below, and how many tokens lead to it.
    fn operation(&self, pointer: &str, tokens: &[Token]) -> Option<(usize, usize)> {
        let ends = tokens.iter().enumerate().rev();
        let mut found = ends.filter_map(|(at, token)| {
            let place = self.operations.get(pointer.get(..token.end)?)?;
            Some((at.saturating_add(1), *place))
        });
        found.next()
    }

    /// The spot of what an operation carries.
    fn carried(
        &self,
        (place, module): (usize, &str),
        pointer: &str,
        tokens: &[Token],
        at: usize,
    ) -> Spot {
        let texts: Vec<&str> = tokens.iter().skip(at).map(|token| token.text.as_str()).collect();
        let operation = self.model.operations.get(place);
        let (prefix, top, used) = match texts.as_slice() {
            ["requestBody", "content", media, ..] => {
                let listed =
                    operation.and_then(|it| it.body.as_ref()).map(|body| body.content.as_slice());
                let first = listed
                    .is_none_or(|listed| listed.first().is_none_or(|it| it.media_type == *media));
                let suffix = if first { String::new() } else { media_word(media) };
                (suffix.clone(), format!("{}{suffix}", camel(module)), whole(&texts, 3))
            }
            ["responses", status, "content", media, ..] => {
                let response =
                    operation.and_then(|it| it.responses.iter().find(|it| it.status == *status));
                let first = response
                    .is_none_or(|it| it.content.first().is_none_or(|it| it.media_type == *media));
                let suffix = if first { String::new() } else { media_word(media) };
                let name = format!("Response{}{suffix}", camel_status(status));
                (name.clone(), name, whole(&texts, 4))
            }
            ["responses", status, "headers", header, "schema", ..] => {
                let name = format!("Response{}{}Header", camel_status(status), camel(header));
                (name.clone(), name, 5)
            }
            ["parameters", _, "schema", ..] => {
                let name =
                    format!("{}Parameter", camel(&self.parameter(operation, pointer, tokens, at)));
                (name.clone(), name, 3)
            }
            ["parameters", _, "content", _, "schema", ..] => {
                let name =
                    format!("{}Parameter", camel(&self.parameter(operation, pointer, tokens, at)));
                (name.clone(), name, 5)
            }
            _ => (String::new(), camel(module), 0),
        };
        Spot {
            home: Home::Operation(place),
            prefix,
            top,
            path: self.path(pointer, tokens, at.saturating_add(used)),
            telling: !matches!(texts.first(), Some(&("responses" | "parameters"))),
        }
    }

    /// The name of the parameter the pointer is below.
    fn parameter(
        &self,
        operation: Option<&specwright_model::Operation>,
        pointer: &str,
        tokens: &[Token],
        at: usize,
    ) -> String {
        let place = tokens.get(at.saturating_add(1)).and_then(|token| pointer.get(..token.end));
        let mut all =
            operation.into_iter().chain(&self.model.operations).flat_map(|it| &it.parameters);
        let found = all.find(|parameter| Some(parameter.place.pointer.as_str()) == place);
        found.map_or_else(|| "Some".to_owned(), |parameter| parameter.name.clone())
    }

    /// The spot of what stands below neither a component schema nor an operation.
    fn shared(&self, pointer: &str, tokens: &[Token], texts: &[&str]) -> Spot {
        let own = |folder, kind: &str, name: &str, used| {
            let top = format!("{}{kind}", camel(name));
            let path = self.path(pointer, tokens, used);
            let home = Home::Shared(folder, top.clone());
            Spot { home, prefix: String::new(), top, path, telling: true }
        };
        match texts {
            ["components", "responses", name, "content", media, ..] => {
                let mut spot = own("responses", "Response", name, whole(texts, 5));
                spot.home =
                    Home::Shared("responses", format!("{}{}", spot.top, unlike_json(media)));
                spot
            }
            ["components", "responses", name, "headers", header, "schema", ..] => {
                own("headers", "Header", &format!("{}{}", camel(name), camel(header)), 6)
            }
            ["components", "requestBodies", name, "content", media, ..] => {
                let mut spot = own("bodies", "Body", name, whole(texts, 5));
                spot.home = Home::Shared("bodies", format!("{}{}", spot.top, unlike_json(media)));
                spot
            }
            ["components", "mediaTypes", name, ..] => own("bodies", "", name, whole(texts, 3)),
            ["components", "parameters", name, "schema", ..] => {
                own("parameters", "Parameter", name, 4)
            }
            ["components", "headers", name, "schema", ..] => own("headers", "Header", name, 4),
            ["paths", path, "parameters", _, "schema", ..] => {
                let name = self.parameter(None, pointer, tokens, 2);
                own("parameters", "Parameter", &format!("{}{}", camel(path), camel(&name)), 5)
            }
            _ => self.other(pointer, tokens),
        }
    }

    /// The spot of a schema in an unusual place: named by the outermost schema it is part of.
    fn other(&self, pointer: &str, tokens: &[Token]) -> Spot {
        let is_schema = |(_, token): &(usize, &Token)| {
            pointer.get(..token.end).is_some_and(|before| self.schemas.contains_key(before))
        };
        let top = tokens.iter().enumerate().find(is_schema);
        let (at, name) = top.map_or((tokens.len(), "Document"), |(at, token)| {
            (at.saturating_add(1), token.text.as_str())
        });
        let above = tokens.iter().take(at).map(|token| camel(&token.text)).collect::<String>();
        let path = self.path(pointer, tokens, at);
        Spot {
            home: Home::Shared("schemas", above),
            prefix: String::new(),
            top: name.to_owned(),
            path,
            telling: true,
        }
    }

    /// The words of the path below the first `skip` tokens.
    fn path(&self, pointer: &str, tokens: &[Token], skip: usize) -> Vec<String> {
        let mut words = Vec::new();
        let mut rest = tokens.iter().enumerate().skip(skip);
        while let Some((at, token)) = rest.next() {
            let mut next = || rest.next().map(|(_, token)| token.text.clone()).unwrap_or_default();
            let word = match token.text.as_str() {
                "properties" | "dependentSchemas" => camel(&next()),
                "items" | "itemSchema" => "Item".to_owned(),
                "additionalProperties" | "unevaluatedProperties" => "Value".to_owned(),
                "patternProperties" => {
                    next();
                    "Value".to_owned()
                }
                "prefixItems" => format!(
                    "Item{}",
                    next().parse::<u32>().map_or(0, |place| place.saturating_add(1))
                ),
                "allOf" => {
                    next();
                    String::new()
                }
                "anyOf" | "oneOf" => {
                    let above = at
                        .checked_sub(1)
                        .and_then(|above| tokens.get(above))
                        .map_or(0, |token| token.end);
                    self.branch(pointer.get(..above).unwrap_or_default(), &next())
                }
                "$defs" | "definitions" => {
                    words.clear();
                    camel(&next())
                }
                "propertyNames" => "Name".to_owned(),
                other => camel(other),
            };
            words.push(word);
        }
        words
    }

    /// The word of a branch: nothing when its union is no Rust enum.
    fn branch(&self, above: &str, place: &str) -> String {
        let union = self.schemas.get(above).map(|id| &self.views.form(*id).shape);
        let (Some(Shape::Union(union)), Ok(place)) = (union, place.parse::<usize>()) else {
            return String::new();
        };
        let variant = union.variants.iter().find(|variant| variant.branches.contains(&place));
        variant
            .map(|variant| camel(&super::variants::text(self.model, self.views, variant)))
            .unwrap_or_default()
    }
}

/// How many tokens lead to the schema of a whole body, where so many lead to its media type. That of an array of items
/// (OpenAPI 3.2, section 4.14.2) is written nowhere.
fn whole(texts: &[&str], media: usize) -> usize {
    media.saturating_add(usize::from(texts.get(media) == Some(&"schema")))
}

/// A reference token, and where it ends in its pointer.
struct Token {
    text: String,
    end: usize,
}

fn tokens(of: &str) -> Vec<Token> {
    let mut end = 0_usize;
    let mut tokens = Vec::new();
    for raw in of.split('/').skip(1) {
        end = end.saturating_add(raw.len()).saturating_add(1);
        tokens.push(Token { text: pointer::unescape(raw), end });
    }
    tokens
}

/// `200`, `4xx`, `Default`.
fn camel_status(status: &str) -> String {
    let digits = status.starts_with(|first: char| first.is_ascii_digit());
    if digits { camel(&format!("S{}", status.to_lowercase())).split_off(1) } else { camel(status) }
}

/// A word for a media type.
fn media_word(media: &str) -> String {
    match media.split(';').next().unwrap_or(media).trim() {
        "application/json" => "Json".to_owned(),
        "application/x-www-form-urlencoded" => "Form".to_owned(),
        "multipart/form-data" => "Multipart".to_owned(),
        "application/xml" | "text/xml" => "Xml".to_owned(),
        "text/plain" => "Text".to_owned(),
        "application/octet-stream" => "Binary".to_owned(),
        other => camel(other),
    }
}

/// A word for a media type other than the usual one.
fn unlike_json(media: &str) -> String {
    if media == "application/json" { String::new() } else { media_word(media) }
}

/// The words an operation's module is named by.
pub(super) fn operation_text(operation: &specwright_model::Operation) -> String {
    match &operation.id {
        Some(id) if !id.is_empty() => id.clone(),
        _ => format!("{} {}", operation.method.to_lowercase(), operation.path),
    }
}
