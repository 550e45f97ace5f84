//! `specs/<provider>/accepted.yaml`: drift that somebody looked at and took.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specwright_build::Problem;
use specwright_build::model::Value;
use specwright_drift::Finding;
use specwright_drift::accept::{Date, Entry};

use crate::screen::Screen;

/// The list, and where it stands.
pub(crate) struct Accepted {
    file: Option<PathBuf>,
    /// Its entries.
    pub(crate) entries: Vec<Entry>,
    /// The day entries are held against, in UTC.
    pub(crate) today: Date,
}

/// An entry as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rule: String,
    pointer: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<serde_json::Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<serde_json::Value>,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl Accepted {
    /// Reads a provider's list; there need not be one.
    pub(crate) fn read(root: &Path, provider: Option<&str>) -> Result<Self, Problem> {
        let file = provider.map(|name| root.join("specs").join(name).join("accepted.yaml"));
        let mut accepted = Self { file, entries: Vec::new(), today: today() };
        let Some(file) = accepted.file.as_ref().filter(|file| file.exists()) else {
            return Ok(accepted);
        };
        let text = fs::read_to_string(file).map_err(|error| Problem::io(file, "read", &error))?;
        let malformed = |reason: String| {
            Problem::new("E0916", format!("{} cannot be read: {reason}", file.display()))
                .help("each entry has `rule`, `pointer`, `before`, `after`, `reason` and, if you like, `until: 2026-12-31`")
        };
        let written = serde_yaml::from_str::<Option<Vec<Written>>>(&text)
            .map_err(|error| malformed(error.to_string()))?;
        for entry in written.unwrap_or_default() {
            let until = match &entry.until {
                None => None,
                Some(day) => Some(
                    Date::read(day).ok_or_else(|| malformed(format!("`{day}` is not a day")))?,
                ),
            };
            let Written { rule, pointer, before, after, reason, .. } = entry;
            let (before, after) = (before.as_ref().map(value), after.as_ref().map(value));
            accepted.entries.push(Entry { rule, pointer, before, after, reason, until });
        }
        Ok(accepted)
    }

    /// Adds findings to the list and to its file; gives how many are new.
    pub(crate) fn add<'f>(
        &mut self,
        findings: impl Iterator<Item = &'f Finding>,
        reason: &str,
    ) -> Result<usize, Problem> {
        let Some(file) = self.file.clone() else { return Ok(0) };
        let new: Vec<&Finding> = findings
            .filter(|finding| !self.entries.iter().any(|entry| entry.matches(finding)))
            .collect();
        if new.is_empty() {
            return Ok(0);
        }
        let mut text = if file.exists() {
            fs::read_to_string(&file).map_err(|error| Problem::io(&file, "read", &error))?
        } else {
            "# Drift that was looked at and taken. Entries that match nothing, or whose day has passed, fail.\n".to_owned()
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        for finding in &new {
            let entry = Entry::of(finding, reason, None);
            // JSON is YAML: one entry a line.
            let written = serde_json::to_string(&written(&entry)).unwrap_or_default();
            let _ = writeln!(text, "- {written}");
            self.entries.push(entry);
        }
        // A list that somebody wrote in brackets does not go on with lines.
        serde_yaml::from_str::<Vec<Written>>(&text).map_err(|error| {
            Problem::new("E0916", format!("nothing can be added to {}: {error}", file.display()))
                .help("write the list with an entry a line, each after a dash")
        })?;
        let staged = file.with_extension("yaml.new");
        let refused = |error: std::io::Error| Problem::io(&file, "write", &error);
        fs::write(&staged, text).map_err(refused)?;
        fs::rename(&staged, &file).map_err(refused)?;
        Ok(new.len())
    }

    /// The file, as it is shown.
    pub(crate) fn shown(&self) -> String {
        self.file.as_ref().map(|file| file.display().to_string()).unwrap_or_default()
    }

    /// Tells of entries that do nothing; whether there are any.
    pub(crate) fn complain(&self, unused: &[usize], expired: &[usize], screen: &Screen) -> bool {
        for (what, places) in [("matches nothing", unused), ("has expired", expired)] {
            for entry in places.iter().filter_map(|place| self.entries.get(*place)) {
                screen.note(format_args!(
                    "error: {}: the entry `{}` at {} {what}; remove it",
                    self.shown(),
                    entry.rule,
                    entry.pointer
                ));
            }
        }
        !(unused.is_empty() && expired.is_empty())
    }
}

fn written(entry: &Entry) -> Written {
    Written {
        rule: entry.rule.clone(),
        pointer: entry.pointer.clone(),
        before: entry.before.as_ref().map(json),
        after: entry.after.as_ref().map(json),
        reason: entry.reason.clone(),
        until: entry.until.map(|day| day.to_string()),
    }
}

fn json(value: &Value) -> serde_json::Value {
    use serde_json::Value as Json;
    match value {
        Value::Null => Json::Null,
        Value::Bool(flag) => Json::Bool(*flag),
        Value::Number(text) => {
            serde_json::from_str(text).unwrap_or_else(|_| Json::String(text.clone()))
        }
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.clone(), json(value))).collect())
        }
    }
}

fn value(json: &serde_json::Value) -> Value {
    use serde_json::Value as Json;
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Bool(*flag),
        Json::Number(number) => Value::Number(number.to_string()),
        Json::String(text) => Value::String(text.clone()),
        Json::Array(items) => Value::Array(items.iter().map(value).collect()),
        Json::Object(members) => {
            Value::Object(members.iter().map(|(key, json)| (key.clone(), value(json))).collect())
        }
    }
}

/// The day in UTC.
fn today() -> Date {
    let text = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    Date::read(&text).unwrap_or(Date { year: 1970, month: 1, day: 1 })
}
