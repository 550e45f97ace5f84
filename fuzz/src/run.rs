//! One worker: tries texts in a thread with the stack of a service's thread, and keeps those that behave in a new way.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::mutate::mutate;
use crate::rng::Rng;
use crate::targets::Target;

/// The stack of a thread of a service.
const STACK: usize = 2 << 20;
/// A text may take this long.
const SLOW: Duration = Duration::from_secs(10);
/// So many texts of earlier runs are taken into the corpus.
const KEPT: usize = 2_000;

/// What a worker is to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// The seed.
    pub seed: u64,
    /// How many texts are tried at most.
    pub texts: u64,
    /// How many seconds of processor time they may take.
    pub seconds: f64,
    /// The folder of the committed texts.
    pub corpus: PathBuf,
    /// The folder of texts found by earlier runs, and where new ones go.
    pub found: PathBuf,
    /// Where each text is written before it is tried, to know the last one.
    pub trace: Option<PathBuf>,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// How many texts were tried.
    pub texts: u64,
    /// How many behaved in a new way.
    pub fresh: usize,
    /// The properties that failed, with the texts.
    pub findings: Vec<(String, Vec<u8>)>,
    /// The processor time taken, in seconds.
    pub seconds: f64,
}

/// Does a task.
pub fn work<T: Target>(task: Task) -> Result<Tally, String> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || tries::<T>(&task));
    let thread = thread.map_err(|error| error.to_string())?;
    thread.join().map_err(|_| "the worker itself failed".to_owned())?
}

fn tries<T: Target>(task: &Task) -> Result<Tally, String> {
    let mut corpus = texts(&task.corpus, usize::MAX)?;
    corpus.extend(texts(&task.found, KEPT).unwrap_or_default());
    let target = T::new();
    let mut rng = Rng::new(task.seed);
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    let mut fresh = Vec::new();
    let waiting = corpus.clone();
    let mut waiting = waiting.into_iter();
    // Asking for the time takes as long as a short text: it is asked now and then.
    let late = |texts: u64| texts.is_multiple_of(16) && processor_seconds() >= task.seconds;
    while tally.texts < task.texts && !late(tally.texts) {
        let seeded = waiting.next();
        let mutated = seeded.is_none();
        let text = seeded.unwrap_or_else(|| mutate(&corpus, T::WORDS, &mut rng));
        if let Some(trace) = &task.trace {
            fs::write(trace, &text).map_err(|error| error.to_string())?;
        }
        match one(&target, &text) {
            Ok(behaviour) if seen.insert(behaviour) && mutated => {
                corpus.push(text.clone());
                fresh.push(text);
            }
            Ok(_) => {}
            Err(finding) => tally.findings.push((finding, text)),
        }
        tally.texts += 1;
        if tally.findings.len() >= 10 {
            break;
        }
    }
    tally.fresh = fresh.len();
    tally.seconds = processor_seconds();
    keep(&task.found, &fresh)?;
    Ok(tally)
}

fn one<T: Target>(target: &T, text: &[u8]) -> Result<u64, String> {
    let timed = || {
        let start = Instant::now();
        let outcome = catch_unwind(AssertUnwindSafe(|| target.try_one(text)));
        (outcome.unwrap_or_else(|_| Err("panicked".to_owned())), start.elapsed())
    };
    let (outcome, mut took) = timed();
    if took > SLOW {
        // The machine may have been busy: twice is meant.
        took = took.min(timed().1);
    }
    if took > SLOW { Err(format!("took {took:?}")) } else { outcome }
}

/// The processor time of this process so far; the time since the start of the machine's clock where that is not told.
fn processor_seconds() -> f64 {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds =
        told.and_then(|line| line.split(' ').next().and_then(|first| first.parse::<f64>().ok()));
    nanoseconds.map_or_else(|| STARTED.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

static STARTED: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);

/// The files of a folder, sorted by name.
fn texts(folder: &Path, most: usize) -> Result<Vec<Vec<u8>>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
        .into_iter()
        .take(most)
        .map(|path| fs::read(&path).map_err(|error| error.to_string()))
        .collect()
}

fn keep(folder: &Path, fresh: &[Vec<u8>]) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for text in fresh {
        let name = text.iter().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3)
        });
        fs::write(folder.join(format!("{name:016x}")), text).map_err(|error| error.to_string())?;
    }
    Ok(())
}
