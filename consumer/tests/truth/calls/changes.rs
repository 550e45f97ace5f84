//! Changes of one operation; `None` where the document offers no place.

use specwright_build::model::{
    Body, Location, Media, Operation, Parameter, Place, Response, Security, Style,
};

/// A name, and what is done to the operation at that place of the list, in which of several ways.
pub(super) type Row = (&'static str, fn(&mut Vec<Operation>, usize, usize) -> Option<()>);

/// How many ways a row has at most.
pub(super) const TURNS: usize = 3;

/// What may happen to another operation without breaking anything.
pub(super) const HARMLESS: &[fn(&mut Operation)] = &[
    |other| other.deprecated = true,
    |other| other.description = Some("other words".to_owned()),
    |other| parameter(other, "beside", false),
    |other| answer(other, "429"),
    |other| other.parameters.reverse(),
    |other| other.responses.reverse(),
];

pub(super) const ROWS: &[Row] = &[
    ("operation removed", |all, at, turn| only(turn).map(|()| drop(all.remove(at)))),
    ("operation added", |all, at, turn| {
        let mut other = all[at].clone();
        other.path.push_str(["/more", "/{fresh}", "-2"].get(turn)?);
        other.id = None;
        all.push(other);
        Some(())
    }),
    ("operation renamed", |all, at, turn| {
        let other = ["Renamed", "2", "_old"].get(turn)?;
        all[at].id.as_mut().map(|id| id.push_str(other))
    }),
    ("operation deprecated", |all, at, turn| {
        only(turn)?;
        (!std::mem::replace(&mut all[at].deprecated, true)).then_some(())
    }),
    ("tagged otherwise", |all, at, turn| {
        only(turn).map(|()| all[at].tags.push("fresh".to_owned()))
    }),
    ("success status changed", |all, at, turn| {
        let success = |response: &&mut Response| response.status.starts_with('2');
        let response = all[at].responses.iter_mut().find(success)?;
        (*["299", "208", "226"].get(turn)?).clone_into(&mut response.status);
        Some(())
    }),
    ("success status added", |all, at, turn| {
        ["299", "208"].get(turn).map(|status| answer(&mut all[at], status))
    }),
    ("error status added", |all, at, turn| {
        ["418", "451", "507"].get(turn).map(|status| answer(&mut all[at], status))
    }),
    ("error status removed", |all, at, turn| {
        let responses = &mut all[at].responses;
        let errors = (0..responses.len()).filter(|at| responses[*at].status.starts_with('4'));
        let error = errors.collect::<Vec<_>>().get(turn).copied()?;
        responses.remove(error);
        Some(())
    }),
    ("media type sent changed", |all, at, turn| {
        let other = ["text/csv", "application/xml"].get(turn)?;
        (*other).clone_into(&mut all[at].body.as_mut()?.content.first_mut()?.media_type);
        Some(())
    }),
    ("media type sent added", |all, at, turn| one_more(&mut all[at].body.as_mut()?.content, turn)),
    ("media type received changed", |all, at, turn| {
        let other = ["application/pdf", "text/plain"].get(turn)?;
        (*other).clone_into(&mut success(&mut all[at])?.content.first_mut()?.media_type);
        Some(())
    }),
    ("media type received added", |all, at, turn| {
        one_more(&mut success(&mut all[at])?.content, turn)
    }),
    ("body removed", |all, at, turn| only(turn).and_then(|()| all[at].body.take()).map(drop)),
    ("required body added", |all, at, turn| only(turn).and_then(|()| body(&mut all[at], true))),
    ("optional body added", |all, at, turn| only(turn).and_then(|()| body(&mut all[at], false))),
    ("body became required", |all, at, turn| {
        only(turn)?;
        let body = all[at].body.as_mut().filter(|body| !body.required)?;
        body.required = true;
        Some(())
    }),
    ("body became optional", |all, at, turn| {
        only(turn)?;
        let body = all[at].body.as_mut().filter(|body| body.required)?;
        body.required = false;
        Some(())
    }),
    ("required parameter added", |all, at, turn| {
        NAMES.get(turn).map(|name| parameter(&mut all[at], name, true))
    }),
    ("optional parameter added", |all, at, turn| {
        NAMES.get(turn).map(|name| parameter(&mut all[at], name, false))
    }),
    ("parameter removed", |all, at, turn| {
        let parameters = &mut all[at].parameters;
        let some = (0..parameters.len()).filter(|at| parameters[*at].location != Location::Path);
        let some = some.collect::<Vec<_>>().get(turn).copied()?;
        parameters.remove(some);
        Some(())
    }),
    ("parameter became required", |all, at, turn| {
        let optional = |one: &&mut Parameter| !one.required;
        let mut optional = all[at].parameters.iter_mut().filter(optional);
        optional.nth(turn).map(|one| one.required = true)
    }),
    ("parameter became optional", |all, at, turn| {
        let asked = |one: &&mut Parameter| one.required && one.location != Location::Path;
        let mut asked = all[at].parameters.iter_mut().filter(asked);
        asked.nth(turn).map(|one| one.required = false)
    }),
    ("style of a parameter changed", |all, at, turn| {
        let deep = |one: &&mut Parameter| one.style == Style::DeepObject;
        let one = all[at].parameters.iter_mut().find(deep)?;
        one.style =
            [Style::PipeDelimited, Style::SpaceDelimited, Style::Form].get(turn).copied()?;
        Some(())
    }),
    ("parameter exploded otherwise", |all, at, turn| {
        let written = |one: &&mut Parameter| one.location == Location::Query;
        let one = all[at].parameters.iter_mut().filter(written).nth(turn)?;
        one.explode = !one.explode;
        Some(())
    }),
    ("credential added", |all, at, turn| {
        let name = NAMES.get(turn)?.to_string();
        let fresh = Security { scheme: name, scopes: Vec::new() };
        let security = &mut all[at].security;
        if security.is_empty() {
            security.push(Vec::new());
        }
        for way in security {
            way.push(fresh.clone());
        }
        Some(())
    }),
    ("credential dropped", |all, at, turn| {
        only(turn)?;
        (!std::mem::take(&mut all[at].security).is_empty()).then_some(())
    }),
    ("scope added", |all, at, turn| {
        let scope = NAMES.get(turn)?;
        let needs = all[at].security.iter_mut().flatten();
        let more = needs.map(|need| need.scopes.push((*scope).to_owned()));
        (more.count() > 0).then_some(())
    }),
];

/// Names that no document has.
const NAMES: [&str; TURNS] = ["fresh", "another", "Third"];

/// There is one way.
fn only(turn: usize) -> Option<()> {
    (turn == 0).then_some(())
}

/// A status more, with the content that answers have which are not named.
fn answer(operation: &mut Operation, status: &str) {
    let other = operation.responses.iter().find(|response| response.status == "default");
    let content = other.map(|other| other.content.clone()).unwrap_or_default();
    let (place, headers) = (Place::default(), Vec::new());
    let status = status.to_owned();
    operation.responses.push(Response { place, status, description: None, content, headers });
}

fn success(operation: &mut Operation) -> Option<&mut Response> {
    operation.responses.iter_mut().find(|response| response.status.starts_with('2'))
}

fn one_more(content: &mut Vec<Media>, turn: usize) -> Option<()> {
    let other = content.first()?.clone();
    let media_type = ["text/csv", "application/xml"].get(turn)?;
    content.push(Media { media_type: (*media_type).to_owned(), ..other });
    Some(())
}

fn body(operation: &mut Operation, required: bool) -> Option<()> {
    let (place, content) = (Place::default(), Vec::new());
    operation.body.is_none().then(|| {
        operation.body = Some(Body { place, required, description: None, content });
    })
}

fn parameter(operation: &mut Operation, name: &str, required: bool) {
    operation.parameters.push(Parameter {
        place: Place::default(),
        name: name.to_owned(),
        location: Location::Query,
        required,
        style: Style::Form,
        explode: true,
        description: None,
        deprecated: false,
        schema: None,
        media_type: None,
    });
}
