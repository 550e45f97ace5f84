//! `generate` killed at twenty moments and more: the output is the tree of before or the new one, every byte of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};

use crate::generate::tree;
use crate::house::House;

/// So many components, each a file: writing them takes long enough to be hit.
const COMPONENTS: usize = 400;

type Files = BTreeMap<String, Vec<u8>>;

/// A document whose every file tells its edition.
fn document(edition: &str) -> String {
    let mut text =
        "openapi: 3.1.0\ninfo: { title: A, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n"
            .to_owned();
    for at in 0..COMPONENTS {
        writeln!(text, "    C{at}:\n      description: {edition}\n      type: object\n      properties: {{ a: {{ type: string, maxLength: {at} }} }}").unwrap();
    }
    text
}

/// Where a run was when it was killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Moment {
    /// Nothing was written yet.
    Before,
    /// The new tree was being written beside the old one.
    Writing,
    /// The new tree was in its place, and the old one was being removed.
    Removing,
    /// It had ended.
    After,
}

/// A house whose generator is killed.
struct Scene {
    house: House,
    out: PathBuf,
    staging: PathBuf,
    /// How long a run takes when nobody kills it.
    takes: Duration,
}

impl Scene {
    fn start(&self, edition: &str) -> Child {
        self.house.write("specs/acme/openapi.yaml", document(edition));
        self.house.command(&["generate"]).spawn().unwrap()
    }

    /// A run that is left alone: what it makes.
    fn whole(&mut self, edition: &str) -> Files {
        let start = Instant::now();
        assert!(self.start(edition).wait().unwrap().success());
        self.takes = start.elapsed();
        tree(&self.out)
    }

    /// Waits until the run has written so many entries, or ends.
    fn written(&self, child: &mut Child, entries: usize) {
        while count(&self.staging) < entries && child.try_wait().unwrap().is_none() {
            std::thread::yield_now();
        }
    }

    /// A run that is killed after a share (of 1,000) of its time, or when it has written that share of its files.
    fn killed(&self, edition: &str, share: u32, anywhere: bool) -> Files {
        // What the last kill left would hide where this one falls. The run after the last has to clear it itself.
        if self.staging.exists() {
            fs::remove_dir_all(&self.staging).unwrap();
        }
        let mut child = self.start(edition);
        if anywhere {
            std::thread::sleep(self.takes * share / 1_000);
        } else {
            self.written(&mut child, 1 + COMPONENTS * share as usize / 1_000);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        tree(&self.out)
    }
}

/// How many files and folders a folder holds, at any depth; none where it is not, or goes away meanwhile.
fn count(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| 1 + count(&entry.path())).sum()
}

/// So many kills have to fall into writing before the test is content.
const WRITING: usize = 5;

/// A machine that never lets this process run in time fails here, not for ever.
const MOST_KILLS: usize = 400;

#[test]
fn twenty_kills_leave_the_old_tree_or_the_new_one() {
    let house = House::new();
    let (out, staging) =
        (house.root().join("generated"), house.root().join(".generated.specwright-new"));
    let mut scene = Scene { house, out, staging, takes: Duration::ZERO };
    let trees = ["one", "two"].map(|edition| (edition, scene.whole(edition)));
    assert_ne!(trees[0].1, trees[1].1);
    let mut at = 1;
    let mut moments: Vec<Moment> = Vec::new();
    let hit = |moments: &[Moment]| {
        moments.iter().filter(|moment| [Moment::Writing, Moment::Removing].contains(moment)).count()
    };
    // Numbers from a small generator (Numerical Recipes): the same ones each time.
    let mut random = 12_345_u32;
    // Where a kill falls is up to the machine: twenty of them, and more until enough have hit.
    while moments.len() < 20 || hit(&moments) < WRITING && moments.len() < MOST_KILLS {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let share = (random >> 8) % 1_000;
        let wanted = 1 - at;
        let kill = moments.len();
        // Every fourth run is killed at any moment, the others while the disk changes.
        let now = scene.killed(trees[wanted].0, share, kill.is_multiple_of(4));
        let found = trees.iter().position(|(_, tree)| *tree == now);
        at = found.unwrap_or_else(|| panic!("kill {kill} left a mixture of {} files", now.len()));
        moments.push(match (at == wanted, scene.staging.exists()) {
            (false, false) => Moment::Before,
            (false, true) => Moment::Writing,
            (true, true) => Moment::Removing,
            (true, false) => Moment::After,
        });
    }
    moments.sort_unstable();
    tell(&scene, &moments);
    assert!(hit(&moments) >= WRITING, "too few kills fell into writing: {moments:?}");
    // The next run clears what the killed ones left beside the folder.
    assert_eq!(scene.whole(trees[0].0), trees[0].1);
    let left = fs::read_dir(scene.house.root()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains("specwright")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[expect(clippy::print_stdout, reason = "where the kills fell is for whoever reads the run")]
fn tell(scene: &Scene, moments: &[Moment]) {
    println!("a run takes {:?}; the kills fell: {moments:?}", scene.takes);
}
