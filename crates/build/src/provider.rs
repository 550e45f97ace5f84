//! A provider's folder under `specs/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sha2::{Digest, Sha256};
use specwright_model::Severity;

use crate::problem::{Error, Problem, Text};
use crate::settings::{Origin, Settings};
use crate::suggest::did_you_mean;

/// A provider: its document, our rules and the choices made.
#[derive(Clone, Debug)]
pub struct Provider {
    /// The name of its folder, of its cargo feature and, with `_` for `-`, of its module.
    pub name: String,
    /// The document.
    pub document: Arc<Text>,
    /// `overlay.yaml`, when there is one.
    pub overlays: Vec<Arc<Text>>,
    /// `provider.yaml`.
    pub settings: Settings,
    /// Its text, when there is one.
    pub described: Option<Arc<Text>>,
}

impl Provider {
    /// The names of all providers below `root/specs`, sorted.
    pub fn names(root: &Path) -> Result<Vec<String>, Problem> {
        let specs = root.join("specs");
        let refused = |error: &std::io::Error| {
            Problem::io(&specs, "list", error)
                .help("providers are folders below `specs/`, each with an `openapi.yaml`")
        };
        let mut names = Vec::new();
        for entry in fs::read_dir(&specs).map_err(|error| refused(&error))? {
            let entry = entry.map_err(|error| refused(&error))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() && !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }

    /// Checks that there is a provider of that name, and that the name is fit for a module.
    pub fn known(root: &Path, name: &str) -> Result<(), Problem> {
        let names = Self::names(root)?;
        if names.iter().any(|known| known == name) {
            return check_name(name);
        }
        let known = names.iter().map(String::as_str);
        let help =
            did_you_mean(name, known).unwrap_or_else(|| format!("known are {}", names.join(", ")));
        Err(Problem::new("E0906", format!("there is no provider `{name}` under specs/")).help(help))
    }

    /// Reads a provider's folder.
    pub fn read(root: &Path, name: &str) -> Result<Self, Problem> {
        Self::known(root, name)?;
        let folder = root.join("specs").join(name);
        let shown = |file: &str| format!("specs/{name}/{file}");
        let document = match ["openapi.yaml", "openapi.json"]
            .into_iter()
            .find(|file| folder.join(file).exists())
        {
            Some(file) => read_text(&folder.join(file), shown(file))?,
            None => read_text(&folder.join("openapi.yaml"), shown("openapi.yaml"))?,
        };
        let settings = Self::settings(root, name)?;
        let optional = |file: &str| {
            folder.join(file).exists().then(|| read_text(&folder.join(file), shown(file)))
        };
        let overlays: Vec<Arc<Text>> = optional("overlay.yaml").transpose()?.into_iter().collect();
        let described = optional("provider.yaml").transpose()?;
        let provider = Self { name: name.to_owned(), document, overlays, settings, described };
        provider.check_digest()?;
        Ok(provider)
    }

    /// What its `provider.yaml` says.
    pub fn settings(root: &Path, name: &str) -> Result<Settings, Problem> {
        Self::known(root, name)?;
        let file = root.join("specs").join(name).join("provider.yaml");
        if !file.exists() {
            return Ok(Settings::default());
        }
        Settings::read(&read_text(&file, format!("specs/{name}/provider.yaml"))?)
    }

    /// Checks that a document can be read, and tells its title; with it what an overlay has to mend, or leniency to leave
    /// out, before anything is generated from it. `shown` names the document in messages.
    pub fn inspect(
        name: &str,
        shown: &str,
        document: &[u8],
    ) -> Result<(String, Vec<Problem>), Error> {
        check_name(name)?;
        let document = Arc::new(Text { name: shown.to_owned(), bytes: document.to_vec() });
        let provider = Self {
            name: name.to_owned(),
            document,
            overlays: Vec::new(),
            settings: Settings::default(),
            described: None,
        };
        let switches = crate::Switches {
            lenient: true,
            unresolved: specwright_read::Unresolved::LeaveOut,
            ..crate::Switches::default()
        };
        let mut read = crate::pipeline::read(&provider, &switches)?;
        read.problems.retain(Problem::yields_to_leniency);
        Ok((read.model.title, read.problems))
    }

    /// The SHA-256 of a document, as `provider.yaml` pins it: in hexadecimal, line ends counted as LF.
    pub fn digest(document: &[u8]) -> String {
        sha256(document)
    }

    /// A provider of one document, with nothing chosen.
    pub fn of_document(name: &str, document: &Path) -> Result<Self, Problem> {
        check_name(name)?;
        let text = read_text(document, document.to_string_lossy().replace('\\', "/"))?;
        Ok(Self {
            name: name.to_owned(),
            document: text,
            overlays: Vec::new(),
            settings: Settings::default(),
            described: None,
        })
    }

    /// The name of its module: a Rust identifier.
    pub fn module(&self) -> String {
        Self::module_of(&self.name)
    }

    /// The name of the module of a provider of that name.
    pub fn module_of(name: &str) -> String {
        name.replace('-', "_")
    }

    /// The SHA-256 of the document, in hexadecimal.
    pub fn sha256(&self) -> String {
        sha256(&self.document.bytes)
    }

    /// The document of a provider that was taken verbatim is the file that was pinned, or nothing is made of it.
    fn check_digest(&self) -> Result<(), Problem> {
        match self.unpinned(DIGEST) {
            Some(problem) if self.settings.origin == Origin::Verbatim => Err(problem),
            _ => Ok(()),
        }
    }

    /// A warning when a derived document is not the file that was pinned: it is edited by hand, and its sum is left
    /// behind easily.
    pub(crate) fn edited(&self) -> Option<Problem> {
        let mut problem = self.unpinned(EDITED)?;
        problem.diagnostic.severity = Severity::Warning;
        Some(Problem { fatal: false, ..problem })
    }

    /// What is wrong when the document is not the one `sha256` tells of.
    fn unpinned(&self, code: &'static str) -> Option<Problem> {
        let (wanted, text) = (self.settings.sha256.as_ref()?, self.described.as_ref()?);
        let have = self.sha256();
        if wanted.eq_ignore_ascii_case(&have) {
            return None;
        }
        let line =
            text.bytes.split(|byte| *byte == b'\n').position(|line| line.starts_with(b"sha256"));
        let line = line.and_then(|line| u32::try_from(line.saturating_add(1)).ok()).unwrap_or(0);
        let message = format!("{} is not the file `sha256` tells of", self.document.name);
        let problem = Problem::new(code, message)
            .help(format!("read what changed; when it is meant, write `sha256: {have}`"));
        Some(problem.at(text, line, 1))
    }
}

/// The document is not the one that was pinned, and may not be used.
const DIGEST: &str = "E0907";
/// The document is not the one that was pinned, and is used.
const EDITED: &str = "W0907";

/// Reads a file that is not too large.
pub(crate) fn read_text(path: &Path, name: String) -> Result<Arc<Text>, Problem> {
    let refused = |error: &std::io::Error| Problem::io(path, "read", error);
    let metadata = fs::metadata(path).map_err(|error| refused(&error))?;
    if !metadata.is_file() {
        return Err(Problem::new(
            "E0901",
            format!("cannot read `{}`: it is not a file", path.display()),
        ));
    }
    let (size, most) = (metadata.len(), specwright_read::Options::default().max_bytes);
    if usize::try_from(size).map_or(true, |size| size > most) {
        return Err(Problem::new(
            "E0908",
            format!("`{}` has {size} bytes; at most {most} are read", path.display()),
        )
        .help("split the document, or keep the operations you need"));
    }
    Ok(Arc::new(Text { name, bytes: fs::read(path).map_err(|error| refused(&error))? }))
}

/// The SHA-256 in hexadecimal, line ends counted as LF: a checkout that rewrites them has the same.
fn sha256(bytes: &[u8]) -> String {
    let mut hasher = Sha256::new();
    for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if at > 0 {
            hasher.update(b"\n");
        }
        hasher.update(line.strip_suffix(b"\r").unwrap_or(line));
    }
    hasher.finalize().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// A provider's name becomes a cargo feature, a package or a module: it must be fit for all.
fn check_name(name: &str) -> Result<(), Problem> {
    let mut letters = name.chars();
    let plain = letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || matches!(letter, '-' | '_')
        });
    if plain && name.len() <= 64 && !RESERVED.contains(&name) {
        return Ok(());
    }
    let message = format!("`{}` cannot be the name of a provider", name.escape_debug());
    Err(Problem::new("E0909", message).help(
        "use a lower-case letter, then letters, digits, `-` or `_`, and no word of Rust or cargo",
    ))
}

/// Words of Rust, of cargo and of the generated crate that a module or feature cannot have.
const RESERVED: &[&str] = &[
    "abstract",
    "as",
    "async",
    "await",
    "become",
    "box",
    "break",
    "const",
    "continue",
    "core",
    "crate",
    "default",
    "dispatch",
    "do",
    "dyn",
    "else",
    "enum",
    "extern",
    "false",
    "final",
    "fn",
    "for",
    "gen",
    "if",
    "impl",
    "in",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "move",
    "mut",
    "override",
    "priv",
    "pub",
    "ref",
    "return",
    "self",
    "serde",
    "specwright",
    "static",
    "std",
    "struct",
    "super",
    "test",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "unsafe",
    "unsized",
    "use",
    "virtual",
    "where",
    "while",
    "yield",
];

/// The path from the root of the file system; as it is where the system does not know the folder we are in.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn specs(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join("specs").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn code(read: Result<Provider, Problem>) -> &'static str {
        read.map_or_else(|problem| problem.diagnostic.code.0, |_| "fine")
    }

    #[test]
    fn folders_are_found_sorted() {
        let root = specs(&[
            ("b/openapi.yaml", ""),
            ("a/openapi.yaml", ""),
            (".git/x", ""),
            ("README.md", ""),
        ]);
        assert_eq!(Provider::names(root.path()).unwrap(), ["a", "b"]);
    }

    #[test]
    fn overlay_and_settings_may_be_absent() {
        let root =
            specs(&[("a/openapi.yaml", "x"), ("b/openapi.json", "{}"), ("b/overlay.yaml", "y")]);
        let plain = Provider::read(root.path(), "a").unwrap();
        assert!(plain.overlays.is_empty());
        let json = Provider::read(root.path(), "b").unwrap();
        assert_eq!((json.document.name.as_str(), json.overlays.len()), ("specs/b/openapi.json", 1));
    }

    #[test]
    fn unknown_names_get_a_suggestion() {
        let root = specs(&[("acme-pay/openapi.yaml", "x")]);
        let problem = Provider::read(root.path(), "acmepay").unwrap_err();
        assert_eq!(problem.diagnostic.help.as_deref(), Some("did you mean `acme-pay`?"));
    }

    #[test]
    fn names_that_no_feature_can_have_are_refused() {
        for name in ["", "Acme", "1a", "a b", "type", "default", "../a", "a\n", "ä"] {
            assert_eq!(
                check_name(name).map_err(|problem| problem.diagnostic.code.0),
                Err("E0909"),
                "{name:?}"
            );
        }
        assert_eq!(check_name("acme-pay_2"), Ok(()));
    }

    #[test]
    fn the_digest_is_checked_and_blind_to_line_ends() {
        let other = sha256(b"another document");
        let settings = format!("title: A\nsha256: {other}\n");
        let verbatim = format!("{settings}origin: verbatim\n");
        let wrong = specs(&[("a/openapi.yaml", "a\nb\n"), ("a/provider.yaml", &verbatim)]);
        let problem = Provider::read(wrong.path(), "a").unwrap_err();
        assert_eq!((problem.diagnostic.code.0, problem.diagnostic.place.line), ("E0907", 2));
        let edited = specs(&[("a/openapi.yaml", "a\nb\n"), ("a/provider.yaml", &settings)]);
        let problem = Provider::read(edited.path(), "a").unwrap().edited().unwrap();
        assert_eq!((problem.diagnostic.code.0, problem.fatal), ("W0907", false));
        let right = format!("sha256: {}\n", sha256(b"a\nb\n"));
        for text in ["a\nb\n", "a\r\nb\r\n"] {
            let root = specs(&[("a/openapi.yaml", text), ("a/provider.yaml", &right)]);
            let provider = Provider::read(root.path(), "a").unwrap();
            assert_eq!(provider.edited(), None);
        }
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_folder_in_place_of_the_document_is_refused() {
        let root = specs(&[("a/openapi.yaml/x", "")]);
        assert_eq!(code(Provider::read(root.path(), "a")), "E0901");
    }
}
