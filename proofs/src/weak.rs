//! Weakens every conjunct of the emitted `is_sure` in turn and asks whether an instance notices.
//!
//! `is_sure` may say "holds" before the judge is asked, so one that asks too little is a wrong accept that no mutation of
//! a table shows. A copy of `generated/` is compiled once: each conjunct has a number and a switch there, which drops it
//! or moves its limit by one. An instance can only notice a mutant whose conjunct refused it, so one run over all of
//! them tells which to give to which mutant. Values that only code can build (a name twice, an infinite number, JSON that
//! is too deep) are made from valid ones.

mod copy;
mod switches;

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use specwright_instances::Maker;
use specwright_model::{Direction, Model, SchemaId};

use crate::mutations::reviewed;
use crate::providers;

/// One comparison that generated code makes.
#[derive(Clone, Debug)]
struct Conjunct {
    /// Its file and type.
    place: String,
    /// What it says.
    text: String,
    /// Whether there is a weaker form of it.
    loosened: bool,
}

/// What came of weakening generated code.
#[derive(Debug, Default)]
pub struct Weakened {
    /// Conjuncts found.
    pub conjuncts: usize,
    /// Mutants: each conjunct dropped, and those with a limit off by one.
    pub mutants: usize,
    /// Mutants by which strict reading let in a payload that the document refuses.
    pub read: usize,
    /// The others by which `validate()` let in a value that the judge refuses.
    pub built: usize,
    /// Mutants that nobody tells apart, for a reason in the reviewed list `survivors.txt`.
    pub reviewed: Vec<String>,
    /// The others.
    pub survivors: Vec<String>,
    /// Instances and values with which compiled code, as it is, disagrees with the judge.
    pub wrong: Vec<String>,
    /// Instances read, and values built.
    pub cases: (usize, usize),
}

/// Instances of a schema, at most: broken at the value itself, and at all levels.
const EXTENT: [(u32, usize); 2] = [(1, 1_000), (3, 1_000)];

/// Weakens `generated/`. What is built goes below `target`.
pub fn weaken(target: &Path, seed: u64) -> Result<Weakened, String> {
    let root = providers::folder().join("..");
    let folder = target.join("weak");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let conjuncts = copy::copy(&root.join("generated"), &folder)?;
    build(&folder)?;
    let program = folder.join("target/debug/generated");
    let mut input = instances(&run(&program, &[], &[])?, seed)?;
    let mut mutants = 0;
    for (number, conjunct) in conjuncts.iter().enumerate() {
        for mutant in (0..=usize::from(conjunct.loosened)).map(|weaker| 2 * number + weaker) {
            input.extend(format!("={mutant}\n").into_bytes());
            mutants += 1;
        }
    }
    let told = run(&program, &["weaken"], &input)?;
    let found = Weakened { conjuncts: conjuncts.len(), mutants, ..Weakened::default() };
    Ok(heard(&told, &conjuncts, found))
}

fn build(folder: &Path) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .env("RUSTFLAGS", "-Awarnings")
        .args(["build", "--quiet", "--target-dir"])
        .arg(folder.join("target"))
        .current_dir(folder)
        .output()
        .map_err(|error| format!("cannot run cargo: {error}"))?;
    let told = || String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(()) } else { Err(told()) }
}

/// Runs the program; what it wrote.
fn run(program: &Path, arguments: &[&str], input: &[u8]) -> Result<String, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", program.display());
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    // It reads all before it writes.
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input).map_err(failed)?;
    }
    let output = child.wait_with_output().map_err(failed)?;
    if !output.status.success() {
        return Err(format!("{} ended with {}", program.display(), output.status));
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// Instances of the types that the program lists.
fn instances(listed: &str, seed: u64) -> Result<Vec<u8>, String> {
    let models: BTreeMap<String, Model> = providers::models()?.into_iter().collect();
    let makers: BTreeMap<&str, (BTreeMap<String, SchemaId>, Maker<'_>)> = models
        .iter()
        .map(|(name, model)| {
            let place = |id| (format!("#{}", model.schema(id).place.pointer), id);
            (name.as_str(), (model.ids().map(place).collect(), Maker::of(model)))
        })
        .collect();
    let mut lines = Vec::new();
    for (number, line) in listed.lines().enumerate() {
        let parts: Vec<&str> = line.split('\t').collect();
        let [name, pointer, direction] = parts.as_slice() else {
            return Err(format!("not understood: {line}"));
        };
        let direction = match *direction {
            "Request" => Direction::Request,
            "Response" => Direction::Response,
            _ => Direction::Neutral,
        };
        let provider = name.split("::").nth(1).unwrap_or_default();
        let (places, maker) = makers.get(provider).ok_or(format!("{name}: no such provider"))?;
        let schema = places.get(*pointer).ok_or(format!("{name}: no schema {pointer}"))?;
        let all = maker.instances(*schema, direction).seed(seed).unlabelled(true);
        let texts = [all.maximal(), all.typical()].into_iter().flatten();
        let more = EXTENT.into_iter().flat_map(|(depth, limit)| {
            all.clone().depth(depth).limit(limit).iter().map(|instance| instance.text)
        });
        for text in texts.chain(more) {
            lines.extend(format!("{number}\t{text}\n").into_bytes());
        }
    }
    Ok(lines)
}

/// Understands what the program wrote.
fn heard(told: &str, conjuncts: &[Conjunct], mut found: Weakened) -> Weakened {
    for line in told.lines() {
        let mut words = line.split('\t');
        let (word, first, second) = (words.next(), words.next(), words.next());
        let number = |word: Option<&str>| word.and_then(|word| word.parse::<usize>().ok());
        let (first, second) = (number(first).unwrap_or_default(), number(second));
        match (word, second) {
            (Some("wrong"), _) => found.wrong.push(line.to_owned()),
            (Some("cases"), Some(built)) => found.cases = (first, built),
            (Some("read"), _) => found.read += 1,
            (Some("built"), _) => found.built += 1,
            (Some("lives"), Some(cases)) => {
                let Some(Conjunct { place, text, .. }) = conjuncts.get(first / 2) else { continue };
                let how = if first % 2 == 0 { "dropped" } else { "loosened" };
                let mutant = format!("{place}: {text} {how} ({cases} refusals)");
                let list =
                    if reviewed(&mutant) { &mut found.reviewed } else { &mut found.survivors };
                list.push(mutant);
            }
            _ => {}
        }
    }
    found
}

impl Weakened {
    /// Whether everything was noticed, and nothing is wrong as it is.
    pub fn is_fine(&self) -> bool {
        self.mutants > 0 && self.survivors.is_empty() && self.wrong.is_empty()
    }
}

impl std::fmt::Display for Weakened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "{} mutants of {} conjuncts: {} noticed where {} payloads are read, {} more where they or {} values built in code are \
             validated, {} reviewed, {} survive",
            self.mutants,
            self.conjuncts,
            self.read,
            self.cases.0,
            self.built,
            self.cases.1,
            self.reviewed.len(),
            self.survivors.len()
        )?;
        for line in self.survivors.iter().chain(&self.wrong) {
            writeln!(f, "  {line}")?;
        }
        Ok(())
    }
}
