//! The keys of a schema object, who reads each, and which versions of OpenAPI know it.

use super::keywords::{applicators, counts, members, notes, numbers, references, values};
use super::schema::Reader;
use crate::load::Member;

/// A key of a schema object.
pub(super) struct Key {
    name: &'static str,
    /// Whether OpenAPI 3.0 knows it.
    pub(super) in_30: bool,
    /// Whether it says nothing about what is valid.
    pub(super) annotates: bool,
    /// Whether it is read beside `$ref` in 3.0: the reference itself, and what only its readers see.
    pub(super) beside_ref_in_30: bool,
    /// Reads it and notes what became of it.
    pub(super) read: for<'l, 'd, 'a> fn(&mut Reader<'l, 'd, 'a>, &'a Member),
}

/// The entry of a key.
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.binary_search_by(|key| key.name.cmp(name)).ok().and_then(|index| KEYS.get(index))
}

/// Every name, to find what somebody meant.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.name)
}

macro_rules! keys {
    ($($name:literal $since:ident $sort:ident $read:path,)*) => {
        /// Sorted by name.
        const KEYS: &[Key] = &[$(Key {
            name: $name,
            in_30: versions::$since,
            annotates: sorts::$sort.0,
            beside_ref_in_30: sorts::$sort.1,
            read: $read,
        },)*];
    };
}

mod versions {
    #![allow(non_upper_case_globals, reason = "the table reads as prose")]
    pub(super) const always: bool = true;
    pub(super) const since_31: bool = false;
}

mod sorts {
    #![allow(non_upper_case_globals, reason = "the table reads as prose")]
    /// Decides what is valid.
    pub(super) const rule: (bool, bool) = (false, false);
    /// Tells readers something.
    pub(super) const note: (bool, bool) = (true, false);
    /// Tells readers something, beside a reference too.
    pub(super) const text: (bool, bool) = (true, true);
    /// The reference.
    pub(super) const reference: (bool, bool) = (false, true);
}

keys! {
    "$anchor" since_31 note notes::plain,
    "$comment" since_31 note notes::plain,
    "$defs" since_31 note notes::plain,
    "$dynamicAnchor" since_31 note notes::plain,
    "$dynamicRef" since_31 rule references::dynamic,
    "$id" since_31 note notes::plain,
    "$ref" always reference references::reference,
    "$schema" since_31 note notes::dialect,
    "$vocabulary" since_31 note notes::plain,
    "additionalProperties" always rule members::additional,
    "allOf" always rule applicators::all_of,
    "anyOf" always rule applicators::any_of,
    "const" since_31 rule values::constant,
    "contains" since_31 rule applicators::contains,
    "contentEncoding" since_31 note notes::content,
    "contentMediaType" since_31 note notes::content,
    "contentSchema" since_31 note notes::content,
    "default" always note notes::default,
    "dependencies" since_31 rule members::dependencies,
    "dependentRequired" since_31 rule members::dependent_required,
    "dependentSchemas" since_31 rule members::dependent_schemas,
    "deprecated" always note notes::deprecated,
    "description" always text notes::description,
    "discriminator" always note super::discriminator::read,
    "else" since_31 rule applicators::branch,
    "enum" always rule values::enumeration,
    "example" always note notes::example,
    "examples" since_31 note notes::examples,
    "exclusiveMaximum" always rule numbers::exclusive_maximum,
    "exclusiveMinimum" always rule numbers::exclusive_minimum,
    "externalDocs" always note notes::plain,
    "format" always rule values::format,
    "if" since_31 rule applicators::condition,
    "items" always rule applicators::items,
    "maxContains" since_31 rule counts::bound_of_contains,
    "maxItems" always rule counts::max_items,
    "maxLength" always rule counts::max_length,
    "maxProperties" always rule counts::max_properties,
    "maximum" always rule numbers::maximum,
    "minContains" since_31 rule counts::bound_of_contains,
    "minItems" always rule counts::min_items,
    "minLength" always rule counts::min_length,
    "minProperties" always rule counts::min_properties,
    "minimum" always rule numbers::minimum,
    "multipleOf" always rule numbers::multiple_of,
    "not" always rule applicators::not,
    "nullable" always rule values::nullable,
    "oneOf" always rule applicators::one_of,
    "pattern" always rule values::pattern,
    "patternProperties" since_31 rule members::patterns,
    "prefixItems" since_31 rule applicators::prefix,
    "properties" always rule members::properties,
    "propertyNames" since_31 rule members::names,
    "readOnly" always note notes::read_only,
    "required" always rule members::required,
    "then" since_31 rule applicators::branch,
    "title" always text notes::title,
    "type" always rule values::types,
    "unevaluatedItems" since_31 rule applicators::unevaluated_items,
    "unevaluatedProperties" since_31 rule applicators::unevaluated_properties,
    "uniqueItems" always rule values::unique,
    "writeOnly" always note notes::write_only,
    "xml" always note notes::plain,
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    #[test]
    fn the_table_is_sorted() {
        assert!(KEYS.is_sorted_by(|left, right| left.name < right.name));
    }

    #[test]
    fn every_keyword_of_the_model_has_a_reader() {
        let missing: Vec<_> = specwright_model::Keyword::NAMES
            .iter()
            .filter(|name| super::find(name).is_none() && **name != "false")
            .collect();
        assert_eq!(missing, Vec::<&&str>::new());
    }
}
