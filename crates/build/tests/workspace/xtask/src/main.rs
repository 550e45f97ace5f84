//! A team's own xtask.

use specwright_build::{Error, Generator, Runtime};

fn main() -> Result<(), Error> {
    let report = Generator::new()
        .spec("openapi.yaml")
        .settings("provider.yaml")
        .name("acme")
        .out("acme-api")
        .runtime(Runtime::parse(&std::env::args().nth(1).unwrap_or_default()))
        .generate()?;
    println!("{report}");
    Ok(())
}
