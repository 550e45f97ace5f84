//! The modules of all cases. Their code has no warning.

#![forbid(unsafe_code)]
#![deny(warnings)]

use specwright::{Entry, Typed};

// MODULES

/// The tables from a schema to its type, by module.
pub static MODULES: &[(&str, &[Entry])] = &[
    // TABLES
];

/// What `Debug` shows of a value of the case on secrets.
pub fn debug(json: &str) -> String {
    specwright::from_str::<case_secrets::Case>(json)
        .map_or_else(|told| told.to_string(), |value| format!("{value:?}"))
}

/// What a value of the case on types is written as.
pub fn written(json: &str) -> String {
    specwright::from_str::<case_types::Case>(json).map_or_else(|told| told.to_string(), |value| value.to_json())
}

/// What the case on types gives when it is read tolerantly.
pub fn tolerant(json: &str) -> String {
    let read = specwright::tolerant::<case_types::Case>(json.as_bytes());
    let told = read.violations.map_or(0, |violations| violations.len());
    let written = read.value.map_or_else(|| "nothing".to_owned(), |value| value.to_json());
    format!("{told} {written}")
}

/// A value built of the values of other crates.
pub fn built(_: &str) -> String {
    let at = specwright::chrono::DateTime::from_timestamp(1_709_208_000, 0).unwrap_or_default();
    let mut case = case_types::Case::new(specwright::uuid::Uuid::nil().into(), at.fixed_offset().into());
    case.amount = Some(specwright::rust_decimal::Decimal::new(1250, 2).into());
    let told = case.validate().map_or_else(|told| told.to_string(), |()| "valid".to_owned());
    case.amount = Some(specwright::rust_decimal::Decimal::new(-1, 0).into());
    format!("{told}, {}, {}", case.to_json(), case.validate().map_or(0, |()| 1))
}

/// What becomes of values of the case on circles that are as deep as can be, on the stack of a service's thread: read,
/// copied, compared, printed, written, judged, dropped, and read again where a member deep inside is damaged.
pub fn deep(shape: &str) -> String {
    let shape = shape.to_owned();
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(move || deep_here(&shape));
    let joined = thread.map(|thread| thread.join());
    joined.map_or_else(|error| error.to_string(), |told| told.unwrap_or_else(|_| "panicked".to_owned()))
}

fn deep_here(shape: &str) -> String {
    use case_ref_cycle::Case;
    use specwright::Limits;

    let (open, close) = shape.split_once('*').unwrap_or_default();
    let count = |of: [char; 2]| open.matches(of).count();
    let each = count(['{', '[']).saturating_sub(count(['}', ']'])).max(1);
    let limits = Limits::new().depth(Limits::MAX_DEPTH);
    let levels = (Limits::MAX_DEPTH - 1) / each;
    let text = |inner: &str| format!("{}{inner}{}", open.repeat(levels), close.repeat(levels));
    let whole = text(r#"{"name":"a"}"#);
    let value = match specwright::from_slice_with::<Case>(whole.as_bytes(), &limits) {
        Ok(value) => value.into_inner(),
        Err(told) => return told.to_string(),
    };
    let copy = value.clone();
    let mut told = vec![
        ("equal", value == copy),
        ("printed", format!("{value:?}").len() > whole.len() && format!("{value:#?}").len() > whole.len()),
        ("written", value.to_json() == whole),
        ("judged", value.validate_with(&limits).is_ok()),
    ];
    drop(copy);
    // A value made in code may be deeper than any payload: judging it ends in a violation.
    let deeper = (0..=each).fold(value, |value, _| Case {
        parent: Some(Box::new(value)),
        ..Case::new("b".to_owned())
    });
    told.push(("too deep to be judged", deeper.validate_with(&limits).is_err()));
    drop(deeper);
    let keyword = |text: &str, limits: &Limits| {
        let read = specwright::from_slice_with::<Case>(text.as_bytes(), limits);
        read.err().and_then(|told| told.iter().next().map(|one| one.keyword))
    };
    told.push(("a limit set", keyword(&whole, &Limits::new().depth(levels * each)) == Some("depth")));
    told.push(("damaged", keyword(&text("1"), &limits) == Some("type")));
    let read = specwright::tolerant_with::<Case>(text(r#"{"name":"a","other":1}"#).as_bytes(), &limits);
    told.push(("read on", read.value.is_some() && read.violations.is_some()));
    let held: Vec<&str> = told.iter().filter(|(_, held)| *held).map(|(word, _)| *word).collect();
    format!("{levels} levels: {}", held.join(", "))
}
