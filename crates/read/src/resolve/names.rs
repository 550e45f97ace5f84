//! Names that look like another.

/// Names longer than this are not compared, nor are more than [`MOST`] of them: the cost is the product of the lengths.
const LONGEST: usize = 100;
const MOST: usize = 20_000;

/// Up to three names that differ little from the one sought, the nearest first, in backquotes.
pub(crate) fn nearest<'a>(sought: &str, names: impl Iterator<Item = &'a str>) -> Vec<String> {
    if sought.len() > LONGEST {
        return Vec::new();
    }
    let sought: Vec<char> = sought.to_lowercase().chars().collect();
    let bound = match sought.len() {
        0..=3 => 1,
        length => (length / 3).clamp(2, 5),
    };
    let mut near: Vec<(usize, &str)> = names
        .filter(|name| name.len() <= LONGEST)
        .take(MOST)
        .map(|name| (distance(&sought, &name.to_lowercase().chars().collect::<Vec<_>>()), name))
        .filter(|(distance, _)| *distance <= bound)
        .collect();
    near.sort_unstable();
    near.into_iter().take(3).map(|(_, name)| format!("`{name}`")).collect()
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (index, letter) in left.iter().enumerate() {
        let mut next = vec![index.saturating_add(1)];
        for ((other, above), diagonal) in right.iter().zip(row.iter().skip(1)).zip(&row) {
            let beside = next.last().copied().unwrap_or_default();
            let change = diagonal.saturating_add(usize::from(letter != other));
            next.push(change.min(above.saturating_add(1)).min(beside.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
