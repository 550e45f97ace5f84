//! What is fuzzed: each target takes bytes, checks its properties, and tells how the text behaved.

pub mod document;
pub mod form;
pub mod payload;

/// How a text behaved, or the property that failed.
pub type Outcome = Result<u64, String>;

/// A target.
pub trait Target {
    /// Its name, and that of its folder below `corpus/`.
    const NAME: &'static str;
    /// Words to put into texts.
    const WORDS: &'static [&'static str];

    /// What is made once.
    fn new() -> Self;

    /// Tries one text.
    fn try_one(&self, text: &[u8]) -> Outcome;
}

/// A number that stands for behaviour: texts with a new one are worth keeping.
pub fn trace(parts: impl Iterator<Item = impl AsRef<str>>) -> u64 {
    let mut seen: Vec<String> = parts.map(|part| part.as_ref().to_owned()).collect();
    seen.sort_unstable();
    seen.dedup();
    // FNV-1a.
    seen.join(",").bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    })
}
