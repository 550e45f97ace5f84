//! Makes the sources from those of `generated/`.

use std::path::Path;

fn main() -> std::io::Result<()> {
    let generated = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../generated/src");
    println!("cargo::rerun-if-changed={}", generated.display());
    let out = std::env::var_os("OUT_DIR").ok_or_else(|| std::io::Error::other("no OUT_DIR"))?;
    specwright_bench_derive::write(&generated, "lib.rs", Path::new(&out))
}
