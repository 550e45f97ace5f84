//! The only code that reaches the network; in the program only with `--features network`.

use specwright_build::Problem;

/// Whether a source is an address rather than a file.
pub(crate) fn is_url(source: &str) -> bool {
    source.starts_with("https://") || source.starts_with("http://")
}

/// The largest answer taken, in bytes.
#[cfg(feature = "network")]
const MOST: u64 = 64 << 20;

/// Downloads a document.
#[cfg(feature = "network")]
pub(crate) fn get(url: &str) -> Result<Vec<u8>, Problem> {
    let refused =
        |error: ureq::Error| Problem::new("E0915", format!("cannot download `{url}`: {error}"));
    let mut answer = ureq::get(url).call().map_err(refused)?;
    answer.body_mut().with_config().limit(MOST).read_to_vec().map_err(refused)
}

/// Says how to have the network.
#[cfg(not(feature = "network"))]
pub(crate) fn get(url: &str) -> Result<Vec<u8>, Problem> {
    Err(Problem::new("E0915", format!("cannot download `{url}`: this program was built without the network"))
        .help("run `cargo run --package xtask --features network -- add|fetch …`, or download the file yourself"))
}
