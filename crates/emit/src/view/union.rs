//! `anyOf` and `oneOf` as Rust enums.

use specwright_model::{Keyword, SchemaId, Sieve, SieveTest, Types};

use super::build::Builder;
use super::{Part, Shape, Union, Variant, conjuncts};

/// How many variants a union has at most; beyond, it is JSON.
const MOST: usize = 256;

impl Builder<'_> {
    /// The unions that hold at once, each with the schema that has it and its live branches.
    pub(super) fn unions(&self, all: &[SchemaId], core: Types) -> Vec<(SchemaId, Vec<SchemaId>)> {
        let mut found = Vec::new();
        for id in all {
            for branches in self.model.schema(*id).keywords.iter().filter_map(Keyword::branches) {
                let live = conjuncts::live(&self.kinds, branches, core);
                if live.len() > 1 {
                    found.push((*id, live));
                }
            }
        }
        found
    }

    /// The union, when there is exactly one and each of its branches has a form.
    pub(super) fn union(&self, all: &[SchemaId], core: Types, depth: usize) -> Option<Shape> {
        let unions = self.unions(all, core);
        let [(holder, _)] = unions.as_slice() else {
            return None;
        };
        let schema = self.model.schema(*holder);
        // A schema with `anyOf` and `oneOf` both has two lists of branches; the judge is asked about one.
        let mut lists = schema.keywords.iter().filter_map(Keyword::branches);
        let list = lists.next().filter(|_| lists.next().is_none())?;
        let mut variants: Vec<Variant> = Vec::new();
        for (place, branch) in list.iter().enumerate() {
            let kinds = self.kinds.of(*branch).intersection(core);
            if !kinds.is_empty() {
                self.add(&mut variants, (place, *branch, kinds), depth)?;
            }
        }
        let fits = variants.len() > 1 && variants.len() <= MOST;
        if fits {
            let keyword = schema.keywords.iter().find(|keyword| keyword.branches().is_some());
            self.tags(&mut variants, keyword?);
        }
        fits.then_some(Shape::Union(Union { holder: Some(*holder), variants }))
    }

    /// Finds what tells each variant apart: the text of a member, or a member that none but it may have.
    fn tags(&self, variants: &mut [Variant], keyword: &Keyword) {
        let tests = Sieve::of(self.model, keyword).map(|sieve| sieve.tests).unwrap_or_default();
        for variant in variants {
            let by_text = |test: &SieveTest| {
                let mut own = test.texts.iter().filter(|(_, left)| *left == variant.branches);
                test.member.as_ref()?;
                own.next().filter(|_| own.next().is_none()).map(|(text, _)| text.clone())
            };
            let by_member = |test: &SieveTest| {
                let own = test.texts.is_empty() && test.unlisted == variant.branches;
                test.member.clone().filter(|_| own)
            };
            let text = tests.iter().find_map(by_text);
            variant.tag = text.or_else(|| tests.iter().find_map(by_member));
        }
    }

    /// Adds a branch: to a variant that holds the same, or as a variant of its own. `None` when it has no form.
    fn add(
        &self,
        variants: &mut Vec<Variant>,
        (place, branch, kinds): (usize, SchemaId, Types),
        depth: usize,
    ) -> Option<()> {
        let family = family(kinds);
        let same = |variant: &&mut Variant| match variant.part {
            Part::Of(known) | Part::Core(known)
                if self.model.resolve(known) == self.model.resolve(branch) =>
            {
                true
            }
            _ => family.is_some() && self::family(variant.kinds) == family,
        };
        if let Some(variant) = variants.iter_mut().find(same) {
            let known = matches!(variant.part, Part::Core(id) if self.model.resolve(id) == self.model.resolve(branch));
            variant.branches.push(place);
            variant.kinds = variant.kinds.union(kinds);
            if !known {
                variant.part = Part::Kind(variant.kinds);
            }
            return Some(());
        }
        if family.is_none() && !self.has_form(branch, kinds, depth) {
            return None;
        }
        variants.push(Variant {
            branches: vec![place],
            kinds,
            part: Part::Core(branch),
            tag: None,
        });
        Some(())
    }

    /// Whether the form of a branch, `null` left aside, holds its values of these types and tells more than JSON.
    fn has_form(&self, branch: SchemaId, kinds: Types, depth: usize) -> bool {
        let own = self.kinds.of(branch);
        if own.without(Types::NULL) != kinds {
            return kinds == Types::OBJECT && self.holds_objects(branch, depth);
        }
        match self.shape(branch, own, depth.saturating_add(1)) {
            (Shape::Json, _) | (_, true) => false,
            (Shape::Same(target), false) => {
                let deeper = depth.saturating_add(1);
                self.has_form(target, self.kinds.of(target).without(Types::NULL), deeper)
            }
            _ => true,
        }
    }
}

/// The scalar type these types are, numbers all alike.
fn family(kinds: Types) -> Option<Types> {
    [Types::STRING, Types::BOOLEAN, Types::NUMBER].into_iter().find(|family| family.contains(kinds))
}
