//! What generating costs, against reading the same document into a value and doing nothing with it.

use std::error::Error;
use std::fs;
use std::time::Instant;

use specwright_bench_figure::Figure;
use specwright_build::{Provider, Switches, pipeline};

use crate::documents::Document;

/// Times the whole line, from the bytes to the text of the files, and the peer in turn.
pub(crate) fn document(
    document: &Document,
    rounds: usize,
    figures: &mut Vec<Figure>,
) -> Result<(), Box<dyn Error>> {
    eprintln!("generating the whole of {}", document.name);
    let json = document.file.extension().is_some_and(|extension| extension == "json");
    let switches = Switches { lenient: true, ..Switches::default() };
    let (mut ours, mut peer) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..rounds {
        let start = Instant::now();
        let provider =
            Provider::of_document("api", &document.file).map_err(|error| format!("{error:?}"))?;
        let module =
            pipeline::generate(&provider, &switches).map_err(|error| format!("{error:?}"))?;
        ours = ours.min(start.elapsed().as_secs_f64());
        drop(module);
        let start = Instant::now();
        let text = fs::read_to_string(&document.file)?;
        let value: serde_json::Value =
            if json { serde_json::from_str(&text)? } else { serde_yaml::from_str(&text)? };
        peer = peer.min(start.elapsed().as_secs_f64());
        drop(value);
    }
    let against = if json { "serde_json into a value" } else { "serde_yaml into a value" };
    let name = format!("generating the whole of {}", document.name);
    figures.push(Figure::new(&name, "ms", ours * 1e3, (against, peer * 1e3), None));
    Ok(())
}
