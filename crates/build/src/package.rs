//! The files around the modules: `Cargo.toml` and `src/lib.rs` of the generated crate.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use specwright_emit as emit;
use specwright_read as read;

use crate::pipeline::Module;
use crate::problem::Problem;
use crate::provider::Provider;
use crate::sync::Tree;

/// Where the generated crate finds the runtime, `specwright`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// A version of the registry.
    Version(String),
    /// A folder, written as it is given.
    Path(PathBuf),
}

impl Runtime {
    /// A folder when the text is a path, a version otherwise.
    pub fn parse(text: &str) -> Self {
        let path = text.contains(['/', '\\']) || Path::new(text).join("Cargo.toml").is_file();
        if path {
            Self::Path(crate::provider::absolute(Path::new(text)))
        } else {
            Self::Version(text.to_owned())
        }
    }

    /// The same, when there is such a thing: a requirement cargo can read, or the folder of the crate `specwright`, which
    /// may be given by the checkout that holds it.
    pub fn find(text: &str) -> Result<Self, Problem> {
        let refused = |reason: String| Err(Problem::new(NO_RUNTIME, reason));
        match Self::parse(text) {
            Self::Version(version) if is_requirement(&version) => Ok(Self::Version(version)),
            Self::Version(_) => refused(format!("`{text}` is neither a version nor a folder")),
            Self::Path(path) => {
                let mut folders = [path.clone(), path.join("crates/runtime")].into_iter();
                match folders.find(|folder| holds_runtime(folder)) {
                    Some(folder) => Ok(Self::Path(folder)),
                    None => refused(format!("`{text}` does not hold the crate `specwright`")),
                }
            }
        }
    }

    /// The dependency as the manifest writes it, with these features of the runtime.
    fn requirement(&self, features: &BTreeSet<&str>) -> String {
        let features: Vec<String> = features.iter().map(|feature| quoted(feature)).collect();
        let features = match features.as_slice() {
            [] => String::new(),
            features => format!(", features = [{}]", features.join(", ")),
        };
        match self {
            Self::Version(version) if features.is_empty() => quoted(version),
            Self::Version(version) => format!("{{ version = {}{features} }}", quoted(version)),
            Self::Path(path) => {
                let path = quoted(&path.to_string_lossy().replace('\\', "/"));
                format!("{{ path = {path}{features} }}")
            }
        }
    }
}

/// The runtime is not where it is said to be.
const NO_RUNTIME: &str = "E0919";

/// Whether a text can be a requirement: comparators with commas between, each of a sign and up to three numbers or stars.
fn is_requirement(text: &str) -> bool {
    text.split(',').all(|one| {
        let version = one.trim().trim_start_matches(['^', '~', '=', '<', '>']).trim();
        let (core, suffix) = version.split_once(['-', '+']).unwrap_or((version, "0"));
        let number = |part: &str| part == "*" || part.parse::<u64>().is_ok();
        let plain =
            |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '+');
        core.split('.').count() <= 3
            && core.split('.').all(number)
            && !suffix.is_empty()
            && suffix.chars().all(plain)
    })
}

fn holds_runtime(folder: &Path) -> bool {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap_or_default();
    manifest.lines().any(|line| line.split_whitespace().eq(["name", "=", "\"specwright\""]))
}

/// What the package is.
pub(crate) struct Package<'a> {
    /// Its name.
    pub(crate) name: &'a str,
    /// One sentence on it.
    pub(crate) description: &'a str,
    /// The runtime.
    pub(crate) runtime: &'a Runtime,
    /// Whether each provider is a module and a feature, or the only one is the whole crate.
    pub(crate) features: bool,
}

/// The version of Rust the output needs.
const RUST_VERSION: &str = "1.89";

/// The crate of one module that stands alone.
pub fn stand_alone(name: &str, runtime: &Runtime, module: &Module) -> Tree {
    let description = format!("Types and validators of {name}.");
    let package = Package { name, description: &description, runtime, features: false };
    let tree = below(&module.provider, module.files.iter());
    files(&package, std::slice::from_ref(&module.provider), tree)
}

/// The files of a provider's module by their paths below the package.
pub(crate) fn below<'f>(
    provider: &str,
    files: impl Iterator<Item = (&'f String, &'f String)>,
) -> Tree {
    let folder = Provider::module_of(provider);
    files.map(|(path, text)| (format!("src/{folder}/{path}"), text.clone())).collect()
}

/// The whole crate: the modules (`tree`), the manifest and `lib.rs`.
pub(crate) fn files(package: &Package<'_>, providers: &[String], mut tree: Tree) -> Tree {
    let needed: Vec<(&str, BTreeSet<&str>)> =
        providers.iter().map(|provider| (provider.as_str(), needed(&tree, provider))).collect();
    tree.insert("Cargo.toml".to_owned(), manifest(package, &needed));
    let steps = providers.iter().filter_map(|provider| steps(&tree, provider)).max();
    tree.insert("src/lib.rs".to_owned(), library(package, providers, steps));
    tree
}

/// How many steps the compiler must take through a provider's types, where that is more than usual.
fn steps(tree: &Tree, provider: &str) -> Option<u32> {
    let module = tree.get(&format!("src/{}/mod.rs", provider.replace('-', "_")))?;
    let source = module.lines().nth(1)?.strip_prefix("// source: ")?;
    source.split_once("#, recursion_limit ")?.1.parse().ok()
}

/// The features of the runtime that the formats and the types of a provider's module need.
fn needed(tree: &Tree, provider: &str) -> BTreeSet<&'static str> {
    let folder = format!("src/{}/", Provider::module_of(provider));
    let texts: Vec<&String> =
        tree.iter().filter(|(path, _)| path.starts_with(&folder)).map(|(_, text)| text).collect();
    let uses = |rule: &str, variant: &str| {
        let end = format!("::{variant})");
        texts.iter().any(|text| text.match_indices(&end).any(|(at, _)| is_rule(text, at, rule)))
    };
    let formats = read::runtime_features();
    let formats = formats.into_iter().filter(|(format, _)| uses("Format(", format));
    let types = emit::runtime_features().filter(|(variant, _)| uses("Range(", variant));
    formats.map(|(_, feature)| feature).chain(types.map(|(_, feature)| feature)).collect()
}

/// Whether the text before `at` is the beginning of a rule: `Format(PATH`.
fn is_rule(text: &str, at: usize, rule: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let path = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | ':');
    before.trim_end_matches(path).ends_with(rule)
}

fn manifest(package: &Package<'_>, providers: &[(&str, BTreeSet<&str>)]) -> String {
    let mut always = BTreeSet::new();
    let mut lines = vec![
        "# @generated by `cargo xtask generate`. Do not edit.".to_owned(),
        String::new(),
        "[package]".to_owned(),
        format!("name = {}", quoted(package.name)),
        format!("description = {}", quoted(package.description)),
        "version = \"0.0.0\"".to_owned(),
        "edition = \"2024\"".to_owned(),
        format!("rust-version = {}", quoted(RUST_VERSION)),
        "publish = false".to_owned(),
        String::new(),
        "[lib]".to_owned(),
        "# Examples in the documents' texts are not Rust.".to_owned(),
        "doctest = false".to_owned(),
        String::new(),
        "[features]".to_owned(),
        "default = []".to_owned(),
        "# The table from schema to decoder; it keeps every decoder in the binary.".to_owned(),
        "dispatch = []".to_owned(),
    ];
    for (provider, needed) in providers {
        if package.features {
            let needed = needed.iter().map(|feature| quoted(&format!("specwright/{feature}")));
            lines.push(format!("{provider} = [{}]", needed.collect::<Vec<_>>().join(", ")));
        } else {
            always.extend(needed);
        }
    }
    lines.extend([
        String::new(),
        "[dependencies]".to_owned(),
        "serde = { version = \"1\", default-features = false, features = [\"std\"] }".to_owned(),
        format!("specwright = {}", package.runtime.requirement(&always)),
        String::new(),
        "# A workspace of its own: whoever generates it need not be able to build it.".to_owned(),
        "[workspace]".to_owned(),
    ]);
    lines.join("\n") + "\n"
}

fn library(package: &Package<'_>, providers: &[String], steps: Option<u32>) -> String {
    let mut lines = vec![
        "// @generated by `cargo xtask generate`. Do not edit.".to_owned(),
        String::new(),
        format!("//! {}", package.description),
        String::new(),
        "#![forbid(unsafe_code)]".to_owned(),
    ];
    lines.extend(steps.map(|steps| format!("#![recursion_limit = \"{steps}\"]")));
    lines.push(String::new());
    for provider in providers {
        if package.features {
            lines.push(format!("#[cfg(feature = {})]", quoted(provider)));
        }
        lines.push(format!("pub mod {};", Provider::module_of(provider)));
    }
    lines.join("\n") + "\n"
}

/// A file that names the module beside it, to be included from somewhere else.
pub(crate) fn include(module: &str) -> String {
    format!(
        "// @generated by `specwright-build`. Do not edit.\n\n#[path = \"mod.rs\"]\npub mod {module};\n"
    )
}

/// A basic string of TOML, which for printable text is a string of Rust too.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => quoted.push('\u{FFFD}'),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn a_crate_of_two_providers() {
        let runtime = Runtime::Path("../crates/runtime".into());
        let package =
            Package { name: "generated", description: "Two.", runtime: &runtime, features: true };
        let providers = ["acme".to_owned(), "b-c".to_owned()];
        let module =
            |rule: &str| BTreeMap::from([("mod.rs".to_owned(), format!("Rule::Format({rule})"))]);
        let mut modules = below("acme", module("SpecwrightFormat::IdnHostname").iter());
        let typed = "Format::Date), Open(Own::Hostname), specwright::Rule::Range(specwright::Range::Url), Range(Range::I64";
        modules.extend(below("b-c", module(typed).iter()));
        let tree = files(&package, &providers, modules);
        insta::assert_snapshot!(tree.values().cloned().collect::<Vec<_>>().join("-----\n"));
    }

    #[test]
    fn the_deepest_types_say_how_many_steps_the_compiler_takes() {
        let module =
            |source: &str| BTreeMap::from([("mod.rs".to_owned(), format!("// g\n{source}\n"))]);
        let library = |first: &str, second: &str| {
            let mut tree = below("a-a", module(first).iter());
            tree.extend(below("b", module(second).iter()));
            let runtime = Runtime::Version("1".into());
            let package =
                Package { name: "generated", description: "", runtime: &runtime, features: true };
            files(&package, &["a-a".to_owned(), "b".to_owned()], tree)["src/lib.rs"].clone()
        };
        assert!(
            !library("// source: a_a#", "//! #, recursion_limit 5").contains("recursion_limit")
        );
        let deep =
            library("// source: a_a#, recursion_limit 512", "// source: b#, recursion_limit 256");
        assert!(deep.contains("\n#![recursion_limit = \"512\"]\n\n"), "{deep}");
    }

    #[test]
    fn a_runtime_is_a_path_or_a_version() {
        assert_eq!(Runtime::parse("1.2"), Runtime::Version("1.2".into()));
        assert_eq!(Runtime::parse("/a/b"), Runtime::Path("/a/b".into()));
        let code = |text: &str| Runtime::find(text).map_err(|problem| problem.diagnostic.code.0);
        for version in ["1", "0.1.0", "^1.2", ">=0.1, <2", "*", "1.*", "=1.0.0-rc.1+b"] {
            assert_eq!(code(version), Ok(Runtime::Version(version.to_owned())));
        }
        for none in ["", "abc", "1.2.3.4", "1.x", "1-", "1,", "a\"b", "/nowhere", "./src"] {
            assert_eq!(code(none), Err(NO_RUNTIME), "{none}");
        }
        let checkout = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
        let runtime = Path::new(checkout).join("crates/runtime");
        for path in [checkout, &runtime.to_string_lossy()] {
            assert_eq!(code(path), Ok(Runtime::Path(runtime.clone())));
        }
        let plain = BTreeSet::new();
        assert_eq!(Runtime::Path("a\"b".into()).requirement(&plain), "{ path = \"a\\\"b\" }");
        let idn = BTreeSet::from(["idn"]);
        let version = Runtime::Version("1".into());
        assert_eq!(version.requirement(&idn), "{ version = \"1\", features = [\"idn\"] }");
    }
}
