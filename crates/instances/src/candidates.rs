//! Values for one place, right and wrong: everything the keywords there could tell apart.

mod arrays;
mod objects;

use specwright_model::{Types, Value};

use crate::facts::Facts;
use crate::formats;
use crate::workshop::{Care, DEEPEST, Style, Workshop, kinds, nearby};

/// More branches of one union are not set against each other.
const BRANCHES: usize = 30;

/// Values for a place where these facts hold.
pub(crate) fn candidates(work: &mut Workshop<'_>, facts: &Facts<'_>) -> Vec<Value> {
    let mut all = work.values(facts, Style::Minimal, DEEPEST);
    all.extend(of_every_type());
    all.extend(facts.values.iter().flat_map(|value| near_value(value)));
    // What one list holds and another does not.
    all.extend(
        facts
            .listed
            .iter()
            .filter(|value| !facts.values.contains(value))
            .map(|value| (*value).clone()),
    );
    for kind in kinds(facts) {
        match kind {
            // Its neighbours are there already.
            _ if !facts.values.is_empty() => {}
            Types::STRING => all.extend(texts(work, facts).into_iter().map(Value::String)),
            Types::OBJECT => objects::objects(work, facts, &mut all),
            Types::ARRAY => arrays::arrays(work, facts, &mut all),
            _ => {}
        }
    }
    // What keywords say of text, where text is the wrong type.
    if facts.values.is_empty() && !facts.types.contains(Types::STRING) && !facts.patterns.is_empty()
    {
        all.extend(work.strings(facts, Care::Quick).into_iter().map(Value::String));
    }
    against(work, facts, &mut all);
    all
}

/// One value of each type: the wrong type at every place, and `null`.
fn of_every_type() -> Vec<Value> {
    vec![
        Value::Null,
        Value::Bool(true),
        Value::Number("1".to_owned()),
        Value::Number("1.5".to_owned()),
        Value::Number("-3.0".to_owned()),
        Value::String("text".to_owned()),
        Value::String(String::new()),
        Value::Array(Vec::new()),
        Value::Object(Vec::new()),
    ]
}

/// Values that are almost one that is listed.
fn near_value(value: &Value) -> Vec<Value> {
    match value {
        Value::String(text) => {
            let changed = [
                text.to_uppercase(),
                text.to_lowercase(),
                format!("{text}x"),
                format!("{text} "),
                text.chars().skip(1).collect(),
            ];
            changed.into_iter().filter(|other| other != text).map(Value::String).collect()
        }
        Value::Number(text) => {
            [format!("{text}0"), format!("{text}1"), format!("1{}", text.trim_start_matches('-'))]
                .into_iter()
                .filter(|text| text.parse::<f64>().is_ok())
                .map(Value::Number)
                .collect()
        }
        Value::Bool(flag) => vec![Value::Bool(!flag)],
        Value::Null => vec![Value::Bool(false), Value::String("null".to_owned())],
        Value::Array(items) => vec![Value::Array(items.iter().skip(1).cloned().collect())],
        Value::Object(members) => vec![Value::Object(members.iter().skip(1).cloned().collect())],
    }
}

/// Texts, and what is near to the valid ones.
fn texts(work: &mut Workshop<'_>, facts: &Facts<'_>) -> Vec<String> {
    let mut all = work.strings(facts, Care::Thorough);
    if !facts.patterns.is_empty() || !facts.formats.is_empty() {
        let base: Vec<String> =
            all.iter().filter(|text| !text.is_empty()).take(3).cloned().collect();
        all.extend(base.iter().flat_map(|text| nearby(text)));
    }
    for format in &facts.formats {
        all.extend(formats::invalid(format).iter().map(|text| (*text).to_owned()));
    }
    all
}

/// Values that match a second branch of a union, or what `not` forbids.
fn against(work: &mut Workshop<'_>, facts: &Facts<'_>, all: &mut Vec<Value>) {
    let maker = work.maker.clone();
    let ground = maker.ground(work.direction);
    let branches = facts.unions.iter().flat_map(|union| union.iter().take(BRANCHES)).copied();
    for schema in branches.chain(facts.nots.iter().copied()) {
        let mut both = facts.clone();
        both.add(ground, schema);
        if both.never {
            continue;
        }
        work.refuel();
        all.extend(work.values(&both, Style::Minimal, DEEPEST).into_iter().take(8));
        if kinds(&both).contains(&Types::OBJECT) {
            all.extend(work.values(&both, Style::Maximal, 3).into_iter().take(1));
        }
    }
}
