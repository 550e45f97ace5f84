//! Changes of one operation; `None` where the document offers no place.

use specwright_build::model::{
    Body, Location, Media, Operation, Parameter, Place, Response, Style,
};

/// A name, and what is done to the operation at that place of the list.
type Row = (&'static str, fn(&mut Vec<Operation>, usize) -> Option<()>);

pub(super) const ROWS: &[Row] = &[
    ("operation removed", |all, at| {
        all.remove(at);
        Some(())
    }),
    ("operation renamed", |all, at| all[at].id.as_mut().map(|id| id.push_str("Renamed"))),
    ("operation deprecated", |all, at| {
        (!std::mem::replace(&mut all[at].deprecated, true)).then_some(())
    }),
    ("success status changed", |all, at| {
        let success = |response: &&mut Response| response.status.starts_with('2');
        let response = all[at].responses.iter_mut().find(success)?;
        "299".clone_into(&mut response.status);
        Some(())
    }),
    ("success status added", |all, at| {
        answer(&mut all[at], "299");
        Some(())
    }),
    ("error status added", |all, at| {
        answer(&mut all[at], "418");
        Some(())
    }),
    ("error status removed", |all, at| {
        let responses = &mut all[at].responses;
        let error = responses.iter().position(|response| response.status.starts_with('4'))?;
        responses.remove(error);
        Some(())
    }),
    ("media type sent changed", |all, at| {
        "text/csv".clone_into(&mut all[at].body.as_mut()?.content.first_mut()?.media_type);
        Some(())
    }),
    ("media type sent added", |all, at| one_more(&mut all[at].body.as_mut()?.content)),
    ("media type received changed", |all, at| {
        "application/pdf".clone_into(&mut success(&mut all[at])?.content.first_mut()?.media_type);
        Some(())
    }),
    ("media type received added", |all, at| one_more(&mut success(&mut all[at])?.content)),
    ("body removed", |all, at| all[at].body.take().map(drop)),
    ("required body added", |all, at| body(&mut all[at], true)),
    ("optional body added", |all, at| body(&mut all[at], false)),
    ("body became required", |all, at| {
        let body = all[at].body.as_mut().filter(|body| !body.required)?;
        body.required = true;
        Some(())
    }),
    ("body became optional", |all, at| {
        let body = all[at].body.as_mut().filter(|body| body.required)?;
        body.required = false;
        Some(())
    }),
    ("required parameter added", |all, at| {
        parameter(&mut all[at], true);
        Some(())
    }),
    ("optional parameter added", |all, at| {
        parameter(&mut all[at], false);
        Some(())
    }),
    ("parameter removed", |all, at| {
        let parameters = &mut all[at].parameters;
        let some = parameters.iter().position(|one| one.location != Location::Path)?;
        parameters.remove(some);
        Some(())
    }),
    ("parameter became required", |all, at| {
        let optional = |one: &&mut Parameter| !one.required;
        all[at].parameters.iter_mut().find(optional).map(|one| one.required = true)
    }),
    ("parameter became optional", |all, at| {
        let asked = |one: &&mut Parameter| one.required && one.location != Location::Path;
        all[at].parameters.iter_mut().find(asked).map(|one| one.required = false)
    }),
    ("style of a parameter changed", |all, at| {
        let deep = |one: &&mut Parameter| one.style == Style::DeepObject;
        let one = all[at].parameters.iter_mut().find(deep)?;
        one.style = Style::PipeDelimited;
        Some(())
    }),
];

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

fn one_more(content: &mut Vec<Media>) -> Option<()> {
    let other = content.first()?.clone();
    content.push(Media { media_type: "text/csv".to_owned(), ..other });
    Some(())
}

fn body(operation: &mut Operation, required: bool) -> Option<()> {
    let (place, content) = (Place::default(), Vec::new());
    operation.body.is_none().then(|| {
        operation.body = Some(Body { place, required, description: None, content });
    })
}

fn parameter(operation: &mut Operation, required: bool) {
    operation.parameters.push(Parameter {
        place: Place::default(),
        name: "fresh".to_owned(),
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
