//! "Did you mean": the known name nearest to a mistyped one.

/// The known names near to `wrong`, the nearest first, three at most.
///
/// Near means: equal but for case and separators, or two letters of five edited at most, or one holds the other.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = fold(wrong);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|name| {
            let candidate = fold(name);
            let longest = folded.len().max(candidate.len());
            let distance = distance(&folded, &candidate);
            let close = distance.saturating_mul(5) <= longest.saturating_mul(2);
            let holds = folded.len() >= 4
                && (contains(&candidate, &folded) || contains(&folded, &candidate));
            (close || holds).then_some((distance, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// A sentence such as ``did you mean `title`?``, when anything is near.
pub fn did_you_mean<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let near = nearest(wrong, known);
    let names: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
}

/// Letters and digits in lower case, so that `post_links` is near to `postLinks`; the first 200 are enough.
fn fold(name: &str) -> Vec<char> {
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .take(200)
        .collect()
}

fn contains(long: &[char], short: &[char]) -> bool {
    !short.is_empty() && long.windows(short.len()).any(|window| window == short)
}

/// The edit distance, two neighbours in the wrong order counted as one edit (optimal string alignment), by rows.
fn distance(left: &[char], right: &[char]) -> usize {
    let mut older: Vec<usize> = Vec::new();
    let mut old: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in right.iter().enumerate() {
            let at =
                |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX - 1);
            let mut least =
                (at(&old, j) + usize::from(a != b)).min(at(&old, j + 1) + 1).min(at(&row, j) + 1);
            let before = (
                i.checked_sub(1).and_then(|i| left.get(i)),
                j.checked_sub(1).and_then(|j| right.get(j)),
            );
            if let (Some(a_before), Some(b_before)) = before
                && (a_before, a) == (b, b_before)
            {
                least = least.min(at(&older, j - 1) + 1);
            }
            row.push(least);
        }
        older = std::mem::replace(&mut old, row);
    }
    old.last().copied().unwrap_or(left.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        let of = |a: &str, b: &str| distance(&fold(a), &fold(b));
        assert_eq!(
            (of("kitten", "sitting"), of("", "abc"), of("abc", ""), of("same", "same")),
            (3, 3, 3, 0)
        );
    }

    #[test]
    fn nearest_comes_first_and_strangers_do_not_come() {
        assert_eq!(nearest("intgers", ["numbers", "integers", "title"]), ["integers"]);
        assert_eq!(nearest("post_links", ["postLinks", "getLinks"]), ["postLinks", "getLinks"]);
        assert!(nearest("zzz", ["title", "source"]).is_empty());
        assert_eq!(
            did_you_mean("titel", ["title", "side"]).as_deref(),
            Some("did you mean `title`?")
        );
    }
}
