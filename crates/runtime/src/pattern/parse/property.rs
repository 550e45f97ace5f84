//! `\p{…}`: general categories, scripts, binary properties.

use regex_syntax::hir::{Class, HirKind};

use super::super::error::PatternError;
use super::super::set::Set;
use super::{MAX_PROPERTIES, Parser, Result};

/// Aliases that do not begin with a capital.
const LOWERCASE: [&str; 3] = ["digit", "punct", "cntrl"];

impl Parser {
    /// A property, at its `p` or `P`.
    pub(super) fn property(&mut self) -> Result<Set> {
        let at = self.at;
        let negative = self.next() == Some('P');
        let mut name = String::new();
        if !self.eat("{") {
            return Err(PatternError::syntax(at, "`\\p` without braces"));
        }
        loop {
            match self.next() {
                Some('}') => break,
                Some(c) if c.is_ascii_alphanumeric() || matches!(c, '_' | '=') => name.push(c),
                _ => return Err(PatternError::syntax(at, "bad name of a property")),
            }
        }
        self.properties += 1;
        if self.properties > MAX_PROPERTIES {
            return Err(PatternError::refused("the pattern names too many Unicode properties"));
        }
        let set = lookup(&name).ok_or(PatternError::syntax(at, "unknown Unicode property"))?;
        Ok(if negative { set.complement() } else { set })
    }
}

fn lookup(name: &str) -> Option<Set> {
    let value = match name.split_once('=') {
        Some((
            "General_Category" | "gc" | "Script" | "sc" | "Script_Extensions" | "scx",
            value,
        )) => value,
        Some(_) => return None,
        None => name,
    };
    // The tables compare names loosely, ECMA-262 exactly: names begin with a capital, few do not.
    if !value.starts_with(|first: char| first.is_ascii_uppercase()) && !LOWERCASE.contains(&value) {
        return None;
    }
    // A script by its bare name is known to the tables, not to ECMA-262.
    let script_alone = !name.contains('=')
        && table(&format!("sc={value}")).is_some()
        && table(&format!("gc={value}")).is_none();
    if script_alone {
        return None;
    }
    if name == "Any" {
        return Some(Set::new(vec![(0, 0x10_FFFF)]));
    }
    table(name)
}

fn table(name: &str) -> Option<Set> {
    let parsed = regex_syntax::parse(&format!("\\p{{{name}}}")).ok()?;
    match parsed.kind() {
        HirKind::Class(Class::Unicode(class)) => {
            let mut ranges: Vec<(u32, u32)> = class
                .ranges()
                .iter()
                .map(|range| (u32::from(range.start()), u32::from(range.end())))
                .collect();
            if matches!(name.rsplit('=').next(), Some("Cs" | "Surrogate" | "C" | "Other")) {
                ranges.push((0xD800, 0xDFFF));
            }
            Some(Set::new(ranges))
        }
        // A set of one member is a literal.
        HirKind::Literal(literal) => {
            let only = std::str::from_utf8(&literal.0).ok()?.chars().next()?;
            Some(Set::one(u32::from(only)))
        }
        _ => None,
    }
}
