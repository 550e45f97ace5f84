//! The table of operations: plain data that names types without touching them, so that no decoder is kept alive.

#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use quote::quote;
use specwright_model::{
    Body, Direction, Encoding, Location, Media, Operation, OperationKind, Parameter, Response,
    SchemaId, Security, Style,
};

use crate::table::Tables;

/// The names people know types by, such as `link_token_create::Products`.
pub(crate) type TypeName<'a> = &'a dyn Fn(SchemaId, Direction) -> String;

/// The static `OPERATIONS` over the given operations.
pub(crate) fn operations(
    operations: &[&Operation],
    tables: &mut Tables<'_>,
    type_name: TypeName<'_>,
) -> TokenStream {
    let mut writer = Writer { tables, type_name };
    let entries: Vec<_> = operations.iter().map(|operation| writer.operation(operation)).collect();
    let name = writer.tables.words.word("Operation");
    quote! {
        #[doc = " Every operation, then every webhook, in the order of the document."]
        pub static OPERATIONS: &[#name] = &[#(#entries),*];
    }
}

/// Writes one table of operations.
struct Writer<'a, 'b> {
    tables: &'a mut Tables<'b>,
    type_name: TypeName<'a>,
}

impl Writer<'_, '_> {
    fn operation(&mut self, operation: &Operation) -> TokenStream {
        let webhook = operation.kind == OperationKind::Webhook;
        let (out, back) = operation.kind.directions();
        let parameters = self.all(&operation.parameters, Self::parameter);
        let request = operation.body.as_ref().map(|body| self.body(body, out));
        let request = option(request.map(|body| quote!(&#body)));
        let responses: Vec<_> =
            operation.responses.iter().map(|response| self.response(response, back)).collect();
        let security: Vec<_> =
            operation.security.iter().map(|all| self.all(all, Self::requirement)).collect();
        let (id, summary) = (text(operation.id.as_ref()), text(operation.summary.as_ref()));
        let (method, path) = (&operation.method, &operation.path);
        let name = self.tables.words.word("Operation");
        quote! {
            #name {
                id: #id,
                method: #method,
                path: #path,
                webhook: #webhook,
                summary: #summary,
                parameters: #parameters,
                request: #request,
                responses: &[#(#responses),*],
                security: &[#(#security),*],
            }
        }
    }

    /// A slice of what one function makes of each.
    fn all<T>(&mut self, items: &[T], one: fn(&mut Self, &T) -> TokenStream) -> TokenStream {
        let items: Vec<_> = items.iter().map(|item| one(self, item)).collect();
        quote!(&[#(#items),*])
    }

    fn parameter(&mut self, parameter: &Parameter) -> TokenStream {
        let (location, style) = (self.location(parameter.location), self.style(parameter.style));
        let schema = option(parameter.schema.map(|id| self.tables.reference(id)));
        let (required, explode) = (parameter.required, parameter.explode);
        let (member, media_type) = (&parameter.name, text(parameter.media_type.as_ref()));
        let name = self.tables.words.word("Parameter");
        quote! {
            #name {
                name: #member,
                location: #location,
                required: #required,
                style: #style,
                explode: #explode,
                media_type: #media_type,
                schema: #schema,
            }
        }
    }

    fn body(&mut self, body: &Body, direction: Direction) -> TokenStream {
        let content = self.content(&body.content, direction);
        let required = body.required;
        let name = self.tables.words.word("Body");
        quote!(#name { required: #required, content: #content })
    }

    fn response(&mut self, response: &Response, direction: Direction) -> TokenStream {
        let content = self.content(&response.content, direction);
        let status = &response.status;
        let name = self.tables.words.word("Response");
        quote!(#name { status: #status, content: #content })
    }

    fn content(&mut self, content: &[Media], direction: Direction) -> TokenStream {
        let media: Vec<_> = content.iter().map(|media| self.media(media, direction)).collect();
        quote!(&[#(#media),*])
    }

    fn media(&mut self, media: &Media, direction: Direction) -> TokenStream {
        let schema = option(media.schema.map(|id| self.tables.reference(id)));
        let type_name = media.schema.map(|id| (self.type_name)(id, direction)).unwrap_or_default();
        let encoding = self.all(&media.encoding, Self::encoding);
        let media_type = &media.media_type;
        let name = self.tables.words.word("Media");
        quote!(#name { media_type: #media_type, schema: #schema, type_name: #type_name, encoding: #encoding })
    }

    fn encoding(&mut self, encoding: &Encoding) -> TokenStream {
        let style = self.style(encoding.style);
        let (member, explode) = (&encoding.name, encoding.explode);
        let content_type = text(encoding.content_type.as_ref());
        let name = self.tables.words.word("Encoding");
        quote!(#name { name: #member, style: #style, explode: #explode, content_type: #content_type })
    }

    fn requirement(&mut self, security: &Security) -> TokenStream {
        let (scheme, scopes) = (&security.scheme, &security.scopes);
        let name = self.tables.words.word("Requirement");
        quote!(#name { scheme: #scheme, scopes: &[#(#scopes),*] })
    }

    fn location(&mut self, location: Location) -> TokenStream {
        let variant = match location {
            Location::Path => "Path",
            Location::Query => "Query",
            Location::Header => "Header",
            Location::Cookie => "Cookie",
            Location::QueryString => "QueryString",
        };
        self.tables.words.variant("Location", variant)
    }

    fn style(&mut self, style: Style) -> TokenStream {
        let variant = match style {
            Style::Matrix => "Matrix",
            Style::Label => "Label",
            Style::Form => "Form",
            Style::Simple => "Simple",
            Style::SpaceDelimited => "SpaceDelimited",
            Style::PipeDelimited => "PipeDelimited",
            Style::DeepObject => "DeepObject",
            Style::Cookie => "Cookie",
        };
        self.tables.words.variant("Style", variant)
    }
}

/// Text that may be absent.
fn text(text: Option<&String>) -> TokenStream {
    option(text.map(|text| quote!(#text)))
}

/// `Some(…)` or `None`.
fn option(tokens: Option<TokenStream>) -> TokenStream {
    tokens.map_or_else(|| quote!(None), |tokens| quote!(Some(#tokens)))
}
