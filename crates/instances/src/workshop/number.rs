//! Numbers near everything the facts name.

use crate::decimal::Decimal;
use crate::facts::Facts;

/// Where integer formats end, and one beyond.
const EDGES: [&str; 22] = [
    "127",
    "128",
    "-128",
    "-129",
    "255",
    "256",
    "32767",
    "32768",
    "-32768",
    "-32769",
    "65535",
    "65536",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775809",
    "18446744073709551616",
];

/// Numbers to try, valid ones among them: plain ones first, then the neighbours of bounds and steps.
pub(crate) fn numbers(facts: &Facts<'_>) -> Vec<String> {
    let mut all: Vec<String> = ["0", "1", "2"].map(str::to_owned).to_vec();
    let steps: Vec<Decimal> = facts.steps.iter().filter_map(|step| Decimal::read(step)).collect();
    for step in &steps {
        push(
            &mut all,
            [
                Some(*step),
                step.plus(*step),
                step.half(),
                step.plus(step.unit()),
                step.plus(Decimal::ONE),
            ],
        );
    }
    for bound in facts.lower.iter().chain(&facts.upper) {
        all.push((*bound).to_owned());
        let Some(bound) = Decimal::read(bound) else { continue };
        let unit = bound.unit();
        push(
            &mut all,
            [
                bound.plus(Decimal::ONE),
                bound.minus(Decimal::ONE),
                bound.plus(unit),
                bound.minus(unit),
            ],
        );
        let half = Decimal::ONE.half();
        push(
            &mut all,
            [half.and_then(|half| bound.plus(half)), half.and_then(|half| bound.minus(half))],
        );
        for step in &steps {
            let below = bound.floor(*step);
            let above = below.and_then(|below| below.plus(*step));
            push(
                &mut all,
                [
                    below,
                    above,
                    below.and_then(|below| below.minus(*step)),
                    above.and_then(|above| above.plus(*step)),
                ],
            );
        }
    }
    all.extend(["1.5", "-1", "1.0", "1e2", "-0.5"].map(str::to_owned));
    if !facts.formats.is_empty() {
        all.extend(EDGES.map(str::to_owned));
        all.extend(["1e39", "1e309"].map(str::to_owned));
    }
    all
}

fn push<const N: usize>(all: &mut Vec<String>, found: [Option<Decimal>; N]) {
    all.extend(found.into_iter().flatten().map(Decimal::text));
}
