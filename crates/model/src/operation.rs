//! Operations and webhooks.

use crate::{Direction, Place, Root, SchemaId, Value};

/// An operation or a webhook.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Where it stands.
    pub place: Place,
    /// Path operation or webhook.
    pub kind: OperationKind,
    /// `operationId`, when the document gives one.
    pub id: Option<String>,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template, or the name of the webhook.
    pub path: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `tags`.
    pub tags: Vec<String>,
    /// Parameters of the operation and of its path, the operation's first where both name one.
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    pub body: Option<Body>,
    /// Responses in the order of the document.
    pub responses: Vec<Response>,
    /// Security requirements: any one of them; each asks for all of its schemes. Empty: none is asked for.
    pub security: Vec<Vec<Security>>,
}

impl Operation {
    /// What names it where its `operationId` does not: `POST /path`, or `webhook:NAME`.
    pub fn address(&self) -> String {
        match self.kind {
            OperationKind::Path => format!("{} {}", self.method, self.path),
            OperationKind::Webhook => format!("webhook:{}", self.path),
        }
    }

    /// The media types of its body, then those of its responses.
    pub fn media(&self) -> impl Iterator<Item = &Media> {
        let responses = self.responses.iter().flat_map(|response| &response.content);
        self.body.iter().flat_map(|body| &body.content).chain(responses)
    }

    /// The schemas it names, each in the direction it travels: parameters and body, then responses and their headers.
    pub fn roots(&self) -> impl Iterator<Item = Root> {
        let (sent, answered) = self.kind.directions();
        let of = |direction| move |schema| Root { schema, direction };
        let parameters = self.parameters.iter().filter_map(|parameter| parameter.schema);
        let body = self.body.iter().flat_map(|body| &body.content);
        let out = parameters.chain(body.filter_map(|media| media.schema));
        let back = self.responses.iter().flat_map(|response| {
            let content = response.content.iter().filter_map(|media| media.schema);
            content.chain(response.headers.iter().filter_map(|header| header.schema))
        });
        out.map(of(sent)).chain(back.map(of(answered)))
    }
}

/// Who calls whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OperationKind {
    /// Below `paths`.
    Path,
    /// Below `webhooks`, or a callback: the provider calls; its body travels as a response does.
    Webhook,
}

impl OperationKind {
    /// The direction of what the caller sends, then that of what it is answered. The provider calls a webhook.
    pub const fn directions(self) -> (Direction, Direction) {
        match self {
            Self::Path => (Direction::Request, Direction::Response),
            Self::Webhook => (Direction::Response, Direction::Request),
        }
    }
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it stands.
    pub place: Place,
    /// `name`.
    pub name: String,
    /// `in`.
    pub location: Location,
    /// `required`.
    pub required: bool,
    /// `style`, filled in from the location when absent.
    pub style: Style,
    /// `explode`, filled in from the style when absent.
    pub explode: bool,
    /// `description`.
    pub description: Option<String>,
    /// `deprecated`.
    pub deprecated: bool,
    /// `schema`, or the schema of its only media type.
    pub schema: Option<SchemaId>,
    /// The media type, when the parameter is given by `content`.
    pub media_type: Option<String>,
}

/// Where a parameter travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// Where it stands.
    pub place: Place,
    /// `required`.
    pub required: bool,
    /// `description`.
    pub description: Option<String>,
    /// Its media types, in the order of the document.
    pub content: Vec<Media>,
}

/// A media type of a body or response.
#[derive(Clone, Debug, PartialEq)]
pub struct Media {
    /// Where it stands.
    pub place: Place,
    /// The media type or range, such as `application/json`.
    pub media_type: String,
    /// `schema`.
    pub schema: Option<SchemaId>,
    /// `encoding`, by member.
    pub encoding: Vec<Encoding>,
    /// `example` and `examples`.
    pub examples: Vec<Value>,
}

/// How one member of a form is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoding {
    /// The member.
    pub name: String,
    /// `style`.
    pub style: Style,
    /// `explode`.
    pub explode: bool,
    /// `contentType`.
    pub content_type: Option<String>,
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Where it stands.
    pub place: Place,
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// `description`.
    pub description: Option<String>,
    /// Its media types; none when it has no body.
    pub content: Vec<Media>,
    /// Its headers.
    pub headers: Vec<Parameter>,
}

/// One scheme a security requirement asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Security {
    /// The name of the scheme.
    pub scheme: String,
    /// Its scopes.
    pub scopes: Vec<String>,
}

/// A security scheme of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// Its name.
    pub name: String,
    /// `type`: `apiKey`, `http`, `oauth2`, `openIdConnect`, `mutualTLS`.
    pub kind: String,
    /// `scheme` of `http`, `in` of `apiKey`.
    pub detail: Option<String>,
    /// `name` of `apiKey`.
    pub parameter: Option<String>,
    /// `description`.
    pub description: Option<String>,
}
