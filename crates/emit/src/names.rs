//! Every identifier of the output, decided once, before the first token is written.
//!
//! A type is named by its path in the document, so that adding a member renames nothing else. Names chosen by hand come
//! first, then the order of the document; a clash gets a number and a diagnostic.

mod home;
mod paths;
mod scope;
#[cfg(test)]
mod tests;
mod variants;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use specwright_model::{Code, Diagnostic, Keyword, Model, Place, SchemaId, Severity};

pub(crate) use home::{Home, Spot};
pub(crate) use paths::ModulePath;
pub(crate) use scope::{Scope, claim_all, ident};

use crate::Options;
use crate::reach::Side;
use crate::view::{Key, Shape, Views};

/// The folders of the output; no component's module is called so.
const FOLDERS: [&str; 7] =
    ["operations", "responses", "bodies", "parameters", "headers", "schemas", "dispatch"];

/// Every identifier.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    modules: BTreeMap<SchemaId, ModulePath>,
    types: BTreeMap<Key, String>,
    tables: BTreeMap<SchemaId, String>,
    /// The names inside an item, in the order of its form.
    inner: BTreeMap<SchemaId, Vec<String>>,
    /// The variant for what an open enumeration does not list; the field of the members no keyword names.
    extra: BTreeMap<SchemaId, String>,
    /// Types that the module above re-exports.
    exported: BTreeSet<Key>,
    /// Names that each module imports from others.
    imports: BTreeMap<ModulePath, BTreeMap<Key, String>>,
    /// The module of each operation.
    pub(crate) operations: Vec<ModulePath>,
    /// Clashes, told once.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// What needs a name.
pub(crate) struct Wanted<'a> {
    /// The items.
    pub(crate) items: &'a [Key],
    /// Schemas with a static of their own, those of the items included.
    pub(crate) tables: &'a BTreeSet<SchemaId>,
}

impl Names {
    /// Decides them.
    pub(crate) fn new(
        model: &Model,
        views: &Views,
        options: &Options,
        wanted: &Wanted<'_>,
    ) -> Self {
        let mut names = Self::default();
        let mut scope = Scope::modules();
        for folder in FOLDERS {
            scope.reserve(folder);
        }
        let components =
            claim_all(&mut scope, model.components.iter().map(|component| component.name.as_str()));
        let mut scope = Scope::modules();
        let texts: Vec<String> = model.operations.iter().map(home::operation_text).collect();
        let operations = claim_all(&mut scope, texts.iter().map(String::as_str));
        names.operations =
            operations.iter().map(|name| ModulePath::new(&["operations", name])).collect();
        let map = home::Map::new(model, views);
        let mut schemas: BTreeSet<SchemaId> = wanted.tables.clone();
        schemas.extend(wanted.items.iter().map(|key| key.schema));
        let spots: BTreeMap<SchemaId, Spot> =
            schemas.iter().map(|id| (*id, map.spot(*id, &operations))).collect();
        names.place(&spots, &components);
        names.name_types(model, options, wanted, &spots);
        names.name_tables(wanted, &spots);
        for key in wanted.items {
            names.name_inside(model, views, key.schema);
        }
        names
    }

    /// Decides the module of each schema.
    fn place(&mut self, spots: &BTreeMap<SchemaId, Spot>, components: &[String]) {
        let mut shared: BTreeMap<&'static str, (Scope, BTreeMap<&str, String>)> = BTreeMap::new();
        for (id, spot) in spots {
            let module = match &spot.home {
                Home::Component(place) => {
                    ModulePath::new(&[components.get(*place).map_or("", String::as_str)])
                }
                Home::Operation(place) => self.operations.get(*place).cloned().unwrap_or_default(),
                Home::Shared(folder, name) => {
                    let (scope, known) =
                        shared.entry(folder).or_insert_with(|| (Scope::modules(), BTreeMap::new()));
                    let module = known.entry(name).or_insert_with(|| scope.claim(name));
                    ModulePath::new(&[folder, module])
                }
            };
            self.modules.insert(*id, module);
        }
    }

    /// Names the types: those the module above re-exports are distinct there too.
    fn name_types(
        &mut self,
        model: &Model,
        options: &Options,
        wanted: &Wanted<'_>,
        spots: &BTreeMap<SchemaId, Spot>,
    ) {
        let mut above: BTreeMap<ModulePath, Scope> = BTreeMap::new();
        let mut within: BTreeMap<ModulePath, Scope> = BTreeMap::new();
        let chosen = |key: &Key| options.names.get(&model.schema(key.schema).place.pointer);
        let mut items: Vec<(&Key, &Spot)> =
            wanted.items.iter().filter_map(|key| Some((key, spots.get(&key.schema)?))).collect();
        // Names chosen by hand first, then owners, then the order of the document; the types of requests come last.
        items.sort_by_key(|(key, spot)| {
            (chosen(key).is_none(), key.side, !spot.is_top(), key.schema)
        });
        for (key, spot) in items {
            let Some(module) = self.modules.get(&key.schema).cloned() else { continue };
            let side = if key.side == Side::Request { "Request" } else { "" };
            let text = format!(
                "{}{side}",
                chosen(key).cloned().unwrap_or_else(|| words::settled_camel(&spot.name()))
            );
            let inner = within.entry(module.clone()).or_insert_with(Scope::types);
            let exact = chosen(key).is_some().then(|| inner.exact(&text)).flatten();
            let exported = spot.is_top() && (spot.is_telling() || chosen(key).is_some());
            let name = match (exported, exact) {
                (false, Some(name)) => name,
                (false, None) => inner.claim(&text),
                (true, exact) => {
                    let outer = above.entry(module.above()).or_insert_with(Scope::types);
                    let name = exact
                        .and_then(|name| outer.exact(&name))
                        .unwrap_or_else(|| outer.claim(&text));
                    self.exported.insert(*key);
                    inner.exact(&name).unwrap_or(name)
                }
            };
            if name != text {
                let help = "choose a name for it under `names` in provider.yaml";
                let place = model.schema(key.schema).place.clone();
                self.tell(place, (&text, &name), help);
            }
            self.types.insert(*key, name);
        }
    }

    /// Names the statics after the types. Words of one letter look alike in both cases, and a type that wraps another is
    /// a function too: no static is called as a type is.
    fn name_tables(&mut self, wanted: &Wanted<'_>, spots: &BTreeMap<SchemaId, Spot>) {
        let mut scopes: BTreeMap<ModulePath, Scope> = BTreeMap::new();
        let types: BTreeSet<&str> = self.types.values().map(String::as_str).collect();
        for id in wanted.tables {
            let (Some(spot), Some(module)) = (spots.get(id), self.modules.get(id)) else {
                continue;
            };
            let plain = self.types.get(&Key { schema: *id, side: Side::Plain });
            let mut text = plain.cloned().unwrap_or_else(|| spot.name());
            if types.contains(words::shouting(&text).as_str()) {
                text.push_str(" table");
            }
            let scope = scopes.entry(module.clone()).or_insert_with(Scope::statics);
            self.tables.insert(*id, scope.claim(&text));
        }
    }

    /// Names fields and variants.
    fn name_inside(&mut self, model: &Model, views: &Views, id: SchemaId) {
        let (mut scope, texts) = match &views.form(id).shape {
            Shape::Struct(structure) => {
                (Scope::fields(), structure.fields.iter().map(|field| field.name.clone()).collect())
            }
            Shape::Enumeration(values) => (Scope::variants(), values.clone()),
            Shape::Union(union) => (Scope::variants(), variants::texts(model, views, union)),
            _ => return,
        };
        if self.inner.contains_key(&id) {
            return;
        }
        let names: Vec<String> = claim_all(&mut scope, texts.iter().map(String::as_str));
        let extra = match &views.form(id).shape {
            Shape::Struct(_) => {
                scope.exact("additional").unwrap_or_else(|| scope.claim("additional members"))
            }
            _ => ["Unknown", "Other"]
                .into_iter()
                .find_map(|name| scope.exact(name))
                .unwrap_or_else(|| scope.claim("Unknown")),
        };
        for (text, plain, name) in std::mem::take(&mut scope.clashes) {
            if plain != "additional_members" {
                let wish = format!("{plain}` for `{text}");
                let help = "nothing needs to be done: the text that travels stays as it is";
                self.tell(part(model, id, &text), (&wish, &name), help);
            }
        }
        self.inner.insert(id, names);
        self.extra.insert(id, extra);
    }

    fn tell(&mut self, place: Place, (wish, name): (&str, &str), help: &str) {
        self.diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            code: Code("W0701"),
            place,
            message: format!(
                "the name `{wish}` is taken, reserved or none in Rust; it becomes `{name}`"
            ),
            help: Some(help.to_owned()),
            keyword: None,
        });
    }

    /// The name of an item.
    pub(crate) fn type_name(&self, key: Key) -> &str {
        self.types.get(&key).map_or("Json", String::as_str)
    }

    /// The module of a schema's type or static.
    pub(crate) fn module(&self, id: SchemaId) -> ModulePath {
        self.modules.get(&id).cloned().unwrap_or_default()
    }

    /// The name of a schema's static.
    pub(crate) fn table_name(&self, id: SchemaId) -> Option<&str> {
        self.tables.get(&id).map(String::as_str)
    }

    /// The names of the fields or variants of an item, in the order of its form.
    pub(crate) fn inside(&self, id: SchemaId) -> &[String] {
        self.inner.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The variant for what an open enumeration does not list, or the field for members no keyword names.
    pub(crate) fn extra(&self, id: SchemaId) -> &str {
        self.extra.get(&id).map_or("additional", String::as_str)
    }

    /// Whether the module above re-exports the item.
    pub(crate) fn is_exported(&self, key: Key) -> bool {
        self.exported.contains(&key)
    }

    /// The identifiers a file has already: its own types and those it imports.
    pub(crate) fn taken(&self, module: &ModulePath) -> BTreeSet<String> {
        let own =
            self.types.iter().filter(|(key, _)| self.modules.get(&key.schema) == Some(module));
        let imported = self.imports.get(module).into_iter().flat_map(BTreeMap::values);
        own.map(|(_, name)| name).chain(imported).cloned().collect()
    }

    /// Decides which foreign types each file imports: all it uses whose names are free there.
    pub(crate) fn import(&mut self, used: BTreeMap<ModulePath, BTreeSet<Key>>) {
        let mut own: BTreeMap<&ModulePath, BTreeSet<String>> = BTreeMap::new();
        for (key, name) in &self.types {
            if let Some(module) = self.modules.get(&key.schema) {
                own.entry(module).or_default().insert(name.clone());
            }
        }
        let mut imports: BTreeMap<ModulePath, BTreeMap<Key, String>> = BTreeMap::new();
        for (module, keys) in used {
            let mut taken = own.get(&module).cloned().unwrap_or_default();
            for key in keys {
                let name = self.type_name(key).to_owned();
                if self.modules.get(&key.schema) != Some(&module) && taken.insert(name.clone()) {
                    imports.entry(module.clone()).or_default().insert(key, name);
                }
            }
        }
        self.imports = imports;
    }
}

/// Where a schema says a member or a value of its own.
fn part(model: &Model, id: SchemaId, text: &str) -> Place {
    let schema = model.schema(id);
    let own = |keyword: &Keyword| match keyword {
        Keyword::Enum(values) => {
            let at = values.0.iter().position(|value| value.as_str() == Some(text))?;
            Some(schema.place.child("enum").child(&at.to_string()))
        }
        Keyword::Members(members) => {
            members.properties.iter().find(|(name, _)| name == text)?;
            Some(schema.place.child("properties").child(text))
        }
        _ => None,
    };
    schema.keywords.iter().find_map(own).unwrap_or_else(|| schema.place.clone())
}
