//! The document to the model.
//!
//! Schemas are lowered on demand: whoever meets one asks for its number and goes on; the queue is worked off afterwards.
//! So neither recursion of schemas nor chains of references cost stack, and each place of the document has one number.

mod discriminator;
mod dynamic;
mod endless;
mod equal;
mod formats;
mod keys;
mod keywords;
mod schema;

pub use formats::runtime_features;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use specwright_model::{
    Component, Keyword, Model, Notes, Place, Schema, SchemaId, Types, keywords as model,
};

use crate::load::{Mapping, Tree};
use crate::pointer::{follow, join, place, tokens};
use crate::report::{Problem, Report};
use crate::resolve::Document;
use crate::version::{Version, version};
use crate::{Fate, KeywordUse, Options, Reading, codes, operations};

/// How many bytes all pointers of a reading may have together: long keys around many schemas multiply.
const MOST_POINTERS: usize = 1 << 28;

/// Lowers a whole document.
pub(crate) fn lower(
    tree: &Tree,
    options: &Options,
    report: &mut Report,
    into: (&mut Model, &mut Reading),
) {
    let (model, reading) = into;
    let Some(version) = version(tree, report) else { return };
    let document = Document::new(tree, version, &options.roots, report);
    let mut lowering = Lowering {
        document: &document,
        options,
        report,
        ledger: Vec::new(),
        schemas: Vec::new(),
        resources: Vec::new(),
        numbers: BTreeMap::new(),
        arrays: BTreeMap::new(),
        checked: BTreeSet::new(),
        queue: VecDeque::new(),
        lost: Vec::new(),
        spent: 0,
    };
    lowering.dialect();
    lowering.components(model);
    lowering.roots(reading);
    lowering.work();
    operations::operations(&mut lowering, model);
    lowering.work();
    dynamic::complete(&mut lowering);
    endless::check(&mut lowering);
    reading.ledger = lowering.ledger;
    reading.lost = lowering.lost;
    model.schemas = lowering.schemas;
}

/// The state of lowering one document.
pub(crate) struct Lowering<'d, 'a> {
    pub(crate) document: &'d Document<'a>,
    pub(crate) options: &'d Options,
    pub(crate) report: &'d mut Report,
    ledger: Vec<KeywordUse>,
    schemas: Vec<Schema>,
    /// The resource each schema stands in.
    resources: Vec<usize>,
    /// Numbers by the address of the tree: each place of the document has one.
    numbers: BTreeMap<usize, SchemaId>,
    /// Arrays the document does not write out, by the address of their media types.
    arrays: BTreeMap<usize, SchemaId>,
    /// Objects around schemas whose keys were looked at, by their addresses.
    pub(crate) checked: BTreeSet<usize>,
    queue: VecDeque<(SchemaId, &'a Tree)>,
    /// Schemas that lack a reference, and why.
    lost: Vec<(SchemaId, String)>,
    spent: usize,
}

impl<'a> Lowering<'_, 'a> {
    /// The number of the schema at a place; it is lowered later.
    pub(crate) fn schema(&mut self, tree: &'a Tree, pointer: String, around: usize) -> SchemaId {
        let address = std::ptr::from_ref(tree).addr();
        if let Some(id) = self.numbers.get(&address) {
            return *id;
        }
        let id =
            self.reserve(Place { pointer, line: tree.at.line, column: tree.at.column }, around);
        self.numbers.insert(address, id);
        self.queue.push_back((id, tree));
        id
    }

    /// A schema the document does not write out, of the media type at a place: an array of the items it does describe,
    /// which may describe the whole besides.
    pub(crate) fn array_of(
        &mut self,
        item: SchemaId,
        whole: Option<SchemaId>,
        (media, pointer): (&'a Tree, &str),
    ) -> SchemaId {
        let address = std::ptr::from_ref(media).addr();
        if let Some(id) = self.arrays.get(&address) {
            return *id;
        }
        let id = self.reserve(place(media, pointer), 0);
        self.arrays.insert(address, id);
        let mut keywords = vec![
            Keyword::Type(model::Type(Types::ARRAY)),
            Keyword::Elements(model::Elements { prefix: Vec::new(), rest: Some(item) }),
        ];
        keywords.extend(whole.map(|whole| Keyword::AllOf(model::AllOf(vec![whole]))));
        self.store(id, keywords, Notes::default());
        id
    }

    fn reserve(&mut self, place: Place, around: usize) -> SchemaId {
        let id = SchemaId(u32::try_from(self.schemas.len()).unwrap_or(u32::MAX));
        self.resources.push(self.document.resource_at(&place.pointer, around));
        let place = self.afford(place);
        self.schemas.push(Schema { place, ..Schema::default() });
        id
    }

    fn store(&mut self, id: SchemaId, mut keywords: Vec<Keyword>, notes: Notes) {
        keywords.sort_by_key(Keyword::order);
        if let Some(schema) = self.schemas.get_mut(id.0 as usize) {
            schema.keywords = keywords;
            schema.notes = notes;
        }
    }

    /// Notes what became of a key of a schema.
    fn claim(&mut self, keyword: &str, place: Place, fate: Fate) {
        let place = self.afford(place);
        self.ledger.push(KeywordUse { keyword: keyword.to_owned(), place, fate });
    }

    pub(crate) fn say(&mut self, problem: Problem) {
        self.report.add(problem);
    }

    pub(crate) fn version(&self) -> Version {
        self.document.version
    }

    /// Counts the bytes of a pointer. Once there are too many the pointer is dropped: the reading is to be refused.
    fn afford(&mut self, mut place: Place) -> Place {
        self.spent = self.spent.saturating_add(place.pointer.len());
        if self.spent > MOST_POINTERS {
            place.pointer = String::new();
        }
        place
    }

    /// Works the queue off.
    fn work(&mut self) {
        while let Some((id, tree)) = self.queue.pop_front() {
            schema::lower(self, id, tree);
            if self.spent > MOST_POINTERS {
                let message = "the pointers of its schemas are too long all together";
                self.report.add(codes::TOO_LARGE.at(place(self.document.root, ""), message));
                self.queue.clear();
            }
        }
    }

    fn dialect(&mut self) {
        let dialect =
            self.document.root.get("jsonSchemaDialect").filter(|_| self.version() >= Version::V31);
        if let Some(dialect) = dialect.filter(|dialect| !keywords::notes::is_known(dialect)) {
            let message = "the document names another dialect and is read as JSON Schema 2020-12";
            self.say(codes::DIALECT.at(place(dialect, "/jsonSchemaDialect"), message));
        }
    }

    fn components(&mut self, model: &mut Model) {
        let pointer = "/components/schemas";
        let Some(schemas) =
            self.document.root.get("components").and_then(|components| components.get("schemas"))
        else {
            return;
        };
        let Some(schemas) = self.mapping(schemas, pointer) else { return };
        for member in schemas {
            let schema = self.schema(&member.value, join(pointer, &member.key), 0);
            model.components.push(Component { name: member.key.clone(), schema });
        }
    }

    fn roots(&mut self, reading: &mut Reading) {
        for root in &self.options.roots {
            let found =
                tokens(root).and_then(|tokens| follow(self.document.root, "", &tokens).ok());
            if let Some(found) = found {
                let around = self.document.resource_of(root);
                let id = self.schema(found.tree, found.pointer, around);
                reading.roots.push((root.clone(), id));
            } else {
                let at = Place { pointer: root.clone(), ..Place::default() };
                self.say(
                    codes::DANGLING.at(at, format!("the root `#{root}` is not in the document")),
                );
            }
        }
    }

    /// The members of a mapping; anything else is malformed.
    pub(crate) fn mapping(&mut self, tree: &'a Tree, pointer: &str) -> Option<&'a Mapping> {
        if tree.mapping().is_none() {
            self.say(codes::SHAPE.at(
                place(tree, pointer),
                format!("a mapping is wanted here, not {}", tree.kind()),
            ));
        }
        tree.mapping()
    }
}
