//! Makes the types of the tables' document, as a service's build script does: with the usual numbers, and with exact ones.

use std::path::PathBuf;

use specwright_build::Generator;

fn main() {
    println!("cargo::rerun-if-changed=tables");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    for (name, settings) in [("usual", "tables/usual.yaml"), ("exact", "tables/exact.yaml")] {
        let generator = Generator::new().spec("tables/keywords.yaml").settings(settings);
        if let Err(error) = generator.name(name).include().out(out.join(name)).generate() {
            println!("cargo::error={}", error.to_string().replace('\n', " "));
        }
    }
}
