//! No provider's name appears below `crates/`: what is special to one stands in its folder.

use std::path::Path;

use specwright_build::{Problem, Provider};

use super::{File, Finding};

/// The lines that name a provider.
pub(crate) fn names(root: &Path, files: &[File]) -> Result<Vec<Finding>, Problem> {
    let providers = Provider::names(root)?;
    let mut findings = Vec::new();
    for file in files.iter().filter(|file| file.path.starts_with("crates/")) {
        for (line, number) in file.text.lines().zip(1..) {
            let lower = line.to_lowercase();
            for name in providers.iter().filter(|name| has_word(&lower, name)) {
                let place = format!("{}:{number}", file.path);
                findings
                    .push(Finding { file: place, message: format!("names the provider `{name}`") });
            }
        }
    }
    Ok(findings)
}

/// Whether a word stands in a line, not as a part of a longer one.
fn has_word(line: &str, word: &str) -> bool {
    let apart = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (line.get(..at), line.get(at + word.len()..));
        apart(before.and_then(|text| text.chars().next_back()))
            && apart(after.and_then(|text| text.chars().next()))
    })
}

#[cfg(test)]
mod tests {
    use super::has_word;

    #[test]
    fn a_part_of_a_word_is_not_the_word() {
        assert!(
            has_word("use acme::x;", "acme")
                && has_word("`acme`", "acme")
                && has_word("acme_pay", "acme")
        );
        assert!(!has_word("acmeists", "acme") && !has_word("macme", "acme"));
    }
}
