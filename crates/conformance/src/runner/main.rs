//! Judges instances with compiled generated code: one case a line in, one verdict a line out.
//!
//! In: document, direction, pointer, instance, separated by tabs. Out, separated by tabs too: `1`, `0` or `?` (not
//! judged, and why); what the type fails to do, each with `; ` behind it; a hash of the list of violations; the first of
//! them. A line goes out as soon as it is known, so that a line that does not come tells which case takes too long.

use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use specwright::{Direction, Entry, Examination, Limits, Violations};

mod documents;

fn main() -> std::io::Result<()> {
    // A panic is a finding of the case, told in its line.
    std::panic::set_hook(Box::new(|_| {}));
    let mut out = std::io::LineWriter::new(std::io::stdout().lock());
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
                    Err(_) => writeln!(out, "0\tpanicked; \t0\t")?,
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
        (examination.tolerant_agrees, "strict and tolerant reading differ"),
        (examination.builds, "the type refuses what the judge accepts"),
        (examination.round_trips, "the value written and read again is another"),
        (examination.validates, "the value read tolerantly is validated otherwise"),
    ] {
        if !holds {
            write!(out, "{failure}; ")?;
        }
    }
    for place in examination.lost().take(5) {
        write!(out, "the value lacks or alters `{}`; ", place.escape_debug())?;
    }
    let violations = examination.violations.as_ref();
    write!(out, "\t{}\t", violations.map_or(0, hash))?;
    for violation in violations.into_iter().flatten().take(20) {
        let told = format!("{} at `{}`: {}; ", violation.schema, violation.pointer, violation.message);
        write!(out, "{}", told.escape_debug())?;
    }
    writeln!(out)
}

/// FNV-1a over what is told, where, and by which keyword of the document.
fn hash(violations: &Violations) -> u64 {
    let mut text = format!("{}\n", violations.more());
    for one in violations {
        text += &format!("{}\t{}\t{}\n", one.keyword, one.pointer, one.schema);
    }
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
