//! Switches at conjuncts, values that only code can build, and every type with what can be asked of it.
#![allow(missing_docs)]

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use specwright::{
    Build, Decode, Direction, Integer, Json, Limits, Loose, Null, Nullable, Number, Schema, Tape,
    Typed, judge_slice,
};

/// Nothing is weakened.
pub const NONE: usize = usize::MAX;

/// Twice the number of the conjunct that is taken as true; one more, and its weaker form stands in for it.
pub static WEAKENED: AtomicUsize = AtomicUsize::new(NONE);

thread_local! {
    /// The conjuncts that said no.
    pub static REFUSED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };

    /// A valid text for each type, and one that is wrong though it has the type's shape.
    pub static KNOWN: RefCell<BTreeMap<&'static str, String>> = const { RefCell::new(BTreeMap::new()) };
    pub static WRONG: RefCell<BTreeMap<&'static str, String>> = const { RefCell::new(BTreeMap::new()) };
}

/// A conjunct as it is, or weakened.
pub fn check(number: usize, exact: impl FnOnce() -> bool, weaker: impl FnOnce() -> bool) -> bool {
    let weakened = WEAKENED.load(Ordering::Relaxed);
    if weakened / 2 == number && weakened != NONE {
        return weakened % 2 == 0 || weaker();
    }
    let holds = exact();
    if !holds {
        refused(number);
    }
    holds
}

/// Whether a statement that may refuse something is there.
pub fn asks(number: usize) -> bool {
    refused(number);
    WEAKENED.load(Ordering::Relaxed) != 2 * number
}

fn refused(number: usize) {
    REFUSED.with_borrow_mut(|refused| refused.push(number));
}

/// Which of the things that can be twisted in a value is: it counts down.
pub struct Turn {
    left: usize,
    pub done: bool,
    /// Nothing is twisted: members that are not named are taken away.
    bare: bool,
    /// How many values made up are inside each other.
    made_up: usize,
}

impl Turn {
    pub fn new(left: usize) -> Self {
        Self { left, done: false, bare: false, made_up: 0 }
    }

    /// What makes a value one that shows all that is asked: code that builds one has no need of members without names.
    pub fn bare() -> Self {
        Self { left: 0, done: false, bare: true, made_up: 0 }
    }

    fn is_mine(&mut self) -> bool {
        let mine = !self.done && !self.bare && self.left == 0;
        self.done |= mine;
        self.left = self.left.saturating_sub(1);
        mine
    }

    /// A value, twisted, where there is none; the same types may come again inside it.
    pub fn make_up<T: Decode + Twist>(&mut self) -> Option<T> {
        if self.bare || self.done || self.made_up > 2 {
            return None;
        }
        let mut value = any::<T>()?;
        self.made_up += 1;
        value.twist(&mut Self::bare());
        value.twist(self);
        self.made_up -= 1;
        self.done.then_some(value)
    }
}

/// Values that can be made into ones that only code can build.
pub trait Twist {
    fn twist(&mut self, turn: &mut Turn);
}

macro_rules! as_they_are {
    ($($ty:ty),*) => { $(impl Twist for $ty { fn twist(&mut self, _: &mut Turn) {} })* };
}

as_they_are!(String, bool, i64, Integer, Number, Null);

/// JSON has neither.
impl Twist for f64 {
    fn twist(&mut self, turn: &mut Turn) {
        for wrong in [f64::INFINITY, f64::NAN] {
            if turn.is_mine() {
                *self = wrong;
            }
        }
    }
}

/// A name twice, and more levels than a payload may have.
impl Twist for Json {
    fn twist(&mut self, turn: &mut Turn) {
        for wrong in [r#"{"a":1,"a":2}"#.to_owned(), "[".repeat(200) + &"]".repeat(200)] {
            if turn.is_mine() {
                *self = read(&wrong).unwrap_or_else(Json::null);
            }
        }
    }
}

impl<T: Decode + Twist> Twist for Option<T> {
    fn twist(&mut self, turn: &mut Turn) {
        match self {
            Some(value) => value.twist(turn),
            None => *self = turn.make_up(),
        }
    }
}

impl<T: Decode + Twist> Twist for Vec<T> {
    fn twist(&mut self, turn: &mut Turn) {
        match self.as_mut_slice() {
            [] => self.extend(turn.make_up()),
            [first, ..] => first.twist(turn),
        }
    }
}

impl<T: Decode + Twist> Twist for BTreeMap<String, T> {
    fn twist(&mut self, turn: &mut Turn) {
        match self.values_mut().next() {
            Some(first) => first.twist(turn),
            None => self.extend(turn.make_up().map(|value| ("not named".to_owned(), value))),
        }
    }
}

impl<T: Twist> Twist for Box<T> {
    fn twist(&mut self, turn: &mut Turn) {
        (**self).twist(turn);
    }
}

impl<T: Decode + Twist> Twist for Nullable<T> {
    fn twist(&mut self, turn: &mut Turn) {
        match self {
            Self::Value(value) => value.twist(turn),
            Self::Null => *self = turn.make_up().map_or(Self::Null, Self::Value),
        }
    }
}

impl<T: Twist> Twist for Loose<T> {
    fn twist(&mut self, turn: &mut Turn) {
        match self {
            Self::Known(value) => value.twist(turn),
            Self::Other(value) => value.twist(turn),
        }
    }
}

/// Gives a member that is not named the name of one that is.
pub fn repeat<T: Decode + Twist>(
    members: &mut BTreeMap<String, T>,
    names: &[&str],
    turn: &mut Turn,
) {
    if turn.bare {
        return members.clear();
    }
    for name in names.iter().take(3) {
        if turn.is_mine() {
            members.extend(any().map(|value| ((*name).to_owned(), value)));
        }
    }
}

/// Makes a value a wrong one of its type.
pub fn spoil<T: Decode>(value: &mut T, turn: &mut Turn) {
    if turn.is_mine() {
        let wrong = WRONG.with_borrow(|wrong| wrong.get(std::any::type_name::<T>()).cloned());
        if let Some(wrong) = wrong.as_deref().and_then(read) {
            *value = wrong;
        }
    }
}

/// A value of a type.
fn any<T: Decode>() -> Option<T> {
    let known = KNOWN.with_borrow(|known| known.get(std::any::type_name::<T>()).cloned());
    let simple = ["1", "true", "null", "\"a\"", "[]", "{}"].into_iter();
    known.iter().map(String::as_str).chain(simple).find_map(read)
}

fn read<T: Decode>(text: &str) -> Option<T> {
    let tape = Tape::parse(text.as_bytes(), &Limits::new().depth(Limits::MAX_DEPTH)).ok()?;
    T::decode(tape.root(), &mut Build::tolerant(Direction::Neutral))
}

/// What is said of a value read strictly, and of the one that was built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdicts {
    pub read: bool,
    pub built: Option<bool>,
}

impl Verdicts {
    /// Whether strict reading lets in what the others refuse.
    pub fn reads_more(self, other: Self) -> bool {
        self.read && !other.read
    }

    /// Whether a value is called valid that the others refuse.
    pub fn builds_more(self, other: Self) -> bool {
        self.built == Some(true) && other.built == Some(false)
    }
}

/// A type.
pub struct Kind {
    pub name: &'static str,
    pub schema: &'static Schema,
    pub direction: Direction,
    /// What compiled code says of a payload; with a turn, of its value twisted. `None` where nothing is left to twist.
    pub says: fn(&str, Option<usize>) -> Option<Verdicts>,
    /// What the judge says of the same.
    pub judged: fn(&str, Option<usize>) -> Option<Verdicts>,
}

impl Kind {
    pub fn of<T: Typed + Twist>() -> Self {
        let (name, schema) = (std::any::type_name::<T>(), T::SCHEMA);
        Self { name, schema, direction: T::DIRECTION, says: says::<T>, judged: judged::<T> }
    }
}

fn value<T: Typed + Twist>(text: &str, turn: Option<usize>) -> Result<Option<T>, ()> {
    let value = specwright::tolerant::<T>(text.as_bytes()).value;
    let Some(turn) = turn else { return Ok(value) };
    let mut turn = Turn::new(turn);
    let mut value = value.ok_or(())?;
    value.twist(&mut Turn::bare());
    value.twist(&mut turn);
    if turn.done { Ok(Some(value)) } else { Err(()) }
}

fn says<T: Typed + Twist>(text: &str, turn: Option<usize>) -> Option<Verdicts> {
    let built = value::<T>(text, turn).ok()?.map(|value| value.validate().is_ok());
    let read = turn.is_some() || specwright::from_str::<T>(text).is_ok();
    Some(Verdicts { read, built })
}

fn judged<T: Typed + Twist>(text: &str, turn: Option<usize>) -> Option<Verdicts> {
    let judge = |text: &str| judge_slice(text.as_bytes(), T::SCHEMA, T::DIRECTION, &Limits::new());
    let built =
        value::<T>(text, turn).ok()?.map(|value| judge(&specwright::to_json(&value)).is_ok());
    Some(Verdicts { read: turn.is_some() || judge(text).is_ok(), built })
}
