//! A service that uses what its build script made.

include!(concat!(env!("OUT_DIR"), "/acme/include.rs"));

fn main() {
    let link = acme::Link::new("https://x.test/".to_owned());
    println!("{} operations, {:?}", acme::OPERATIONS.len(), link.url);
}
