//! A service that uses what its build script made.

include!(concat!(env!("OUT_DIR"), "/acme/include.rs"));

fn main() {
    let link = acme::Link::new("https://x.test/".to_owned());
    println!("{} operations, {:?}", acme::OPERATIONS.len(), link.url);
    let json = r#"{"url": "https://x.test/", "expires": "2024-02-29T14:00:00.00+02:00"}"#;
    let Ok(link) = specwright::from_str::<acme::Link>(json) else { return };
    let expires = link.expires.as_ref().map_or(0, |at| at.value().timestamp());
    println!("{expires} {}", specwright::to_json(&link));
}
