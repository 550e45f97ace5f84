//! Which branches of `anyOf` or `oneOf` a value can hold of, told before any branch is judged.
//!
//! Only what is certain counts: a branch is left out where its types, a listed text, a required or a forbidden member
//! refuse the value. So the sieve never changes a verdict; it spares trials.

mod guard;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::keyword::Arg;
use crate::{Keyword, Model, Rule, Types};
use guard::{Guard, Guards};

/// How many branches are weighed against each other when tests are chosen.
const WEIGHED: usize = 64;
/// How many members are weighed as tests.
const MEMBERS: usize = 64;
/// How many tests a union gets.
const TESTS: usize = 4;
/// How many entries a test may have.
const ENTRIES: usize = 512;

/// Branches that are not told apart, by their places.
type Pairs = BTreeSet<(usize, usize)>;

/// What a test needs of a branch: its place, the texts it lists, whether it takes other values.
type Taker<'a> = (usize, Option<&'a BTreeSet<String>>, bool);

/// What tells the branches of a union apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Sieve {
    /// The types each branch takes, at most.
    pub types: Vec<Types>,
    /// Tests of values; each leaves some of the branches.
    pub tests: Vec<SieveTest>,
}

/// A test of texts, or of objects by one member.
#[derive(Clone, Debug, PartialEq)]
pub struct SieveTest {
    /// The member of objects that is looked at; `None` looks at texts themselves.
    pub member: Option<String>,
    /// Texts, sorted, and the branches each leaves.
    pub texts: Vec<(String, Vec<usize>)>,
    /// What any other text leaves.
    pub unlisted: Vec<usize>,
    /// What a value leaves that is no text.
    pub other: Vec<usize>,
    /// What is left without the member.
    pub absent: Vec<usize>,
}

impl Model {
    /// The rule of a keyword of this model: [`Keyword::rule`], and for unions their sieve.
    pub fn rule(&self, keyword: &Keyword) -> Rule {
        let mut rule = keyword.rule();
        if let Some(Arg::Record(_, fields)) = rule.args.first_mut()
            && keyword.branches().is_some()
        {
            let sieve = Sieve::of(self, keyword).map(|sieve| Box::new(sieve.argument()));
            fields.push(("sieve", Arg::Option(sieve)));
        }
        rule
    }
}

impl Sieve {
    /// The sieve of a union; `None` for other keywords, and where no two branches are told apart.
    pub fn of(model: &Model, keyword: &Keyword) -> Option<Self> {
        let branches = keyword.branches()?;
        let mut guards = Guards::new(model);
        let guards: Vec<Guard> = branches.iter().map(|id| guards.of(*id)).collect();
        let types: Vec<Types> = guards.iter().map(|guard| guard.types).collect();
        let mut tests = Vec::new();
        tests.extend(choose(vec![text_test(&guards)], &alike(&types, Types::STRING)));
        let members = members(&guards).into_iter().map(|name| member_test(&guards, name));
        tests.extend(choose(members.collect(), &alike(&types, Types::OBJECT)));
        let told = types.windows(2).any(|pair| matches!(pair, [one, other] if one != other));
        (told || !tests.is_empty()).then_some(Self { types, tests })
    }

    fn argument(&self) -> Arg {
        let types = self.types.iter().copied().map(Arg::Types).collect();
        let tests = self.tests.iter().map(SieveTest::argument).collect();
        Arg::Record("Sieve", vec![("types", Arg::List(types)), ("tests", Arg::List(tests))])
    }
}

impl SieveTest {
    fn argument(&self) -> Arg {
        let text = |(text, left): &(String, Vec<usize>)| {
            let fields = vec![("text", Arg::Text(text.clone())), ("left", places(left))];
            Arg::Record("SieveText", fields)
        };
        let member = self.member.clone().map(|member| Box::new(Arg::Text(member)));
        Arg::Record(
            "SieveTest",
            vec![
                ("member", Arg::Option(member)),
                ("texts", Arg::List(self.texts.iter().map(text).collect())),
                ("unlisted", places(&self.unlisted)),
                ("other", places(&self.other)),
                ("absent", places(&self.absent)),
            ],
        )
    }

    /// The branches each case of the test leaves.
    fn cells(&self) -> impl Iterator<Item = &Vec<usize>> {
        self.texts.iter().map(|(_, left)| left).chain([&self.unlisted, &self.other, &self.absent])
    }

    /// The pairs that some case of the test leaves both of.
    fn leaves(&self, alike: &Pairs) -> Pairs {
        let together = |one: usize, other: usize| {
            let mut cells = self.cells();
            cells.any(|left| [one, other].iter().all(|place| left.binary_search(place).is_ok()))
        };
        alike.iter().copied().filter(|(one, other)| together(*one, *other)).collect()
    }
}

fn places(places: &[usize]) -> Arg {
    let count = |place: &usize| Arg::Count(u64::try_from(*place).unwrap_or(u64::MAX));
    Arg::List(places.iter().map(count).collect())
}

/// The pairs of branches that take values of these types.
fn alike(types: &[Types], of: Types) -> Pairs {
    let weighed = types.iter().enumerate().take(WEIGHED);
    let taking: Vec<usize> =
        weighed.filter(|(_, types)| types.contains(of)).map(|(place, _)| place).collect();
    let after = |one: usize| taking.iter().copied().filter(move |other| *other > one);
    taking.iter().flat_map(|one| after(*one).map(move |other| (*one, other))).collect()
}

/// Takes the test that tells most pairs apart, again and again; of equals, the first.
fn choose(mut candidates: Vec<Option<SieveTest>>, alike: &Pairs) -> Vec<SieveTest> {
    let (mut tests, mut alike) = (Vec::new(), alike.clone());
    while tests.len() < TESTS {
        let mut best = None;
        for candidate in &mut candidates {
            let Some(left) = candidate.as_ref().map(|test| test.leaves(&alike)) else { continue };
            let fewest = best.as_ref().map_or(alike.len(), |(fewest, _): &(Pairs, _)| fewest.len());
            if left.len() < fewest {
                best = Some((left, candidate));
            }
        }
        let Some((left, candidate)) = best else { break };
        tests.extend(candidate.take());
        alike = left;
    }
    tests
}

/// The members that may tell branches apart: listed texts first, then those some branch asks for.
fn members(guards: &[Guard]) -> Vec<&str> {
    let all = || guards.iter().flat_map(|guard| &guard.members);
    let mut names = BTreeSet::new();
    let listed =
        all().filter(|(_, member)| member.texts.as_ref().is_some_and(|texts| !texts.is_empty()));
    let required = all().filter(|(_, member)| member.required);
    let wanted = listed.chain(required).map(|(name, _)| name.as_str());
    wanted.filter(|name| names.insert(*name)).take(MEMBERS).collect()
}

fn text_test(guards: &[Guard]) -> Option<SieveTest> {
    let takers: Vec<Taker<'_>> = guards
        .iter()
        .enumerate()
        .filter(|(_, guard)| guard.types.contains(Types::STRING))
        .map(|(place, guard)| (place, guard.texts.as_ref(), false))
        .collect();
    test(None, &takers, Vec::new())
}

fn member_test(guards: &[Guard], name: &str) -> Option<SieveTest> {
    let objects =
        || guards.iter().enumerate().filter(|(_, guard)| guard.types.contains(Types::OBJECT));
    let takers: Vec<Taker<'_>> = objects()
        .filter(|(_, guard)| !guard.forbids(name))
        .map(|(place, guard)| {
            let member = guard.members.get(name);
            let texts = member.and_then(|member| member.texts.as_ref());
            (place, texts, member.is_none_or(|member| member.besides))
        })
        .collect();
    let absent = objects()
        .filter(|(_, guard)| !guard.members.get(name).is_some_and(|member| member.required))
        .map(|(place, _)| place)
        .collect();
    test(Some(name), &takers, absent)
}

/// The test; `None` when it would have too many entries. Each listed text leaves the branches that list it and those
/// that list none.
fn test(member: Option<&str>, takers: &[Taker<'_>], absent: Vec<usize>) -> Option<SieveTest> {
    let listed: BTreeSet<&String> =
        takers.iter().filter_map(|(_, texts, _)| *texts).flatten().collect();
    let mut entries = 0_usize;
    let mut texts = Vec::new();
    for text in listed {
        let left = takers.iter().filter(|(_, texts, _)| texts.is_none_or(|it| it.contains(text)));
        let left: Vec<usize> = left.map(|(place, ..)| *place).collect();
        entries = entries.saturating_add(left.len());
        if entries > ENTRIES {
            return None;
        }
        texts.push((text.clone(), left));
    }
    let unlisted = takers.iter().filter(|(_, texts, _)| texts.is_none());
    let unlisted = unlisted.map(|(place, ..)| *place).collect();
    let other = takers.iter().filter(|(_, _, others)| *others).map(|(place, ..)| *place).collect();
    Some(SieveTest { member: member.map(str::to_owned), texts, unlisted, other, absent })
}
