//! Prints, as JSON, what comparing two whole documents costs against reading them into spanned trees, on a pair of the
//! shared data. `--quick` samples less.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use specwright_bench_figure::{Contest, Figure};
use specwright_drift::{Policy, drift};
use specwright_read::{Options, Source, parse, read};

/// Two documents of one vendor, 4 MB each, weeks apart.
const PAIR: [&str; 2] = ["stripe-583d3587.yaml", "stripe-1a1c7b02.yaml"];

/// Comparing may take twice as long as reading.
const TARGET: f64 = 2.0;

fn main() -> Result<(), Box<dyn Error>> {
    let quick = env::args().any(|argument| argument == "--quick");
    let mut figures = Vec::new();
    match pairs()? {
        Some(folder) => figures.extend(measure(&folder, if quick { 3 } else { 10 })?),
        None => eprintln!("skipped (not found): a pair of documents"),
    }
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}

/// The folder of pairs: below what `SPECWRIGHT_SHARED` names, which must then be there; else below `../shared`.
fn pairs() -> Result<Option<PathBuf>, Box<dyn Error>> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let (shared, must) = match env::var_os("SPECWRIGHT_SHARED") {
        Some(named) => (PathBuf::from(named), true),
        None => (beside, false),
    };
    let folder = shared.join("drift/pairs");
    match (folder.is_dir(), must) {
        (true, _) => Ok(Some(folder)),
        (false, false) => Ok(None),
        (false, true) => {
            Err(format!("SPECWRIGHT_SHARED names no folder with {}", folder.display()).into())
        }
    }
}

fn measure(folder: &Path, rounds: usize) -> Result<Option<Figure>, Box<dyn Error>> {
    let [base, next] = PAIR.map(|name| fs::read(folder.join(name)));
    let texts = [base?, next?];
    let options = Options { lenient: true, ..Options::default() };
    let model = |text: &Vec<u8>| read(Source { name: "api.yaml", text }, &[], &options).model;
    let [Some(base), Some(next)] = [model(&texts[0]), model(&texts[1])] else {
        return Err("a document of the pair cannot be read".into());
    };
    eprintln!("comparing {} and {}", PAIR[0], PAIR[1]);
    let policy = Policy::default();
    let times = Contest::new()
        .with("comparing", || drift(&base, &next, &policy))
        .with("reading both into spanned trees", || {
            [&texts[0], &texts[1]].map(|text| parse(Source { name: "api.yaml", text }, &options).is_ok())
        })
        .run(rounds);
    let [(_, ours), (peer, theirs)] = times.as_slice() else { return Ok(None) };
    let name = "comparing two documents of 4 MB";
    Ok(Some(Figure::new(name, "ms", ours / 1e6, (peer, theirs / 1e6), Some(TARGET))))
}
