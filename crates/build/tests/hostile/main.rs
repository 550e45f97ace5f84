//! Documents that aim at the stack, at memory, at time, at other files and at the output: each ends in an error or in a
//! bounded result.

#![allow(
    clippy::unwrap_used,
    clippy::format_collect,
    reason = "documents of tests are written plainly"
)]

#[path = "../../../../fuzz/src/inspect.rs"]
#[expect(unreachable_pub, reason = "it is public in the crate it stands in")]
mod inspect;

mod bombs;
mod injection;
mod names;
mod references;
mod texts;

use std::sync::Arc;
use std::time::Duration;

use specwright_build::{Error, Provider, Settings, Switches, Text, pipeline};

/// The most processor time one document may take.
const TIME: Duration = Duration::from_secs(10);
/// The most memory the whole program may have taken at any moment, in kB.
const MEMORY: u64 = 1 << 20;

/// What came of a document: the codes told, and the problems as people read them.
struct Seen {
    fatal: bool,
    codes: Vec<&'static str>,
    text: String,
    files: Vec<(String, String)>,
}

/// Generates from a document, in a thread with the stack of a service's thread, and checks the bounds and every file.
fn seen(document: impl Into<Vec<u8>>) -> Seen {
    bounded(document.into(), Switches::default())
}

/// The same with leniency.
fn seen_leniently(document: impl Into<Vec<u8>>) -> Seen {
    bounded(document.into(), Switches { lenient: true, ..Switches::default() })
}

fn bounded(document: Vec<u8>, switches: Switches) -> Seen {
    let run = move || {
        let start = processor_time();
        let seen = generate(document, &switches);
        (seen, start.zip(processor_time()).map(|(start, end)| end.saturating_sub(start)))
    };
    let thread = std::thread::Builder::new().stack_size(2 << 20).spawn(run).unwrap();
    let (seen, took) = thread.join().expect("no panic");
    assert!(took.is_none_or(|took| took < TIME), "took {took:?}: {:?}", seen.codes);
    assert!(peak() < MEMORY, "took {} kB", peak());
    for (path, text) in &seen.files {
        inspect::inspect(path, text).unwrap();
    }
    assert!(
        !seen.text.chars().any(|letter| letter.is_control() && letter != '\n'),
        "{:?}",
        seen.text
    );
    seen
}

fn generate(document: Vec<u8>, switches: &Switches) -> Seen {
    let provider = Provider {
        name: "hostile".to_owned(),
        document: Arc::new(Text { name: "openapi.yaml".to_owned(), bytes: document }),
        overlays: Vec::new(),
        settings: Settings::default(),
        described: None,
    };
    let (fatal, problems, files) = match pipeline::generate(&provider, switches) {
        Ok(module) => (false, module.problems, module.files.into_iter().collect()),
        Err(Error(problems)) => (true, problems, Vec::new()),
    };
    let codes = problems.iter().map(|problem| problem.diagnostic.code.0).collect();
    let shown = problems.get(..20).unwrap_or(&problems);
    let text = specwright_build::render(shown, specwright_build::Style::Plain);
    Seen { fatal, codes, text, files }
}

/// Refused with this code first.
fn refused(document: impl Into<Vec<u8>>, code: &str) -> String {
    let seen = seen(document);
    assert!(seen.fatal, "{code} is expected, and it passed");
    assert!(seen.codes.contains(&code), "{code} is expected: {}", seen.text);
    seen.text
}

/// Generates; what is emitted was inspected.
fn generated(document: impl Into<Vec<u8>>) -> Seen {
    let seen = seen(document);
    assert!(!seen.fatal, "{}", seen.text);
    seen
}

/// A document of these schemas.
fn schemas(yaml: &str) -> String {
    format!(
        "openapi: 3.1.0\ninfo: {{ title: A, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{yaml}"
    )
}

/// The processor time of this thread, where the system tells it: other work on the machine does not count.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// The peak memory of this process in kB, where the system tells it.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
