//! What is read.

use specwright_build::read::{Options, Source, read};
use specwright_cases::outline;

use crate::support::{MADE, provider, snapshot};

#[test]
fn documents_mean_what_their_snapshots_say() {
    for made in MADE.iter() {
        let document = provider(&made.case).document;
        let source = Source { name: &document.name, text: &document.bytes };
        snapshot(&made.case, "model", &outline(&read(source, &[], &Options::default())));
    }
}
