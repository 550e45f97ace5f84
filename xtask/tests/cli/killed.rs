//! `generate` killed at twenty moments: the output is the tree of before or the new one, every byte of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
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
    /// How long a run takes until it writes, and how long it writes.
    reads: Duration,
    writes: Duration,
}

impl Scene {
    fn start(&self, edition: &str) -> Child {
        self.house.write("specs/acme/openapi.yaml", document(edition));
        self.house.command(&["generate"]).spawn().unwrap()
    }

    /// Waits until the run writes, or ends.
    fn writing(&self, child: &mut Child) {
        while !self.staging.exists() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    /// A run that is left alone: what it makes.
    fn whole(&mut self, edition: &str) -> Files {
        let start = Instant::now();
        let mut child = self.start(edition);
        self.writing(&mut child);
        self.reads = start.elapsed();
        assert!(child.wait().unwrap().success());
        self.writes = start.elapsed().saturating_sub(self.reads);
        tree(&self.out)
    }

    /// A run that is killed after a share of its time, or of the time in which it writes.
    fn killed(&self, edition: &str, share: f64, anywhere: bool) -> Files {
        // What the last kill left would hide where this one falls. The run after the last has to clear it itself.
        if self.staging.exists() {
            fs::remove_dir_all(&self.staging).unwrap();
        }
        let mut child = self.start(edition);
        if anywhere {
            std::thread::sleep((self.reads + self.writes).mul_f64(share));
        } else {
            self.writing(&mut child);
            std::thread::sleep(self.writes.mul_f64(share));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        tree(&self.out)
    }
}

#[test]
fn twenty_kills_leave_the_old_tree_or_the_new_one() {
    let house = House::new();
    let (out, staging) =
        (house.root().join("generated"), house.root().join(".generated.specwright-new"));
    let zero = Duration::ZERO;
    let mut scene = Scene { house, out, staging, reads: zero, writes: zero };
    let trees = ["one", "two"].map(|edition| (edition, scene.whole(edition)));
    assert_ne!(trees[0].1, trees[1].1);
    let mut at = 1;
    let mut moments = Vec::new();
    // Numbers from a small generator (Numerical Recipes): the same ones each time.
    let mut random = 12_345_u32;
    for kill in 0..20 {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let share = f64::from(random >> 8) / f64::from(1_u32 << 24);
        let wanted = 1 - at;
        // Every fourth run is killed at any moment, the others while the disk changes.
        let now = scene.killed(trees[wanted].0, share, kill % 4 == 0);
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
    let hit = moments.iter().filter(|moment| [Moment::Writing, Moment::Removing].contains(moment));
    assert!(hit.count() >= 5, "too few kills fell into writing: {moments:?}");
    // The next run clears what the killed ones left beside the folder.
    assert_eq!(scene.whole(trees[0].0), trees[0].1);
    let left = fs::read_dir(scene.house.root()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().contains("specwright")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[expect(clippy::print_stdout, reason = "where the kills fell is for whoever reads the run")]
fn tell(scene: &Scene, moments: &[Moment]) {
    let (reads, writes) = (scene.reads, scene.writes);
    println!("a run reads for {reads:?} and writes for {writes:?}; the kills fell: {moments:?}");
}
