//! Judges instances with the code of the cases: one a line in, what is told of it out.
//!
//! In: module, direction (or `-`), JSON, separated by tabs. Out: `valid` or `invalid`, with what the type fails to do, then a line
//! for each violation, indented.

use std::io::BufRead;

use specwright::{Direction, Entry, Limits};

/// The component that instances are of.
const POINTER: &str = "#/components/schemas/Case";

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("lines are UTF-8");
        let mut parts = line.splitn(3, '\t');
        let (Some(module), Some(direction), Some(json)) =
            (parts.next(), parts.next(), parts.next())
        else {
            panic!("not three parts: {line}");
        };
        let act = match direction {
            "debug" => Some(program::debug as fn(&str) -> String),
            "written" => Some(program::written as _),
            "tolerant" => Some(program::tolerant as _),
            "built" => Some(program::built as _),
            "deep" => Some(program::deep as _),
            _ => None,
        };
        if let Some(act) = act {
            println!("{}", act(json));
            continue;
        }
        let told: Vec<String> =
            entries(module, direction).map(|entry| examine(entry, json)).collect();
        match told.as_slice() {
            [] => println!("no type"),
            [first, rest @ ..] if rest.iter().all(|other| other == first) => print!("{first}"),
            _ => println!("directions differ"),
        }
    }
}

/// The entries of the component of a module, in one direction or in all.
fn entries<'a>(module: &'a str, direction: &'a str) -> impl Iterator<Item = &'static Entry> + 'a {
    let found = program::MODULES.iter().find(|(name, _)| *name == module);
    let entries = found.map_or(&[] as &[Entry], |(_, entries)| *entries);
    entries.iter().filter(move |entry| {
        entry.pointer == POINTER && (direction == "-" || word(entry.direction) == direction)
    })
}

fn word(direction: Direction) -> &'static str {
    match direction {
        Direction::Neutral => "neutral",
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

fn examine(entry: &Entry, json: &str) -> String {
    let examination = entry.examine(json.as_bytes(), &Limits::default());
    let mut told = if examination.is_valid() { "valid" } else { "invalid" }.to_owned();
    for (holds, failure) in [
        (examination.tolerant_agrees, ", the tolerant reading tells something else"),
        (examination.builds, ", the type refuses it"),
        (examination.round_trips, ", written and read again it is another"),
        (examination.validates, ", the value read tolerantly is validated otherwise"),
    ] {
        if !holds {
            told.push_str(failure);
        }
    }
    told.push('\n');
    for violation in examination.violations.iter().flatten() {
        let limit = violation
            .limit
            .as_ref()
            .map(|limit| format!(" (limit {})", specwright::to_json(limit)));
        told.push_str(&format!(
            "    {:?} {:?} {}: {}{}\n",
            violation.pointer,
            violation.path,
            violation.keyword,
            violation.message,
            limit.unwrap_or_default(),
        ));
        // What is wrong with a payload as a whole is no schema's fault.
        if !violation.schema.is_empty() {
            told.push_str(&format!("        {}\n", violation.schema.replace('\n', "\\n")));
        }
    }
    told
}
