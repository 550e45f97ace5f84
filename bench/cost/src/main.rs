//! Prints, as JSON, what generated code costs to check and what generating costs. `--quick` leaves out whole documents
//! of the shared corpus.

mod check;
mod documents;
mod generate;
mod pair;
mod usage;

use std::error::Error;
use std::path::Path;

use specwright_bench_figure::Figure;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(("usage", command)) =
        arguments.split_first().map(|(first, rest)| (first.as_str(), rest))
    {
        return usage::tell(command);
    }
    let quick = arguments.iter().any(|argument| argument == "--quick");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let shared = documents::shared(&root)?;
    let mut figures: Vec<Figure> = Vec::new();
    check::providers(&root, if quick { 2 } else { 5 }, &mut figures)?;
    for document in documents::whole(shared.as_deref()) {
        if quick {
            eprintln!("skipped (--quick): {}", document.name);
            continue;
        }
        check::document(&root, &document, 1, &mut figures)?;
        generate::document(&document, 3, &mut figures)?;
    }
    println!("{}", serde_json::to_string(&figures)?);
    Ok(())
}
