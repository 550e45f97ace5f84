//! Every keyword and every asserted format has a case.

use std::collections::BTreeSet;

use specwright::Format;
use specwright_build::model::Keyword;

use crate::support::{MADE, made};

#[test]
fn every_keyword_has_a_case_named_after_it() {
    for keyword in Keyword::NAMES {
        let folder = keyword.trim_start_matches('$');
        let model = &made(folder).module.model;
        let mut keywords = model.schemas.iter().flat_map(|schema| &schema.keywords);
        assert!(keywords.any(|found| found.name() == *keyword), "{folder} does not use {keyword}");
    }
}

#[test]
fn every_asserted_format_has_instances_on_both_sides() {
    for format in Format::ALL {
        let case = if format.is_numeric() { "formats-number" } else { "formats-text" };
        let instances = made(case).case.instances().unwrap();
        for valid in [true, false] {
            let member = format!("\"{}\": ", format.name());
            let count = instances
                .iter()
                .filter(|one| one.valid == valid && one.text.contains(&member))
                .count();
            assert!(count >= 2, "{} has {count} instances that are {valid}", format.name());
        }
    }
}

#[test]
fn every_case_has_two_instances_on_both_sides() {
    for made in MADE.iter() {
        let instances = made.case.instances().unwrap();
        for valid in [true, false] {
            let mine: BTreeSet<_> =
                instances.iter().filter(|one| one.valid == valid).map(|one| &one.text).collect();
            assert!(
                mine.len() >= 2,
                "{}: {} instances that are {valid}",
                made.case.name,
                mine.len()
            );
        }
    }
}
