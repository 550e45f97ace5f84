//! Tape → form text.

use super::fill::is_json;
use super::percent;
use crate::{Encoding, Kind, Node, Style, Writer};

/// Writes an object as a form. Anything else has no form and gives the empty text; `null` is written as an empty value.
/// Recursion ends at the depth limit of tapes.
pub fn encode(node: Node<'_>, encoding: &[Encoding]) -> String {
    let mut out = Form { text: String::new() };
    for (key, value) in node.members() {
        let name = key.as_str().unwrap_or_default();
        let encoding = encoding.iter().find(|encoding| encoding.name == name);
        match encoding {
            Some(Encoding { content_type: Some(media), .. }) if is_json(media) => {
                out.json(name, value);
            }
            Some(Encoding { style: Style::DeepObject, .. }) => out.bracketed(name, value),
            Some(encoding) if !encoding.explode => out.joined(name, value, encoding.style),
            _ => out.repeated(name, value),
        }
    }
    out.text
}

struct Form {
    text: String,
}

impl Form {
    fn pair(&mut self, name: &str, value: &str) {
        self.begin(name);
        percent::push(value, &mut self.text);
    }

    fn begin(&mut self, name: &str) {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        percent::push(name, &mut self.text);
        self.text.push('=');
    }

    fn json(&mut self, name: &str, value: Node<'_>) {
        let mut writer = Writer::new();
        writer.node(value);
        self.pair(name, &writer.into_string());
    }

    /// An array of scalars repeats its name; what is nested deeper needs brackets.
    fn repeated(&mut self, name: &str, value: Node<'_>) {
        if value.kind() == Kind::Array && value.items().all(is_scalar) {
            value.items().for_each(|item| self.pair(name, &scalar(item)));
        } else {
            self.bracketed(name, value);
        }
    }

    fn bracketed(&mut self, name: &str, value: Node<'_>) {
        match value.kind() {
            Kind::Array => {
                for (index, item) in value.items().enumerate() {
                    self.bracketed(&format!("{name}[{index}]"), item);
                }
            }
            Kind::Object => {
                for (key, member) in value.members() {
                    self.bracketed(
                        &format!("{name}[{}]", key.as_str().unwrap_or_default()),
                        member,
                    );
                }
            }
            _ => self.pair(name, &scalar(value)),
        }
    }

    fn joined(&mut self, name: &str, value: Node<'_>, style: Style) {
        let parts: Vec<String> = match value.kind() {
            Kind::Array if value.items().all(is_scalar) => value.items().map(scalar).collect(),
            Kind::Object if value.members().all(|(_, member)| is_scalar(member)) => {
                let pairs = value.members().map(|(key, member)| {
                    [key.as_str().unwrap_or_default().to_owned(), scalar(member)]
                });
                pairs.flatten().collect()
            }
            Kind::Array | Kind::Object => return self.bracketed(name, value),
            _ => return self.pair(name, &scalar(value)),
        };
        let separator = match style {
            Style::SpaceDelimited => "+",
            Style::PipeDelimited => "%7C",
            _ => ",",
        };
        self.begin(name);
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                self.text.push_str(separator);
            }
            percent::push(part, &mut self.text);
        }
    }
}

fn is_scalar(node: Node<'_>) -> bool {
    !matches!(node.kind(), Kind::Array | Kind::Object)
}

fn scalar(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Bool => node.as_bool().unwrap_or_default().to_string(),
        Kind::Number => node.as_number().unwrap_or_default().to_owned(),
        _ => node.as_str().unwrap_or_default().to_owned(),
    }
}
