//! What the codes of problems mean, at more length than a message has.

/// What a code means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The code, such as `E0907`.
    pub code: &'static str,
    /// A few words.
    pub title: &'static str,
    /// A few sentences: what is wrong, and why it matters.
    pub text: &'static str,
    /// What to do, unless the message knows better: a sentence without capital and full stop.
    pub remedy: &'static str,
}

/// A code of this crate.
pub(crate) const fn told(
    code: &'static str,
    title: &'static str,
    text: &'static str,
    remedy: &'static str,
) -> Explained {
    Explained { code, title, text, remedy }
}

/// Codes of files, names and commands.
const OWN: &[Explained] = &[
    told(
        "E0901",
        "a file or folder cannot be used",
        "The system refused to read, list, create, write or remove it; its reason stands in the message.",
        "see that the path exists and that this program may use it",
    ),
    told(
        "E0902",
        "unknown key or word in provider.yaml",
        "Unknown keys are errors, so that a mistyped one is not ignored in silence. The keys are title, source, version, sha256, origin, side, integers, numbers, types, formats, unknown_members, secrets, names and open.",
        "correct the spelling; `explain --code E0902` lists the keys",
    ),
    told(
        "E0903",
        "provider.yaml cannot be read",
        "It is not YAML, or a value has another type than its key asks for.",
        "mend the YAML, or write the kind of value the key takes",
    ),
    told(
        "E0904",
        "the output folder is not ours to replace",
        "The generator replaces its output folder as a whole. To keep other people's work safe it refuses links, files, and folders that hold files but none that begins with our `@generated` line.",
        "name an empty folder, or remove this one first: the whole folder is replaced",
    ),
    told(
        "E0905",
        "a path that cannot be written",
        "Paths of files are made from names of the document. One that leads out of the output folder is a defect of the generator; two that differ by case alone cannot live side by side on every system: rename one under `names`.",
        "rename one of the two schemas under `names` in provider.yaml; report the document if there are no two",
    ),
    told(
        "E0906",
        "no such provider",
        "A provider is a folder below `specs/` with an `openapi.yaml`. `cargo xtask add` makes one.",
        "name a folder below `specs/`, or make one with `cargo xtask add PROVIDER FILE`",
    ),
    told(
        "E0907",
        "the document is not the one that was pinned",
        "`sha256` in provider.yaml pins the document, line ends counted as LF. With `origin: verbatim` the document is the provider's own, byte for byte, and somebody changed the one without the other. Read the change, then write the new sum.",
        "read what changed; when it is meant, write the new sum",
    ),
    told(
        "E0908",
        "the document is too large",
        "Files are refused by their size before they are read, so that a hostile one cannot exhaust memory.",
        "split the document, or take out what is not needed",
    ),
    told(
        "E0909",
        "a name that cannot be a provider's",
        "The name becomes a cargo feature, a package and a Rust module: a lower-case letter, then lower-case letters, digits, `-` or `_`, and no word of Rust or cargo.",
        "choose a name of lower-case letters, digits, `-` and `_` that begins with a letter",
    ),
    told(
        "E0910",
        "no such operation",
        "An operation is named by its `operationId`, else by `POST /path`, a webhook by `webhook:NAME`.",
        "name an operation of the document; `cargo xtask coverage` and the generated `OPERATIONS` list them",
    ),
    told(
        "E0911",
        "the name means several operations",
        "The document uses the same `operationId` twice. Name the operation by its method and path.",
        "name the operation by its method and path",
    ),
    told(
        "E0920",
        "the proofs stopped",
        "`conformance` could not go on: a file of cases cannot be read, or the program that judges cannot be built. What does not agree, and documents that cannot be run, stop nothing: they are told in the report.",
        "mend what the message names, then run the proofs again",
    ),
    told(
        "E0912",
        "something is not named",
        "`Generator` needs a document (`spec`) and an output folder (`out`); `explain` a type, a field or a code that exists.",
        "name it; the command's `--help` shows how",
    ),
    told(
        "E0913",
        "the judge cannot be built or run",
        "`validate` judges with the compiled generated code, by a small program below `target/specwright/`. It needs a generated/ that compiles.",
        "run `cargo xtask generate`, and see that the generated crate compiles",
    ),
    told(
        "E0914",
        "not supported",
        "The option exists and this provider has nothing it could apply to.",
        "leave the option out",
    ),
    told(
        "E0915",
        "cannot add or fetch",
        "`add` makes a folder that is not there yet; `fetch` refreshes a document that was taken verbatim from one address. Both reach the network only when the program was built with `--features network`.",
        "give `add` a name that is free; run `fetch` with `cargo run -p xtask --features network -- fetch PROVIDER`",
    ),
    told(
        "E0916",
        "accepted.yaml cannot be read",
        "The list of accepted drift is a sequence of entries with `rule`, `pointer`, `before`, `after`, `reason` and `until`. `cargo xtask drift PROVIDER --against FILE --accept REASON` writes entries.",
        "mend the entry the message names, or write it anew with `cargo xtask drift PROVIDER --against FILE --accept REASON`",
    ),
    told(
        "E0917",
        "the catalogue cannot be read",
        "`validate --catalogue` takes the provider's own list as JSON: providers with `id` and `resources`, resources with `name` and `operations`, operations by action with `arguments`, a JSON Schema or null.",
        "give the file the form that `explain --code E0917` tells",
    ),
    told(
        "E0919",
        "the runtime is not there",
        "A generated crate depends on `specwright`: on a version, written as cargo takes it, or on a folder that holds the crate. A checkout of the whole project stands for the crate in it.",
        "write a version such as `0.1`, or the path of a folder whose Cargo.toml has `name = \"specwright\"`",
    ),
    told(
        "W0907",
        "the document was edited since it was pinned",
        "`sha256` in provider.yaml pins the document, line ends counted as LF. A document with `origin: derived` is written by hand, so a change of it is used; the sum tells of an older form. `drift PROVIDER --against GIT-REV` shows what the change means.",
        "read what changed; when it is meant, write the new sum",
    ),
];

/// The codes of the emitter, which says little more than its messages do.
const EMITTED: &[Explained] = &[
    told(
        "W0701",
        "a name that had to be changed",
        "Two names of the document become the same Rust name, or the name is a word of Rust or of the generated code. The later one was given another. Choose one under `names` in provider.yaml, by the JSON Pointer of its schema, so that it stays when the document grows.",
        "choose a name for it under `names` in provider.yaml",
    ),
    told(
        "W0702",
        "an enumeration too long for a Rust enum",
        "Compiling a Rust enum takes time and memory that grow faster than its variants do, so a list of more than 1,000 strings becomes `String`. Its values are checked as ever: `validate()` and strict reading refuse what is not listed.",
        "nothing needs to be done; a shorter list, in the document or in overlay.yaml, becomes an enum again",
    ),
    told(
        "W0703",
        "an object too wide for a Rust struct",
        "Compiling a Rust struct takes time and memory that grow faster than its members do, so an object of more than 1,000 members becomes a map from names to JSON. Its members are checked as ever, by strict reading and by `validate()`.",
        "nothing needs to be done; an object of fewer members, in the document or in overlay.yaml, becomes a struct again",
    ),
    told(
        "E0799",
        "a file that cannot be printed",
        "Names and texts of the document never reach the output but through the printer, which found the file not to be Rust. It is a defect of the generator, and nothing was written: report the document.",
        "this is a defect of the generator; please report it with the document",
    ),
];

/// Every code that is not the reader's.
fn ours() -> impl Iterator<Item = &'static Explained> {
    [OWN, EMITTED, crate::strays::CODES, crate::surprise::CODES, crate::lenient::CODES]
        .into_iter()
        .flatten()
}

/// What a code means; `None` when no such code is given out.
pub fn explain(code: &str) -> Option<Explained> {
    let own = ours().find(|known| known.code.eq_ignore_ascii_case(code)).copied();
    own.or_else(|| {
        let found = specwright_read::codes::explain(code)?;
        Some(told(found.code.0, found.title, found.text, found.remedy))
    })
}

/// Every code, in order.
pub fn all() -> Vec<&'static str> {
    let read = specwright_read::codes::ALL.iter().map(|entry| entry.code.0);
    let mut codes: Vec<&str> = ours().map(|entry| entry.code).chain(read).collect();
    codes.sort_unstable();
    codes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_given_out_once_and_explained() {
        let codes = all();
        let mut once = codes.clone();
        once.dedup();
        assert_eq!(codes, once);
        for code in codes {
            let explained = explain(&code.to_lowercase()).unwrap();
            assert_eq!(explained.code, code);
            assert!(!explained.title.is_empty() && explained.text.ends_with('.'), "{code}");
        }
        assert_eq!(explain("E9999"), None);
    }

    /// A remedy is a sentence of its own, in the voice of the messages: it tells what to do, not what is.
    #[test]
    fn codes_say_what_to_do() {
        for code in all() {
            let Explained { remedy, text, .. } = explain(code).unwrap();
            let first = remedy.chars().next();
            assert!(
                first.is_some_and(|first| first.is_ascii_lowercase() || first == '`'),
                "{code}"
            );
            assert!(remedy.split(' ').count() > 2 && !remedy.ends_with('.'), "{code}: {remedy}");
            assert_ne!(remedy, text, "{code}");
        }
    }

    /// Every code a source file of ours writes is one that `explain` knows.
    #[test]
    fn codes_in_use_are_explained() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let mut folders = vec![root.join("crates"), root.join("xtask/src")];
        let mut found = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|kind| kind == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for word in text.split('"').filter(|word| is_code(word) && *word != "E9999") {
                        assert!(explain(word).is_some(), "{}: {word}", path.display());
                        found += 1;
                    }
                }
            }
        }
        assert!(found > 80, "{found}");
    }

    fn is_code(word: &str) -> bool {
        let digits = word.strip_prefix(['E', 'W', 'U']);
        digits.is_some_and(|digits| {
            digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
        })
    }
}
