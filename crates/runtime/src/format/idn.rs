//! Internationalised names: UTS #46 gives mapping, Bidi and joiners, RFC 5892 what IDNA 2008 refuses beyond it.

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use crate::Pattern;

/// Letters, digits and marks, and the exceptions RFC 5892 allows (section 2.6) or allows in context (appendix A).
static ALLOWED: Pattern = Pattern::new(
    r"^[-\p{Ll}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}\u06FD\u06FE\u0F0B\u3007\u00B7\u0375\u05F3\u05F4\u30FB\u200C\u200D]+$",
);
/// Letters and marks that RFC 5892 refuses all the same (section 2.6).
static REFUSED: Pattern = Pattern::new(r"[\u0640\u07FA\u302E\u302F\u3031-\u3035\u303B]");
static GREEK: Pattern = Pattern::new(r"^\p{Script=Greek}");
static HEBREW: Pattern = Pattern::new(r"^\p{Script=Hebrew}");
static JAPANESE: Pattern = Pattern::new(r"[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]");

/// Whether the name holds labels that IDNA 2008 allows, in either form.
pub(super) fn is_name(text: &str) -> bool {
    let tables = Uts46::new();
    let deny = AsciiDenyList::STD3;
    if tables.to_ascii(text.as_bytes(), deny, Hyphens::Check, DnsLength::Verify).is_err() {
        return false;
    }
    let (name, verdict) = tables.to_unicode(text.as_bytes(), deny, Hyphens::Check);
    verdict.is_ok() && name.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    if label.is_ascii() {
        return true;
    }
    let characters: Vec<char> = label.chars().collect();
    ALLOWED.is_match(label)
        && !REFUSED.is_match(label)
        && !(has(label, '\u{660}', '\u{669}') && has(label, '\u{6F0}', '\u{6F9}'))
        && (0..characters.len()).all(|at| fits(&characters, at, label))
}

fn has(label: &str, first: char, last: char) -> bool {
    label.chars().any(|character| (first..=last).contains(&character))
}

/// The contextual rules of RFC 5892, appendix A.3 to A.7.
fn fits(characters: &[char], at: usize, label: &str) -> bool {
    let before = at.checked_sub(1).and_then(|at| characters.get(at));
    let after = characters.get(at + 1);
    let is = |neighbour: Option<&char>, script: &Pattern| {
        neighbour.is_some_and(|c| script.is_match(c.encode_utf8(&mut [0; 4])))
    };
    match characters.get(at) {
        Some('\u{B7}') => before == Some(&'l') && after == Some(&'l'),
        Some('\u{375}') => is(after, &GREEK),
        Some('\u{5F3}' | '\u{5F4}') => is(before, &HEBREW),
        // The dot itself belongs to no script.
        Some('\u{30FB}') => JAPANESE.is_match(label),
        _ => true,
    }
}
