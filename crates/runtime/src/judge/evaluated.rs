//! Which members or items other keywords have looked at (JSON Schema Core, 11): what `unevaluated*` leaves alone.

use super::{Frame, Judge};
use crate::{Kind, Node, Rule, Schema, rules};

/// The members or items of one node that were looked at.
#[derive(Debug)]
pub(crate) struct Evaluated {
    all: bool,
    parts: Vec<bool>,
}

impl Evaluated {
    /// What the rules of the schema in force have looked at, its own `unevaluated*` aside.
    pub(crate) fn by(judge: &mut Judge<'_>, frame: &Frame<'_>) -> Self {
        let mut evaluated = Self { all: false, parts: vec![false; frame.node.len()] };
        for rule in frame.schema.rules {
            if !matches!(rule, Rule::UnevaluatedProperties(_) | Rule::UnevaluatedItems(_)) {
                evaluated.add_rule(rule, judge, frame);
            }
        }
        evaluated
    }

    /// Whether the part at that place was looked at.
    pub(crate) fn has(&self, place: usize) -> bool {
        self.all || self.parts.get(place).copied().unwrap_or(false)
    }

    /// Everything was looked at.
    pub(crate) fn add_all(&mut self) {
        self.all = true;
    }

    /// The part at that place was looked at.
    pub(crate) fn add(&mut self, place: usize) {
        if let Some(part) = self.parts.get_mut(place) {
            *part = true;
        }
    }

    /// What a schema that holds for the same node has looked at.
    pub(crate) fn add_schema(
        &mut self,
        schema: &'static Schema,
        judge: &mut Judge<'_>,
        parent: &Frame<'_>,
    ) {
        if self.all || schema.rules.is_empty() || parent.is_applying(schema) {
            return;
        }
        let frame = Frame::new(schema, parent.node, Some(parent));
        if frame.depth > super::MAX_FRAMES {
            judge.give_up(&frame);
            return;
        }
        for rule in schema.rules {
            self.add_rule(rule, judge, &frame);
        }
    }

    /// What a schema has looked at, if it holds for the same node.
    pub(crate) fn add_if_holds(
        &mut self,
        schema: &'static Schema,
        judge: &mut Judge<'_>,
        frame: &Frame<'_>,
    ) -> bool {
        let holds = judge.holds_inside(schema, frame.node, frame);
        if holds {
            self.add_schema(schema, judge, frame);
        }
        holds
    }

    fn add_rule(&mut self, rule: &'static Rule, judge: &mut Judge<'_>, frame: &Frame<'_>) {
        let object = frame.node.kind() == Kind::Object;
        match rule {
            Rule::Members(members) if object => rules::members::evaluated(members, self, frame),
            Rule::Elements(elements) if !object => {
                rules::elements::evaluated(elements, self, frame);
            }
            Rule::Contains(contains) if !object => {
                rules::contains::evaluated(contains, self, judge, frame);
            }
            Rule::UnevaluatedProperties(_) if object => self.add_all(),
            Rule::UnevaluatedItems(_) if !object => self.add_all(),
            Rule::Ref(_) | Rule::Late(_) => {
                if let Some(schema) = rule.target() {
                    self.add_schema(schema, judge, frame);
                }
            }
            Rule::DynamicRef(bearers, otherwise) => {
                let schema = rules::dynamic_reference::resolve(bearers, otherwise, frame);
                judge.unsettle();
                self.add_schema(schema, judge, frame);
            }
            Rule::AllOf(schemas) => {
                schemas.iter().for_each(|schema| self.add_schema(schema, judge, frame));
            }
            Rule::AnyOf(union) | Rule::OneOf(union) => {
                for branch in union.branches {
                    self.add_if_holds(branch, judge, frame);
                }
            }
            Rule::If(condition, then, otherwise) => {
                let branch =
                    if self.add_if_holds(condition, judge, frame) { then } else { otherwise };
                if let Some(branch) = branch {
                    self.add_schema(branch, judge, frame);
                }
            }
            Rule::DependentSchemas(entries) => {
                for entry in entries.iter().filter(|entry| frame.node.has(entry.name)) {
                    self.add_schema(entry.schema, judge, frame);
                }
            }
            _ => {}
        }
    }
}

impl Judge<'_> {
    /// The verdict alone, remembered: `unevaluated*` asks for verdicts that other rules have asked for before.
    fn holds_inside(&mut self, schema: &'static Schema, node: Node<'_>, frame: &Frame<'_>) -> bool {
        self.quiet += 1;
        let holds = self.plainly_holds(schema, node, frame);
        self.quiet -= 1;
        holds
    }
}
