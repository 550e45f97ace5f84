//! Every code a diagnostic of this crate may bear, with the longer text `cargo xtask explain --code` prints.

use specwright_model::{Code, Severity};

/// A code and what it means.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// A few words.
    pub title: &'static str,
    /// A few sentences: what is wrong, and why it matters.
    pub text: &'static str,
    /// What to do, unless the message knows better: a sentence without capital and full stop.
    pub remedy: &'static str,
}

/// What a code means.
pub fn explain(code: &str) -> Option<&'static Entry> {
    ALL.iter().find(|entry| entry.code.0.eq_ignore_ascii_case(code))
}

/// References that cannot be followed.
pub(crate) const UNRESOLVED: &[Code] =
    &[DANGLING.code, EXTERNAL.code, REF_CYCLE.code, REF_SHAPE.code];

/// Whether the code tells of a reference that cannot be followed.
pub fn is_unresolved(code: Code) -> bool {
    UNRESOLVED.contains(&code)
}

macro_rules! codes {
    ($($name:ident $code:literal $severity:ident $title:literal $text:literal $remedy:literal)*) => {
        $(pub(crate) const $name: Entry =
            Entry { code: Code($code), severity: Severity::$severity, title: $title, text: $text, remedy: $remedy };)*

        /// Every code, in order.
        pub const ALL: &[Entry] = &[$($name,)*];
    };
}

codes! {
    TOO_LARGE "E0001" Error "too large"
        "The text has more bytes, values or pointers than the reader takes. The limits keep hostile documents from exhausting \
         memory; `Options::max_bytes` raises the first of them."
        "split the document, or read it with a higher `Options::max_bytes` when it can be trusted"
    ENCODING "E0002" Error "not UTF-8"
        "Documents are read as UTF-8 (RFC 8259, 8.1; a byte order mark is skipped)."
        "save the file as UTF-8"
    SYNTAX "E0003" Error "syntax"
        "The text is neither JSON nor YAML 1.2. A text that begins with `{` is read as JSON first and as YAML when that fails; \
         the error told is then the one of JSON."
        "mend the text at the place shown, or a little above it: a bracket, a quote or an indentation that does not \
         fit is often noticed late"
    TOO_DEEP "E0004" Error "nested too deeply"
        "Sequences and mappings nest more deeply than the reader takes."
        "flatten the document, or move parts of it to components"
    DUPLICATE "E0005" Error "duplicate key"
        "A mapping has the same key twice. Readers differ in which one they take, so none is taken."
        "remove one of the two, or merge them"
    ALIASES "E0006" Error "aliases expand too far"
        "YAML aliases repeat their anchors so often that the document would grow beyond all measure."
        "write the repeated parts as components and refer to them"
    KEY "E0007" Error "key that is not a scalar"
        "Keys of OpenAPI documents are text. A sequence or mapping as a key has no meaning here."
        "put the key in quotes, or use a scalar"
    DOCUMENTS "E0008" Error "several YAML documents"
        "The text holds more than one YAML document."
        "split the text, or remove the `---` in the middle"
    NUMBER "E0009" Malformed "no JSON number"
        "Infinities, not-a-number and hexadecimal numbers beyond 128 bits exist in YAML only. With leniency the text stays a \
         string."
        "put it in quotes, or use a finite decimal number"
    MERGE "E0010" Error "malformed merge key"
        "`<<` takes a mapping, or a sequence of mappings, whose members are added where the mapping has none of that key."
        "give `<<` an alias of a mapping, such as `<<: *name`, or write the members out"
    TAG "W0011" Warning "unknown YAML tag"
        "The tag means nothing in OpenAPI documents. The value is read as if it were not there; a scalar is a string."
        "remove the tag"
    SWAGGER "E0101" Error "Swagger 2.0"
        "Swagger 2.0 differs from OpenAPI 3 in every part."
        "convert the document to OpenAPI 3 first, for instance with swagger2openapi"
    VERSION "E0102" Error "unknown version"
        "The `openapi` member must begin with 3.0, 3.1 or 3.2."
        "write `openapi: 3.1.0` (or 3.0, or 3.2) at the top of the document"
    SHAPE "E0103" Malformed "wrong kind of value"
        "A member of the document is not what the OpenAPI specification asks for, such as a string where a mapping is wanted. \
         With leniency it is left out."
        "write what the message asks for, or remove the member"
    MISSING "E0104" Malformed "missing member"
        "A member the OpenAPI specification requires is absent. With leniency the object is left out."
        "add the member, or remove the object that lacks it"
    OVERLAY "E0201" Error "malformed overlay"
        "An overlay has `overlay: 1.0.0` and `actions`, each with a `target` and either `update` or `remove: true`."
        "write `overlay: 1.0.0`, `info` and `actions`, each with a `target` and either `update` or `remove: true`"
    OVERLAY_PATH "E0202" Error "malformed target"
        "The target of an overlay action is no JSONPath (RFC 9535), or uses a part of it that is not supported: names, \
         wildcards, indexes, slices, `..` and filters with comparisons, `&&`, `||`, `!` are; functions are not."
        "begin at the root with `$` and write a step at a time: `$.paths['/users'].get`"
    OVERLAY_NOTHING "W0203" Warning "target matches nothing"
        "The target of an overlay action selects nothing, so the action does nothing. The document has changed, or there is a \
         slip of the pen."
        "compare the target with the document, name by name, or remove the action"
    OVERLAY_REASON "W0205" Warning "action without a reason"
        "An action changes what the provider's document says. Its `description` is the place to say why, so that whoever reads it \
         when the document moves on can tell whether it is still right."
        "say in `description` why the document is changed"
    OVERLAY_KIND "E0204" Error "update does not fit"
        "An update merges a mapping into mappings, or appends to sequences; the target is something else."
        "aim the target at the mapping or sequence to change, or at what holds it"
    DANGLING "E0301" Error "reference to nothing"
        "A `$ref` points at a place that the document does not have."
        "correct the reference, or add what it points at"
    EXTERNAL "E0302" Error "reference to another file"
        "A `$ref` points outside the document. Nothing is fetched or opened here."
        "bundle the document into one file first, for instance with `redocly bundle`"
    REF_CYCLE "E0303" Error "references in a circle"
        "References lead back to themselves without ever reaching an object."
        "let one of the references point at the object that is meant"
    ENDLESS "E0304" Malformed "schema that applies itself"
        "A schema applies itself to the same value, through `$ref`, `allOf`, `anyOf`, `oneOf`, `not` or `if`: judging a value \
         would never end (JSON Schema Core, 9.4.1). Recursion is fine below a member or an item. With leniency the keyword that \
         closes the circle is left out."
        "take the schema out of its own `allOf`, `anyOf`, `oneOf`, `not`, `if` or `$ref`"
    REF_SHAPE "E0305" Error "malformed reference"
        "`$ref` takes a URI reference as a string, and its fragment is a JSON Pointer or an anchor."
        "write the reference as `#/components/schemas/NAME`, with `~1` for `/` and `~0` for `~` inside a name"
    IDENTIFIER "W0306" Warning "identifier twice"
        "Two schemas claim the same `$id`, `$anchor` or `$dynamicAnchor`. The first one is meant."
        "rename one of the two"
    REF_BASE "W0307" Warning "reference that ignores `$id`"
        "A schema with an `$id` is a document of its own, and `#/…` inside it begins there. The reference leads nowhere that \
         way and is read from the root of the whole document instead, as most tools do."
        "write the reference from the root of its `$id`, or remove the `$id`"
    MALFORMED "E0401" Malformed "malformed keyword"
        "The value of a keyword is not what its specification asks for, such as `maxLength: -1` or a string where a number is \
         wanted. With leniency the keyword is left out and listed as not enforced."
        "write a value the keyword takes, or remove the keyword"
    PATTERN "E0402" Malformed "malformed pattern"
        "Patterns are regular expressions of ECMA-262 (with the `u` flag). This one is none."
        "correct the pattern: it is a regular expression of ECMA-262, read with the `u` flag"
    PATTERN_REFUSED "U0411" Unenforced "pattern that no engine runs"
        "The pattern is well-formed, and no engine here runs it within bounded time and memory. It is left out."
        "values are not checked against it: say it by a simpler pattern, in the document or in overlay.yaml"
    NOT_IN_30 "U0403" Unenforced "not a keyword of OpenAPI 3.0"
        "OpenAPI 3.0 has its own dialect of JSON Schema. A keyword of a later draft means nothing in it."
        "move the document to 3.1, or say it in terms of 3.0"
    UNKNOWN "U0404" Unenforced "not a keyword"
        "The key is none of JSON Schema 2020-12 nor of OpenAPI. It is taken for an annotation, so a slip of the pen would go \
         unnoticed without this."
        "correct the spelling, or begin the key with `x-` when it is an extension"
    REF_SIBLINGS "W0405" Warning "keywords beside `$ref` in 3.0"
        "In OpenAPI 3.0 everything beside `$ref` is ignored."
        "wrap the reference in `allOf` beside the keywords, or move the document to 3.1"
    NULLABLE "W0406" Warning "`nullable` without effect"
        "`nullable` works in OpenAPI 3.0 only, and only beside `type` in the same schema object."
        "write the type beside it, or in 3.1 `type: [string, 'null']`"
    ENUM_TWICE "W0407" Warning "enum value twice"
        "A value of `enum` is listed more than once, which means no more than once does."
        "remove one of the two"
    ENUM_EMPTY "W0408" Warning "empty enum"
        "An `enum` without values lets nothing in."
        "list the values, or remove `enum`"
    DIALECT "W0409" Warning "other dialect"
        "`$schema` or `jsonSchemaDialect` names a dialect other than JSON Schema 2020-12; the schema is read as 2020-12."
        "check that the schemas mean the same in 2020-12, or name that dialect"
    TAG_MAPPING "W0410" Warning "discriminator mapping to nowhere"
        "An entry of a discriminator's mapping names no branch of the union beside it. The entry is left out."
        "name a component that is one of the branches, or remove the entry"
    OPERATION_ID "W0501" Warning "operationId twice"
        "`operationId` must be unique. Until it is, the operation is named by its method and path."
        "give each operation an `operationId` of its own"
    PARAMETER_TWICE "W0502" Warning "parameter twice"
        "Two parameters of one list have the same name and location. The first one is meant."
        "remove one of the two"
    NO_KEY "W0503" Warning "not a key of OpenAPI"
        "The key is none that such an object has in this version of OpenAPI, so what stands below it is left out."
        "correct the spelling, or begin the key with `x-` when it is an extension"
    MORE "W0901" Warning "more diagnostics"
        "There is more to say than anybody would read."
        "mend what is told first, and run the command again"
}
