//! `coverage`: every keyword of a document, and whether it is enforced.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use specwright_build::model::Model;
use specwright_build::read::Fate;
use specwright_build::{Error, Provider, Switches, emit, pipeline};

use crate::outcome::{Ended, Outcome};
use crate::screen::{Format, Screen};

/// Arguments of `coverage`.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The provider; all of them when none is named.
    #[arg(value_name = "PROVIDER", conflicts_with = "spec")]
    provider: Option<String>,
    /// Any document.
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// The form of the report.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Counts, lists, and finds what is not enforced.
pub(crate) fn run(arguments: &Arguments, root: &Path, screen: &Screen) -> Ended {
    let mut providers = Vec::new();
    match (&arguments.spec, &arguments.provider) {
        (Some(spec), _) => providers.push(Provider::of_document("api", spec)?),
        (None, Some(name)) => providers.push(Provider::read(root, name)?),
        (None, None) => {
            for name in Provider::names(root)? {
                providers.push(Provider::read(root, &name)?);
            }
        }
    }
    let coverages = providers.iter().map(Coverage::of).collect::<Result<Vec<Coverage>, Error>>()?;
    match arguments.format {
        Format::Json => screen.json(&Report { providers: &coverages }),
        Format::Text => {
            for coverage in &coverages {
                coverage.tell(screen);
            }
        }
    }
    Ok(Outcome::found(coverages.iter().any(|coverage| !coverage.not_enforced.is_empty())))
}

#[derive(Serialize)]
struct Report<'a> {
    providers: &'a [Coverage],
}

/// The keywords of one document.
#[derive(Serialize)]
struct Coverage {
    provider: String,
    file: String,
    keywords: BTreeMap<String, Counts>,
    not_enforced: Vec<Left>,
    /// Where the chosen Rust type holds less than the document allows.
    range: Vec<Bound>,
}

#[derive(Default, Serialize)]
struct Counts {
    enforced: usize,
    noted: usize,
    not_enforced: usize,
}

/// A keyword that is not enforced.
#[derive(Serialize)]
struct Left {
    keyword: String,
    pointer: String,
    line: u32,
    column: u32,
    reason: String,
}

/// A bound the document does not state.
#[derive(Serialize)]
struct Bound {
    pointer: String,
    line: u32,
    fits: &'static str,
}

impl Coverage {
    /// Reads leniently: what is malformed is not enforced, and listed as such.
    fn of(provider: &Provider) -> Result<Self, Error> {
        let switches = Switches { lenient: true, ..Switches::default() };
        let document = pipeline::read(provider, &switches)?;
        let mut keywords: BTreeMap<String, Counts> = BTreeMap::new();
        let mut not_enforced = Vec::new();
        for used in document.ledger {
            let counts = keywords.entry(used.keyword.clone()).or_default();
            match used.fate {
                Fate::Enforced => counts.enforced += 1,
                Fate::Noted => counts.noted += 1,
                Fate::NotEnforced(reason) => {
                    counts.not_enforced += 1;
                    let (pointer, line, column) =
                        (used.place.pointer, used.place.line, used.place.column);
                    not_enforced.push(Left {
                        keyword: used.keyword,
                        pointer,
                        line,
                        column,
                        reason,
                    });
                }
            }
        }
        let range = bounds(&document.model, provider);
        let (provider, file) = (provider.name.clone(), provider.document.name.clone());
        Ok(Self { provider, file, keywords, not_enforced, range })
    }

    fn tell(&self, screen: &Screen) {
        let wide = self.keywords.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(7);
        screen.say(format_args!("{} ({})", self.provider, self.file));
        screen.say(format_args!(
            "  {:wide$}  {:>8}  {:>8}  {:>12}",
            "keyword", "enforced", "noted", "not enforced"
        ));
        for (name, counts) in &self.keywords {
            let Counts { enforced, noted, not_enforced } = counts;
            screen
                .say(format_args!("  {name:wide$}  {enforced:>8}  {noted:>8}  {not_enforced:>12}"));
        }
        for left in &self.not_enforced {
            let Left { keyword, pointer, line, column, reason } = left;
            screen.say(format_args!(
                "  {}:{line}:{column}: `{keyword}` at #{pointer} is not enforced: {reason}",
                self.file
            ));
        }
        let count = |bound: &str| self.range.iter().filter(|added| added.fits == bound).count();
        let (integers, numbers) = (count(I64), count(F64));
        if integers + numbers > 0 {
            screen.say(format_args!(
                "  `range` added: {integers} integers must fit i64, {numbers} numbers must fit f64"
            ));
        }
        for (fits, count) in self.types() {
            screen.say(format_args!("  `format` added: {count} values must fit `{fits}`"));
        }
        let enforced: usize = self.keywords.values().map(|counts| counts.enforced).sum();
        screen.say(format_args!(
            "{}: {enforced} enforced, {} not enforced\n",
            self.provider,
            self.not_enforced.len()
        ));
    }
}

impl Coverage {
    /// The types of formats, and how many schemas have each.
    fn types(&self) -> BTreeMap<&'static str, usize> {
        let mut types = BTreeMap::new();
        let added = self.range.iter().filter(|added| ![I64, F64].contains(&added.fits));
        for bound in added {
            *types.entry(bound.fits).or_default() += 1;
        }
        types
    }
}

const I64: &str = "i64";
const F64: &str = "f64";

/// The schemas whose Rust type may hold less than they let in.
fn bounds(model: &Model, provider: &Provider) -> Vec<Bound> {
    let options = provider.settings.emit_options(&provider.module(), "", &[]);
    let bounds = emit::bounds(model, &emit::roots(model, &options), &options);
    let bound = |(id, fits)| {
        let place = &model.schema(id).place;
        Bound { pointer: place.pointer.clone(), line: place.line, fits }
    };
    bounds.into_iter().map(bound).collect()
}
