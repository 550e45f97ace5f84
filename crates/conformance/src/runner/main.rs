//! Judges instances with compiled generated code: one case a line in, one verdict a line out.
//!
//! In: document, direction, pointer, instance, separated by tabs. Out: `1`, `0` or `?` (no such schema), a tab, and what
//! there is to tell, in one line.

use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use specwright::{Direction, Entry, Examination, Limits};

mod documents;

fn main() -> std::io::Result<()> {
    // A panic is a finding of the case, told in its line.
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line?;
        let mut parts = line.splitn(4, |byte| *byte == b'\t');
        let mut next = || parts.next().unwrap_or_default();
        let (document, direction, pointer, instance) = (next(), next(), next(), next());
        match entry(document, direction, pointer) {
            None => writeln!(out, "?\tthe generated code has no such schema")?,
            Some(entry) => {
                let run = || entry.examine(instance, &Limits::default());
                match catch_unwind(AssertUnwindSafe(run)) {
                    Err(_) => writeln!(out, "0\tpanicked")?,
                    Ok(examination) => tell(&mut out, &examination)?,
                }
            }
        }
    }
    out.flush()
}

fn entry(document: &[u8], direction: &[u8], pointer: &[u8]) -> Option<&'static Entry> {
    let document: usize = std::str::from_utf8(document).ok()?.parse().ok()?;
    let direction = match direction {
        b"request" => Direction::Request,
        b"response" => Direction::Response,
        _ => Direction::Neutral,
    };
    let entries = documents::DOCUMENTS.get(document)?;
    entries.iter().find(|entry| entry.pointer.as_bytes() == pointer && entry.direction == direction)
}

fn tell(out: &mut impl Write, examination: &Examination) -> std::io::Result<()> {
    write!(out, "{}\t", u8::from(examination.is_valid()))?;
    for (holds, failure) in [
        (examination.tolerant_agrees, "strict and tolerant reading differ; "),
        (examination.builds, "the type refuses what the judge accepts; "),
        (examination.round_trips, "the value written and read again is another; "),
    ] {
        if !holds {
            write!(out, "! {failure}")?;
        }
    }
    if let Some(violations) = &examination.violations {
        for violation in violations.iter().take(20) {
            let told = format!("{} at `{}`: {}; ", violation.schema, violation.pointer, violation.message);
            write!(out, "{}", told.escape_debug())?;
        }
    }
    writeln!(out)
}
