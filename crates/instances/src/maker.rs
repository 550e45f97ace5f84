//! What all instances of one model share: its tables, and values already made.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use specwright::{Limits, Pattern, Schema, Tape, Violations};
use specwright_model::{Direction, Keyword, Model, SchemaId, Value};
use specwright_tables::Tables;

use crate::Instances;
use crate::facts::{Goal, Ground};
use crate::heights::heights;
use crate::instance::{Broken, Instance};
use crate::pattern::{self, Piece};
use crate::text::to_json;

/// Makes instances of the schemas of one model. Making it costs as much as making the model's tables, which live until
/// the process ends; keep it for all schemas of the model.
#[derive(Clone)]
pub struct Maker<'m> {
    shared: Rc<Shared<'m>>,
}

struct Shared<'m> {
    model: &'m Model,
    tables: Tables,
    heights: Vec<u32>,
    patterns: BTreeMap<String, Pattern>,
    pieces: RefCell<BTreeMap<String, Option<Rc<Piece>>>>,
    smallest: RefCell<BTreeMap<(Direction, Goal), Option<Value>>>,
}

impl<'m> Maker<'m> {
    /// A maker for the model.
    pub fn of(model: &'m Model) -> Self {
        let shared = Shared {
            model,
            tables: Tables::of(model),
            heights: heights(model),
            patterns: name_patterns(model),
            pieces: RefCell::default(),
            smallest: RefCell::default(),
        };
        Self { shared: Rc::new(shared) }
    }

    /// The instances of a schema, judged in that direction.
    pub fn instances(&self, schema: SchemaId, direction: Direction) -> Instances<'m> {
        Instances::new(self.clone(), schema, direction)
    }

    /// The table the instances are judged by.
    pub fn table(&self, schema: SchemaId) -> &'static Schema {
        self.shared.tables.schema(schema)
    }

    /// Judges text: the instance, labelled when exactly one thing is wrong with it.
    pub fn judge(&self, schema: SchemaId, direction: Direction, text: String) -> Instance {
        let Some(violations) = self.violations(schema, direction, &text) else {
            return Instance { text, valid: true, broken: None };
        };
        let broken = match violations.as_slice() {
            [only] if violations.more() == 0 && !only.schema.is_empty() => Some(Broken {
                keyword: only.keyword,
                schema: only.schema.clone(),
                pointer: only.pointer.clone(),
            }),
            _ => None,
        };
        Instance { text, valid: false, broken }
    }

    /// Everything that is wrong with a text; `None` when it is valid.
    pub fn violations(
        &self,
        schema: SchemaId,
        direction: Direction,
        text: &str,
    ) -> Option<Violations> {
        let (table, direction) = (self.table(schema), towards(direction));
        specwright::judge_slice(text.as_bytes(), table, direction, &Limits::new()).err()
    }

    /// Whether a value obeys all schemas of a goal.
    pub(crate) fn holds(&self, goal: &[SchemaId], direction: Direction, value: &Value) -> bool {
        let text = to_json(value);
        let Ok(tape) = Tape::parse(text.as_bytes(), &Limits::new()) else { return false };
        goal.iter().all(|id| specwright::holds(tape.root(), self.table(*id), towards(direction)))
    }

    pub(crate) fn ground(&self, direction: Direction) -> Ground<'_> {
        let Shared { model, heights, patterns, .. } = &*self.shared;
        Ground { model, direction, heights, patterns }
    }

    /// The pieces of a pattern, if it is understood.
    pub(crate) fn piece(&self, source: &str) -> Option<Rc<Piece>> {
        let mut pieces = self.shared.pieces.borrow_mut();
        if let Some(known) = pieces.get(source) {
            return known.clone();
        }
        let piece = pattern::parse(source).map(Rc::new);
        pieces.insert(source.to_owned(), piece.clone());
        piece
    }

    /// What is known of the smallest value for a goal.
    pub(crate) fn smallest(&self, key: &(Direction, Goal)) -> Known {
        match self.shared.smallest.borrow().get(key) {
            None => Known::NotYet,
            Some(None) => Known::Nothing,
            Some(Some(value)) => Known::Value(value.clone()),
        }
    }

    pub(crate) fn remember(&self, key: (Direction, Goal), value: Option<Value>) {
        self.shared.smallest.borrow_mut().insert(key, value);
    }
}

/// What is known of the smallest value for a goal.
pub(crate) enum Known {
    /// It was not looked for yet.
    NotYet,
    /// None was found.
    Nothing,
    /// It is this one.
    Value(Value),
}

/// The patterns that members' names are matched against.
fn name_patterns(model: &Model) -> BTreeMap<String, Pattern> {
    let members =
        model.schemas.iter().flat_map(|schema| &schema.keywords).filter_map(
            |keyword| match keyword {
                Keyword::Members(members) => Some(&members.patterns),
                _ => None,
            },
        );
    let sources = members.flatten().map(|(source, _)| source);
    // A pattern wants text that lives as long as the process, like the tables beside it.
    sources.map(|source| (source.clone(), Pattern::new(String::leak(source.clone())))).collect()
}

/// The runtime's word for a direction.
pub(crate) fn towards(direction: Direction) -> specwright::Direction {
    match direction {
        Direction::Neutral => specwright::Direction::Neutral,
        Direction::Request => specwright::Direction::Request,
        Direction::Response => specwright::Direction::Response,
    }
}
