//! The name of a form member: `filters[countries][]`.

/// A step below the first name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Segment<'a> {
    /// `[b]`, `[0]`: what it means is decided when all members are known.
    Key(&'a str),
    /// `[]`: one more item.
    Append,
}

/// The first name and the steps below it; the error says what is wrong.
pub(super) fn parse(name: &str) -> Result<(&str, Vec<Segment<'_>>), &'static str> {
    let Some(at) = name.find('[') else {
        return if name.contains(']') {
            Err("must have balanced brackets in its name")
        } else {
            Ok((name, Vec::new()))
        };
    };
    let (first, mut rest) = name.split_at_checked(at).unwrap_or((name, ""));
    if first.is_empty() || first.contains(']') {
        return Err("must have a name before its brackets");
    }
    let mut segments = Vec::new();
    while !rest.is_empty() {
        let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let Some((key, after)) = inner.filter(|(key, _)| !key.contains('[')) else {
            return Err("must have balanced brackets in its name");
        };
        if key.is_empty() && !after.is_empty() {
            return Err("must not have anything after `[]` in its name");
        }
        segments.push(if key.is_empty() { Segment::Append } else { Segment::Key(key) });
        rest = after;
    }
    Ok((first, segments))
}
