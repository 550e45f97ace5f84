//! Every conjunct of the emitted `is_sure`, weakened: instances, or values built in code, must notice.

use std::path::Path;

#[test]
fn every_weakened_conjunct_is_noticed() {
    let found = specwright_proofs::weak::weaken(Path::new(env!("CARGO_TARGET_TMPDIR")), 1).unwrap();
    println!("{found}");
    assert!(found.wrong.is_empty() && found.survivors.is_empty(), "{found}");
    assert_eq!(found.read + found.built + found.reviewed.len(), found.mutants);
    // Where nothing is found to weaken, nothing is shown.
    assert!(found.conjuncts > 300 && found.read > 300 && found.built > 100, "{found}");
}
