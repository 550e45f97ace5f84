//! Weakens every conjunct of the emitted `is_sure`, and prints what nobody notices: `cargo run --bin weak`.

use std::path::PathBuf;
use std::process::ExitCode;

use specwright_proofs::weak;

fn main() -> ExitCode {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| [env!("CARGO_MANIFEST_DIR"), "target"].iter().collect(), PathBuf::from);
    match weak::weaken(&target, 1) {
        Ok(found) => {
            println!("{found}");
            ExitCode::from(u8::from(!found.is_fine()))
        }
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::from(2)
        }
    }
}
