//! Texts near a pattern: made by walking its tree, then damaged.

use crate::pattern::node::Node;

/// Numbers that are the same in every run.
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below the bound.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// A text that probably matches.
pub(super) fn walk(node: &Node, chance: &mut Chance, groups: &mut Vec<String>, to: &mut String) {
    match node {
        Node::Class(set) => {
            let ranges = set.ranges();
            let Some((low, high)) = ranges.get(chance.below(ranges.len())) else { return };
            let width = usize::try_from(high - low).unwrap() + 1;
            let offset = u32::try_from(chance.below(width.min(200))).unwrap();
            to.extend(char::from_u32(low + offset));
        }
        Node::Concat(nodes) => nodes.iter().for_each(|node| walk(node, chance, groups, to)),
        Node::Either(nodes) => walk(&nodes[chance.below(nodes.len())], chance, groups, to),
        Node::Repeat(repeat) => {
            let most = repeat.max.unwrap_or(repeat.min + 4).min(repeat.min + 6) - repeat.min;
            let more = chance.below(usize::try_from(most).unwrap() + 1);
            for _ in 0..(usize::try_from(repeat.min).unwrap() + more).min(70) {
                walk(&repeat.node, chance, groups, to);
            }
        }
        Node::Capture(number, node) => {
            let from = to.len();
            walk(node, chance, groups, to);
            let number = usize::try_from(*number).unwrap();
            groups.resize(groups.len().max(number + 1), String::new());
            groups[number] = to[from..].to_owned();
        }
        Node::Back(number) => {
            to.push_str(groups.get(usize::try_from(*number).unwrap()).map_or("", String::as_str));
        }
        Node::Look(look) => {
            if chance.below(3) == 0 {
                walk(&look.node, chance, groups, to);
            }
        }
        Node::Start | Node::End | Node::Word(_) => {}
    }
}

/// The text with a few characters added, taken away or changed.
pub(super) fn damage(text: &str, chance: &mut Chance) -> String {
    const ODD: [char; 24] = [
        'a', 'Z', '0', '9', '_', '-', '.', ' ', '\n', '\r', '\u{2028}', '\u{FEFF}', '\u{A0}',
        '\u{85}', 'é', 'ß', 'K', '🐲', '٣', ':', '/', '{', '\0', ',',
    ];
    let mut characters: Vec<char> = text.chars().collect();
    for _ in 0..chance.below(3) {
        let at = chance.below(characters.len() + 1);
        let odd = ODD[chance.below(ODD.len())];
        match chance.below(4) {
            0 => characters.insert(at, odd),
            1 if at < characters.len() => characters[at] = odd,
            2 if at < characters.len() => drop(characters.remove(at)),
            3 => characters.truncate(at),
            _ => characters.push(odd),
        }
    }
    characters.into_iter().collect()
}
