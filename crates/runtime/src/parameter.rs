//! Parameters: what stands in a path, a query, a header or a cookie → tape (`OpenAPI` 3.1, section 4.8.12).

use std::borrow::Cow;

use crate::form::{Faults, Fill, Raw, Tree, View, percent_decode};
use crate::tape::Step;
use crate::{Limits, Location, Parameter, Schema, Style, Tape, TapeBuilder, Types, Violations};

/// Reads the value of a parameter.
///
/// `sent` holds names and values as they stand in the request, in order: all pairs of the query or the cookies, or the one of a path
/// or header; for a parameter that is the whole query, one pair of its name and that query. Values of paths and queries are
/// percent-encoded. `Ok(None)`: it is absent. The error tells `form`, `json`,
/// `depth`, `size` or `duplicate`, with pointers from the value of the parameter.
pub fn decode(
    parameter: &Parameter,
    sent: &[(&str, &str)],
    limits: &Limits,
) -> Result<Option<Tape<'static>>, Violations> {
    let size = sent
        .iter()
        .fold(0_usize, |sum, pair| sum.saturating_add(pair.0.len()).saturating_add(pair.1.len()));
    if size > limits.bytes {
        return Err(Violations::size(limits.bytes, size));
    }
    let read =
        Read { parameter, view: View::Schema(parameter.schema.unwrap_or(&Schema::ANY)), limits };
    let own: Vec<&str> =
        sent.iter().filter(|pair| read.is_own(pair.0)).map(|pair| pair.1).collect();
    if parameter.media_type.is_some() {
        return read.content(&own);
    }
    match parameter.style {
        Style::DeepObject => read.deep(sent),
        Style::Form | Style::Cookie if parameter.explode => read.exploded(&own, sent),
        style => match own.as_slice() {
            [] => Ok(None),
            [only] => read.delimited(only, style).map(Some),
            _ => Err(Violations::one("duplicate", "must not be repeated", None)),
        },
    }
}

struct Read<'p> {
    parameter: &'p Parameter,
    view: View,
    limits: &'p Limits,
}

impl Read<'_> {
    /// Header names know no case.
    fn is_own(&self, name: &str) -> bool {
        match self.parameter.location {
            Location::Header => name.eq_ignore_ascii_case(self.parameter.name),
            _ => {
                name == self.parameter.name
                    || percent_decode(name, true).is_some_and(|name| name == self.parameter.name)
            }
        }
    }

    fn decoded<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, Violations> {
        let meant = match self.parameter.location {
            Location::Header | Location::Cookie => Some(Cow::Borrowed(text)),
            Location::Path => percent_decode(text, false),
            Location::Query | Location::QueryString => percent_decode(text, true),
        };
        meant.ok_or_else(|| Violations::one("form", "must be percent-encoded UTF-8", None))
    }

    /// A parameter given by `content`: JSON or a form where its media type is, else a string.
    fn content(&self, own: &[&str]) -> Result<Option<Tape<'static>>, Violations> {
        let sent = match own {
            [] => return Ok(None),
            [only] => *only,
            _ => return Err(Violations::one("duplicate", "must not be repeated", None)),
        };
        let is = |kind: fn(&str) -> bool| self.parameter.media_type.is_some_and(kind);
        if is(crate::form::is_form) {
            // As the whole query it is encoded once, as the value of a pair twice.
            let text = match self.parameter.location {
                Location::QueryString => Cow::Borrowed(sent),
                _ => self.decoded(sent)?,
            };
            let schema = self.parameter.schema.unwrap_or(&Schema::ANY);
            return crate::form::decode(text.as_bytes(), schema, &[], self.limits).map(Some);
        }
        let text = self.decoded(sent)?;
        let mut to = TapeBuilder::new(self.limits);
        if is(crate::form::is_json) {
            let tape = Tape::parse(text.as_bytes(), self.limits)?;
            if tape.has_duplicates() {
                return Err(Violations::one("duplicate", "must not repeat members", None));
            }
            to.copy(tape.root());
        } else {
            to.string(&text);
        }
        to.finish().map(Some)
    }

    /// `name[a]=1&name[b][0]=2`
    fn deep(&self, sent: &[(&str, &str)]) -> Result<Option<Tape<'static>>, Violations> {
        let mut faults = Faults::new(self.limits);
        let below = |name: &str| {
            let name = percent_decode(name, true)?;
            let rest = name.strip_prefix(self.parameter.name)?;
            Some(rest.is_empty() || rest.starts_with('['))
        };
        let pairs = sent.iter().copied().filter(|pair| below(pair.0) == Some(true));
        let tree = Tree::read(pairs, &View::Free, &mut faults, self.limits)?;
        let Some(place) = tree.place(self.parameter.name) else {
            return faults.finish().map(|()| None);
        };
        let mut fill = Fill::new(&tree, &[], self.limits, faults);
        fill.value(place, &self.view);
        fill.finish().map(Some)
    }

    /// Style `form` with `explode`: an array repeats the name, the members of an object stand by themselves.
    fn exploded(
        &self,
        own: &[&str],
        sent: &[(&str, &str)],
    ) -> Result<Option<Tape<'static>>, Violations> {
        let texts = own.iter().map(|text| self.decoded(text)).collect::<Result<Vec<_>, _>>()?;
        match texts.as_slice() {
            [] => self.spread(sent),
            [only] => self.put(&Raw::scalar(only), Types::ALL).map(Some),
            _ if !self.view.types().contains(Types::ARRAY) => {
                Err(Violations::one("duplicate", "must not be repeated", None))
            }
            several => {
                // No text stands for the array as a whole.
                let raw = Raw { text: "", items: several, members: None };
                self.put(&raw, Types::ARRAY).map(Some)
            }
        }
    }

    /// An object whose members are pairs of the query: those it describes.
    fn spread(&self, sent: &[(&str, &str)]) -> Result<Option<Tape<'static>>, Violations> {
        let types = self.view.types();
        if !types.contains(Types::OBJECT) || types == Types::ALL {
            return Ok(None);
        }
        let mut members = Vec::new();
        for (name, value) in sent {
            let name = self.decoded(name)?;
            if self.view.declares(&name) {
                members.push((name, self.decoded(value)?));
            }
        }
        if members.is_empty() {
            return Ok(None);
        }
        let mut faults = Faults::new(self.limits);
        let mut names: Vec<&str> = members.iter().map(|member| member.0.as_ref()).collect();
        names.sort_unstable();
        for pair in names.windows(2) {
            if let [first, second] = pair
                && first == second
            {
                faults.add("duplicate", &[Step::Member(first)], "must not be repeated");
            }
        }
        faults.finish()?;
        let raw = Raw { text: "", items: &[], members: Some(borrowed(&members)) };
        self.put(&raw, Types::OBJECT).map(Some)
    }

    /// The tape of a value that has one of these types.
    fn put(&self, raw: &Raw<'_>, types: Types) -> Result<Tape<'static>, Violations> {
        let mut to = TapeBuilder::new(self.limits);
        raw.put(&self.view, self.view.types().intersection(types), &mut to);
        to.finish()
    }

    /// One text that holds everything. It is split before it is decoded, so that an encoded separator is data.
    fn delimited(&self, text: &str, style: Style) -> Result<Tape<'static>, Violations> {
        let explode = self.parameter.explode;
        let (body, separator) = match style {
            Style::Label => (after(text, ".")?, if explode { "." } else { "," }),
            Style::Matrix => return self.matrix(text),
            Style::SpaceDelimited => return self.split(&text.replace('+', "%20"), "%20", false),
            Style::PipeDelimited => {
                return self.split(&text.replace("%7C", "|").replace("%7c", "|"), "|", false);
            }
            _ => (text, ","),
        };
        self.split(body, separator, explode)
    }

    /// `;name=1,2`, exploded `;name=1;name=2` or, for an object, `;a=1;b=2`.
    fn matrix(&self, text: &str) -> Result<Tape<'static>, Violations> {
        let own = format!(";{}=", self.parameter.name);
        let body = after(text, ";")?;
        if text.starts_with(&own) {
            let body = text.get(own.len()..).unwrap_or_default();
            return if self.parameter.explode {
                self.split(body, &own, false)
            } else {
                self.split(body, ",", false)
            };
        }
        if body == self.parameter.name {
            return self.split("", ",", false);
        }
        if self.parameter.explode && self.view.types().contains(Types::OBJECT) {
            return self.split(body, ";", true);
        }
        Err(Violations::one("form", "must begin with `;` and the name of the parameter", None))
    }

    fn split(&self, body: &str, separator: &str, named: bool) -> Result<Tape<'static>, Violations> {
        let mut items = Vec::new();
        let mut members = Vec::new();
        // Headers may have white space around what they list (RFC 9110, 5.6.1).
        let blank = |letter| self.parameter.location == Location::Header && " \t".contains(letter);
        for part in body.split(separator).filter(|_| !body.is_empty()) {
            let part = part.trim_matches(blank);
            if let Some((name, value)) = part.split_once('=').filter(|_| named) {
                members.push((self.decoded(name)?, self.decoded(value)?));
            }
            items.push(self.decoded(part)?);
        }
        let members = if named {
            Some(borrowed(&members)).filter(|members| members.len() == items.len())
        } else {
            crate::form::pairs(&items)
        };
        self.put(&Raw { text: &self.decoded(body)?, items: &items, members }, Types::ALL)
    }
}

fn after<'s>(text: &'s str, prefix: &str) -> Result<&'s str, Violations> {
    let missing = || Violations::one("form", &format!("must begin with `{prefix}`"), None);
    text.strip_prefix(prefix).ok_or_else(missing)
}

fn borrowed<'m>(members: &'m [(Cow<'_, str>, Cow<'_, str>)]) -> Vec<(&'m str, &'m str)> {
    members.iter().map(|(name, value)| (name.as_ref(), value.as_ref())).collect()
}

#[cfg(test)]
mod tests;
