//! Makes the module `acme` below the folder for build output.

fn main() -> Result<(), specwright_build::Error> {
    println!("cargo::rerun-if-changed=../openapi.yaml");
    println!("cargo::rerun-if-changed=../provider.yaml");
    let out = std::env::var("OUT_DIR").unwrap_or_default();
    specwright_build::Generator::new()
        .spec("../openapi.yaml")
        .settings("../provider.yaml")
        .name("acme")
        .out(out + "/acme")
        .include()
        .generate()?;
    Ok(())
}
