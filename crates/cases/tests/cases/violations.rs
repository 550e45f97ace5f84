//! What instances are told by the code of the cases, compiled without a warning and run.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use specwright_build::model::Direction;
use specwright_build::sync::{self, Tree};
use specwright_cases::Instance;

use crate::support::{MADE, Made, module_name, snapshot};

/// The program, built once.
static PROGRAM: LazyLock<PathBuf> = LazyLock::new(build);

/// One package with the modules of all cases, and the program that runs them.
fn build() -> PathBuf {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let folder = work.join("cases");
    sync::write(&folder, &package()).unwrap_or_else(|problem| panic!("{problem:?}"));
    let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    if !folder.join("Cargo.lock").exists() {
        fs::copy(ours.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let target = work.join("cases-target");
    let output = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--target-dir"])
        .arg(&target)
        .current_dir(&folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    target.join("debug").join(format!("program{}", std::env::consts::EXE_SUFFIX))
}

fn package() -> Tree {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("runtime");
    let runtime = runtime.display().to_string().replace('\\', "/");
    let mut tree = Tree::new();
    let manifest = include_str!("program/manifest.toml").replace("RUNTIME", &runtime);
    tree.insert("Cargo.toml".to_owned(), manifest);
    tree.insert("src/main.rs".to_owned(), include_str!("program/main.rs").to_owned());
    let (mut modules, mut tables) = (String::new(), String::new());
    for Made { case, module } in MADE.iter() {
        let name = module_name(&case.name);
        writeln!(modules, "pub mod {name};").unwrap();
        writeln!(tables, "    ({name:?}, {name}::DISPATCH),").unwrap();
        let files = module.files.iter();
        tree.extend(files.map(|(path, text)| (format!("src/{name}/{path}"), text.clone())));
    }
    let library = include_str!("program/lib.rs");
    let library = library.replace("// MODULES\n", &modules).replace("    // TABLES\n", &tables);
    tree.insert("src/lib.rs".to_owned(), library);
    tree
}

/// The answers to lines of the program; each begins at the left margin.
pub(crate) fn ask(lines: &str) -> Vec<String> {
    let mut child = Command::new(PROGRAM.as_path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    let lines = lines.to_owned();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let mut answers: Vec<String> = Vec::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        match answers.last_mut() {
            Some(answer) if line.starts_with(' ') => answer.extend([line, "\n"]),
            _ => answers.push(format!("{line}\n")),
        }
    }
    answers
}

fn direction(instance: &Instance) -> &'static str {
    instance.direction.map_or("-", Direction::name)
}

#[test]
fn every_instance_gets_its_verdict() {
    let mut asked = Vec::new();
    let mut lines = String::new();
    for Made { case, .. } in MADE.iter() {
        let module = module_name(&case.name);
        for instance in case.instances().unwrap() {
            writeln!(lines, "{module}\t{}\t{}", direction(&instance), instance.text).unwrap();
            asked.push((case, instance));
        }
    }
    let answers = ask(&lines);
    assert_eq!(answers.len(), asked.len());
    let mut wrong = String::new();
    for Made { case, .. } in MADE.iter() {
        let mut told = String::new();
        let mine = asked.iter().zip(&answers).filter(|((of, _), _)| *of == case);
        for ((_, instance), answer) in mine {
            let way = instance
                .direction
                .map_or_else(String::new, |_| format!("{}: ", direction(instance)));
            write!(told, "{way}{}\n  {answer}", instance.text).unwrap();
            let (verdict, wanted) =
                (answer.lines().next(), if instance.valid { "valid" } else { "invalid" });
            if verdict != Some(wanted) {
                write!(wrong, "{} {}\n  wanted {wanted}, got {answer}", case.name, instance.text)
                    .unwrap();
            }
        }
        snapshot(case, "violations", &told);
    }
    assert!(wrong.is_empty(), "{wrong}");
}
