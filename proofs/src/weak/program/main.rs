//! Weakens one conjunct after the other and says which of them instances notice.
//!
//! Without arguments it lists the types. Else it reads instances, `number of the type`, a tab, the text, a line each, and
//! the mutants, `=number of the mutant`: it says what disagrees with nothing weakened, and the mutants that nobody notices.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::atomic::Ordering;

use generated::weak::{KNOWN, Kind, NONE, REFUSED, Verdicts, WEAKENED, WRONG};

/// Values of a type that are twisted, and how often.
const TWISTED: usize = 4;
const TURNS: usize = 400;

/// An instance, and the turn at which its value is twisted.
struct Case {
    kind: usize,
    text: usize,
    turn: Option<usize>,
    expected: Verdicts,
}

/// What each conjunct refused.
type Refusing = BTreeMap<usize, Vec<Case>>;

fn main() {
    // Debug builds take much of the stack.
    let run = std::thread::Builder::new().stack_size(256 << 20).spawn(run);
    assert!(run.is_ok_and(|run| run.join().is_ok()));
}

fn run() {
    let mut kinds = Vec::new();
    generated::list_weak(&mut kinds);
    if std::env::args().len() < 2 {
        for kind in &kinds {
            println!("{}\t{}\t{:?}", kind.name, kind.schema.at, kind.direction);
        }
        return;
    }
    let (instances, mutants) = read();
    let mut refusing = Refusing::new();
    let valid = payloads(&kinds, &instances, &mut refusing);
    let built = values(&kinds, &instances, valid, &mut refusing);
    println!("cases\t{}\t{built}", instances.len());
    for mutant in mutants {
        WEAKENED.store(mutant, Ordering::Relaxed);
        let cases = refusing.get(&(mutant / 2)).map_or(&[][..], Vec::as_slice);
        let noticed = |how: fn(Verdicts, Verdicts) -> bool| {
            cases.iter().any(|case| {
                let (kind, text) = (kinds.get(case.kind), instances.get(case.text));
                let said =
                    kind.zip(text).and_then(|(kind, (_, text))| (kind.says)(text, case.turn));
                said.is_some_and(|said| how(said, case.expected))
            })
        };
        if noticed(Verdicts::reads_more) {
            println!("read\t{mutant}");
        } else if noticed(Verdicts::builds_more) {
            println!("built\t{mutant}");
        } else {
            println!("lives\t{mutant}\t{}", cases.len());
        }
    }
}

/// Instances and mutants.
fn read() -> (Vec<(usize, String)>, Vec<usize>) {
    let (mut instances, mut mutants) = (Vec::new(), Vec::new());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        match (line.strip_prefix('='), line.split_once('\t')) {
            (Some(mutant), _) => mutants.extend(mutant.parse::<usize>()),
            (_, Some((kind, text))) => {
                instances.extend(kind.parse::<usize>().map(|kind| (kind, text.to_owned())));
            }
            _ => {}
        }
    }
    (instances, mutants)
}

/// Reads every instance; gives the valid ones of each type.
fn payloads(
    kinds: &[Kind],
    instances: &[(usize, String)],
    refusing: &mut Refusing,
) -> BTreeMap<usize, Vec<usize>> {
    let mut valid: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (text, (number, payload)) in instances.iter().enumerate() {
        let Some(kind) = kinds.get(*number) else { continue };
        match case(kind, *number, (text, payload), None, refusing).and_then(|case| case.built) {
            Some(true) => valid.entry(*number).or_default().push(text),
            Some(false) => {
                WRONG.with_borrow_mut(|wrong| {
                    wrong.entry(kind.name).or_insert_with(|| payload.clone());
                });
            }
            None => {}
        }
    }
    valid
}

/// Twists values read from valid instances; how many there were.
fn values(
    kinds: &[Kind],
    instances: &[(usize, String)],
    valid: BTreeMap<usize, Vec<usize>>,
    refusing: &mut Refusing,
) -> usize {
    for (number, texts) in &valid {
        let first = texts.first().and_then(|text| instances.get(*text));
        if let (Some(kind), Some((_, text))) = (kinds.get(*number), first) {
            KNOWN.with_borrow_mut(|known| known.insert(kind.name, text.clone()));
        }
    }
    let mut built = 0;
    for (number, mut texts) in valid {
        let Some(kind) = kinds.get(number) else { continue };
        let length = |text: &usize| instances.get(*text).map_or(0, |(_, text)| text.len());
        // The first were made to hold much; of the others the longest say most.
        texts
            .get_mut(TWISTED..)
            .unwrap_or_default()
            .sort_by_key(|text| std::cmp::Reverse(length(text)));
        for text in texts.into_iter().take(2 * TWISTED) {
            let Some((_, payload)) = instances.get(text) else { continue };
            let turns = (0..TURNS).take_while(|turn| {
                case(kind, number, (text, payload), Some(*turn), refusing).is_some()
            });
            built += turns.count();
        }
    }
    built
}

/// What is expected of an instance, remembered by the conjuncts that refuse it.
fn case(
    kind: &Kind,
    number: usize,
    (text, payload): (usize, &str),
    turn: Option<usize>,
    refusing: &mut Refusing,
) -> Option<Verdicts> {
    WEAKENED.store(NONE, Ordering::Relaxed);
    REFUSED.take();
    let said = (kind.says)(payload, turn)?;
    let mut refused = REFUSED.take();
    let expected = (kind.judged)(payload, turn)?;
    if said.reads_more(expected) || said.builds_more(expected) {
        println!("wrong\t{}\t{turn:?}\t{said:?}\t{expected:?}\t{payload}", kind.name);
    }
    refused.sort_unstable();
    refused.dedup();
    for conjunct in refused {
        refusing.entry(conjunct).or_default().push(Case { kind: number, text, turn, expected });
    }
    Some(expected)
}
