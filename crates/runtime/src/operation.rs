//! The table of operations: plain data, so that naming an operation keeps no decoder alive.

use crate::Schema;

/// Which document a module was generated from.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// `info.title`.
    pub title: &'static str,
    /// `info.version`.
    pub version: &'static str,
    /// Where the document comes from.
    pub source: &'static str,
    /// The SHA-256 of the source, in lower-case hexadecimal.
    pub sha256: &'static str,
}

/// An operation or a webhook.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// `operationId`, when the document gives one.
    pub id: Option<&'static str>,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, or the name of the webhook.
    pub path: &'static str,
    /// Whether the provider calls.
    pub webhook: bool,
    /// `summary`.
    pub summary: Option<&'static str>,
    /// Its parameters.
    pub parameters: &'static [Parameter],
    /// Its request body.
    pub request: Option<&'static Body>,
    /// Its responses, in the order of the document.
    pub responses: &'static [Response],
    /// Any one of these lists; each asks for all of its schemes. Empty: none is asked for.
    pub security: &'static [&'static [Requirement]],
}

impl Operation {
    /// The response for a status code: itself, else its class (`4XX`), else `default` (OpenAPI 3.1, section 4.8.16).
    pub fn response(&self, status: u16) -> Option<&'static Response> {
        let exact = status.to_string();
        let class = format!("{}XX", status / 100);
        let named = |wanted: &str| {
            self.responses.iter().find(|response| response.status.eq_ignore_ascii_case(wanted))
        };
        named(&exact).or_else(|| named(&class)).or_else(|| named("default"))
    }
}

/// A parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// `name`.
    pub name: &'static str,
    /// `in`.
    pub location: Location,
    /// `required`.
    pub required: bool,
    /// `style`.
    pub style: Style,
    /// `explode`.
    pub explode: bool,
    /// The media type, when the parameter is given by `content`.
    pub media_type: Option<&'static str>,
    /// What it must be.
    pub schema: Option<&'static Schema>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// The whole query (OpenAPI 3.2, `in: querystring`).
    QueryString,
}

/// How a parameter or a form member is written (OpenAPI 3.1, section 4.8.12.2.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// `matrix`.
    Matrix,
    /// `label`.
    Label,
    /// `form`.
    #[default]
    Form,
    /// `simple`.
    Simple,
    /// `spaceDelimited`.
    SpaceDelimited,
    /// `pipeDelimited`.
    PipeDelimited,
    /// `deepObject`.
    DeepObject,
    /// `cookie` (OpenAPI 3.2).
    Cookie,
}

/// The body of a request.
#[derive(Clone, Copy, Debug)]
pub struct Body {
    /// `required`.
    pub required: bool,
    /// Its media types, in the order of the document.
    pub content: &'static [Media],
}

/// A media type of a body or response.
#[derive(Clone, Copy, Debug)]
pub struct Media {
    /// The media type or range, such as `application/json`.
    pub media_type: &'static str,
    /// What the payload must be.
    pub schema: Option<&'static Schema>,
    /// The Rust path of its type below the provider's module; empty without one.
    pub type_name: &'static str,
    /// How the members of a form are written.
    pub encoding: &'static [Encoding],
}

/// How one member of a form is written.
#[derive(Clone, Copy, Debug)]
pub struct Encoding {
    /// The member.
    pub name: &'static str,
    /// `style`.
    pub style: Style,
    /// `explode`.
    pub explode: bool,
    /// `contentType`.
    pub content_type: Option<&'static str>,
}

/// A response.
#[derive(Clone, Copy, Debug)]
pub struct Response {
    /// `200`, `4XX` or `default`.
    pub status: &'static str,
    /// Its media types; none when it has no body.
    pub content: &'static [Media],
}

/// One scheme a security requirement asks for.
#[derive(Clone, Copy, Debug)]
pub struct Requirement {
    /// The name of the scheme.
    pub scheme: &'static str,
    /// Its scopes.
    pub scopes: &'static [&'static str],
}
