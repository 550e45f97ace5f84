//! The judge over a small table of operations.

use serde_json::{Value, json};
use specwright::{
    Asked, Body, Bound, Direction, Location, Media, Members, Operation, Parameter, Property,
    Response, Rule, Schema, Style, Types,
};

use super::judge::{Request, answer};

static TEXT: Schema =
    Schema { at: "#/text", rules: &[Rule::Type(Types::STRING), Rule::MaxLength(3)] };

static LINK: Schema = Schema {
    at: "#/link",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Required(&[Asked::Always("a")]),
        Rule::Members(Members {
            properties: &[Property { name: "a", schema: &TEXT }],
            patterns: &[],
            additional: None,
        }),
    ],
};

/// A readOnly member and a writeOnly one.
static BOTH: Schema = Schema {
    at: "#/both",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Required(&[
            Asked::Except("told", &[Direction::Request]),
            Asked::Except("asked", &[Direction::Response]),
        ]),
    ],
};

static LIMIT: Schema =
    Schema { at: "#/limit", rules: &[Rule::Type(Types::INTEGER), Rule::Maximum(Bound::int(10))] };

const fn media(media_type: &'static str, schema: &'static Schema) -> Media {
    Media { media_type, schema: Some(schema), type_name: "", encoding: &[] }
}

const fn parameter(name: &'static str, style: Style, schema: &'static Schema) -> Parameter {
    let (required, explode, media_type) = (false, true, None);
    Parameter {
        name,
        location: Location::Query,
        required,
        style,
        explode,
        media_type,
        schema: Some(schema),
    }
}

const fn operation(id: &'static str, method: &'static str, path: &'static str) -> Operation {
    Operation {
        id: Some(id),
        method,
        path,
        webhook: false,
        summary: None,
        parameters: &[],
        request: None,
        responses: &[],
        security: &[],
    }
}

static OPERATIONS: &[Operation] = &[
    Operation {
        request: Some(&Body { required: true, content: &[media("application/json", &LINK)] }),
        responses: &[
            Response { status: "204", content: &[] },
            Response { status: "4XX", content: &[media("application/json", &TEXT)] },
            Response { status: "default", content: &[media("application/json", &LINK)] },
        ],
        ..operation("createLink", "POST", "/links")
    },
    Operation {
        request: Some(&Body {
            required: true,
            content: &[media("application/x-www-form-urlencoded", &LINK)],
        }),
        parameters: &[
            parameter("limit", Style::Form, &LIMIT),
            parameter("a/b", Style::DeepObject, &LINK),
        ],
        ..operation("twice", "POST", "/forms")
    },
    operation("twice", "GET", "/forms"),
    Operation {
        webhook: true,
        id: None,
        request: Some(&Body { required: true, content: &[media("application/json", &LINK)] }),
        ..operation("", "POST", "link")
    },
    BOTH_EVERYWHERE,
    Operation { webhook: true, id: Some("heard"), ..BOTH_EVERYWHERE },
];

/// An operation with one schema everywhere.
const BOTH_EVERYWHERE: Operation = Operation {
    request: Some(&Body { required: true, content: &[media("application/json", &BOTH)] }),
    responses: &[Response { status: "200", content: &[media("application/json", &BOTH)] }],
    parameters: &[parameter("filter", Style::DeepObject, &BOTH)],
    ..operation("sent", "POST", "/both")
};

fn ask(request: &Request, payload: &str) -> Value {
    serde_json::to_value(answer(OPERATIONS, request, payload.as_bytes())).unwrap()
}

fn of(operation: &str) -> Request {
    Request { operation: operation.to_owned(), body: true, ..Request::default() }
}

/// Each issue as `keyword pointer path`.
fn told(answer: &Value) -> Vec<String> {
    let text = |issue: &Value, key: &str| issue[key].as_str().unwrap().to_owned();
    let line = |issue: &Value| {
        format!("{} {} {}", text(issue, "keyword"), text(issue, "pointer"), text(issue, "path"))
    };
    answer["issues"].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn a_valid_payload_gives_the_short_answer() {
    for name in ["createLink", "POST /links", "post /links", "webhook:link"] {
        assert_eq!(
            ask(&of(name), r#"{"a": "b"}"#),
            json!({ "valid": true, "issues": [], "more": 0 }),
            "{name}"
        );
    }
}

#[test]
fn an_invalid_payload_tells_all() {
    let answer = ask(&of("createLink"), r#"{"a": "long"}"#);
    assert_eq!(
        (&answer["valid"], &answer["error"], &answer["more"]),
        (&json!(false), &json!("Validation failed"), &json!(0))
    );
    assert_eq!(told(&answer), ["maxLength /a a"]);
    assert_eq!(answer["issues"][0]["schema"], json!("#/text/maxLength"));
    assert_eq!(answer["issues"][0]["limit"], json!(3));
    assert_eq!(told(&ask(&of("createLink"), r#"{"a": "#)), ["json  "]);
}

#[test]
fn an_answer_is_found_by_status_class_and_default() {
    let response = |status: &str| Request { response: Some(status.to_owned()), ..of("createLink") };
    assert_eq!(ask(&response("404"), "\"ab\"")["valid"], json!(true));
    assert_eq!(told(&ask(&response("404"), "\"abcd\"")), ["maxLength  "]);
    assert_eq!(ask(&response("500"), r#"{"a": ""}"#)["valid"], json!(true));
    assert_eq!(ask(&response("default"), r#"{"a": ""}"#)["valid"], json!(true));
    assert_eq!(ask(&response("204"), "")["valid"], json!(true));
    assert_eq!(ask(&response("2x"), "")["wrong"], json!("2x"));
}

#[test]
fn a_form_is_text_or_the_json_of_its_object() {
    let form = Request { form: true, ..of("POST /forms") };
    assert_eq!(ask(&Request { form: true, ..of("POST /forms") }, "a=b")["valid"], json!(true));
    assert_eq!(told(&ask(&form, "a=long")), ["maxLength /a a"]);
    assert_eq!(ask(&of("POST /forms"), r#"{"a": "b"}"#)["valid"], json!(true));
    let no_form = ask(&Request { form: true, ..of("createLink") }, "a=b");
    assert_eq!(no_form["cannot"], json!("the body of `POST /links` is not a form"));
}

#[test]
fn parameters_are_read_by_style_and_placed_below_their_location() {
    let ask = |name: &str, value: &str| {
        let parameters = vec![(name.to_owned(), value.to_owned())];
        ask(&Request { parameters, body: false, ..of("POST /forms") }, "")
    };
    assert_eq!(ask("limit", "10")["valid"], json!(true));
    assert_eq!(told(&ask("limit", "11")), ["maximum /query/limit query.limit"]);
    assert_eq!(told(&ask("a/b[a]", "long")), [r#"maxLength /query/a~1b/a query["a/b"].a"#]);
    assert_eq!(ask("limti", "1")["wrong"], json!("limti"));
    assert_eq!(told(&ask("query.limit", "11")), ["maximum /query/limit query.limit"]);
    assert_eq!(told(&ask("query.a/b[a]", "long")), [r#"maxLength /query/a~1b/a query["a/b"].a"#]);
    assert_eq!(ask("path.limit", "1")["wrong"], json!("path.limit"));
}

#[test]
fn a_webhook_travels_as_a_response_and_its_answer_as_a_request() {
    for (operation, sent, answered) in [("sent", "asked", "told"), ("heard", "told", "asked")] {
        let missed = |name: &str| format!("required /{name} {name}");
        assert_eq!(told(&ask(&of(operation), "{}")), [missed(sent)]);
        let answer = Request { response: Some("200".to_owned()), ..of(operation) };
        assert_eq!(told(&ask(&answer, "{}")), [missed(answered)]);
        let parameters = vec![("filter[x]".to_owned(), "1".to_owned())];
        let asked = Request { parameters, body: false, ..of(operation) };
        let place = format!("required /query/filter/{sent} query.filter.{sent}");
        assert_eq!(told(&ask(&asked, "")), [place]);
    }
}

#[test]
fn unknown_and_ambiguous_operations_have_no_answer() {
    let unknown = ask(&of("creatLink"), "");
    assert_eq!(
        (&unknown["cannot"], &unknown["wrong"]),
        (&json!("there is no operation `creatLink`"), &json!("creatLink"))
    );
    assert!(unknown["known"].as_array().unwrap().contains(&json!("createLink")));
    assert_eq!(ask(&of("twice"), "")["known"], json!(["POST /forms", "GET /forms"]));
    let bare = ask(&of("GET /forms"), "");
    assert_eq!(bare["cannot"], json!("`GET /forms` takes no body"));
    assert!(bare["help"].as_str().unwrap().contains("`--response STATUS`"), "{bare}");
}
