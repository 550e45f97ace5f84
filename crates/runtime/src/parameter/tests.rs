//! Parameters by style, as the table of `OpenAPI` 3.1 (section 4.8.12.3) writes them.

use super::decode;
use crate::{
    Elements, Limits, Location, Members, Parameter, Property, Rule, Schema, Style, Types, Writer,
};

static STRING: Schema = Schema { at: "#/string", rules: &[Rule::Type(Types::STRING)] };
static INTEGER: Schema = Schema { at: "#/integer", rules: &[Rule::Type(Types::INTEGER)] };
static COLORS: Schema = Schema {
    at: "#/colors",
    rules: &[
        Rule::Type(Types::ARRAY),
        Rule::Elements(Elements { prefix: &[], rest: Some(&STRING) }),
    ],
};
static RGB: Schema = Schema {
    at: "#/rgb",
    rules: &[
        Rule::Type(Types::OBJECT),
        Rule::Members(Members {
            properties: &[
                Property { name: "B", schema: &INTEGER },
                Property { name: "G", schema: &INTEGER },
                Property { name: "R", schema: &INTEGER },
            ],
            patterns: &[],
            additional: None,
        }),
    ],
};

const fn parameter(
    location: Location,
    style: Style,
    explode: bool,
    schema: &'static Schema,
) -> Parameter {
    Parameter {
        name: "color",
        location,
        required: false,
        style,
        explode,
        media_type: None,
        schema: Some(schema),
    }
}

/// What is read as JSON; the keyword of the first violation in front of an exclamation mark; a dash when absent.
fn read(parameter: &Parameter, sent: &[(&str, &str)]) -> String {
    match decode(parameter, sent, &Limits::new()) {
        Ok(Some(tape)) => {
            let mut to = Writer::new();
            to.node(tape.root());
            to.into_string()
        }
        Ok(None) => "-".to_owned(),
        Err(issues) => format!("{}!", issues.as_slice()[0].keyword),
    }
}

const LIST: &str = r#"["blue","black","brown"]"#;
const OBJECT: &str = r#"{"R":100,"G":200,"B":150}"#;

#[test]
fn the_table_of_styles() {
    let cases = [
        (
            Location::Path,
            Style::Matrix,
            false,
            ";color=blue",
            ";color=blue,black,brown",
            ";color=R,100,G,200,B,150",
        ),
        (
            Location::Path,
            Style::Matrix,
            true,
            ";color=blue",
            ";color=blue;color=black;color=brown",
            ";R=100;G=200;B=150",
        ),
        (Location::Path, Style::Label, false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        (Location::Path, Style::Label, true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        (Location::Path, Style::Simple, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Location::Path, Style::Simple, true, "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (Location::Header, Style::Simple, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Location::Query, Style::Form, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Location::Cookie, Style::Form, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (
            Location::Query,
            Style::SpaceDelimited,
            false,
            "blue",
            "blue%20black+brown",
            "R%20100%20G%20200%20B%20150",
        ),
        (
            Location::Query,
            Style::PipeDelimited,
            false,
            "blue",
            "blue|black%7Cbrown",
            "R|100|G|200|B|150",
        ),
    ];
    for (location, style, explode, one, list, object) in cases {
        let of = |schema| parameter(location, style, explode, schema);
        assert_eq!(read(&of(&STRING), &[("color", one)]), "\"blue\"", "{style:?} {explode}");
        assert_eq!(read(&of(&COLORS), &[("color", list)]), LIST, "{style:?} {explode}");
        assert_eq!(read(&of(&RGB), &[("color", object)]), OBJECT, "{style:?} {explode}");
        assert_eq!(read(&of(&STRING), &[]), "-");
        assert_eq!(read(&of(&STRING), &[("color", one), ("color", one)]), "duplicate!");
    }
}

#[test]
fn exploded_forms_use_the_whole_query() {
    let of = |schema| parameter(Location::Query, Style::Form, true, schema);
    let list = [("color", "blue"), ("x", "1"), ("color", "black"), ("color", "brown")];
    assert_eq!(read(&of(&COLORS), &list), LIST);
    assert_eq!(read(&of(&COLORS), &[("color", "a,b")]), r#"["a,b"]"#);
    assert_eq!(read(&of(&INTEGER), &[("color", "7")]), "7");
    assert_eq!(read(&of(&INTEGER), &[("color", "x")]), "\"x\"");
    assert_eq!(read(&of(&STRING), &[("color", "a%20b+c")]), "\"a b c\"");
    assert_eq!(read(&of(&STRING), &[("color", "a"), ("color", "b")]), "duplicate!");
    assert_eq!(read(&of(&RGB), &[("R", "100"), ("x", "1"), ("G", "200"), ("B", "150")]), OBJECT);
    assert_eq!(read(&of(&RGB), &[("R", "1"), ("R", "2")]), "duplicate!");
    assert_eq!(read(&of(&RGB), &[("x", "1")]), "-");
    assert_eq!(read(&of(&Schema::ANY), &[("x", "1")]), "-");
    assert_eq!(read(&of(&STRING), &[("color", "%")]), "form!");
}

#[test]
fn deep_objects() {
    let rgb = parameter(Location::Query, Style::DeepObject, true, &RGB);
    assert_eq!(
        read(
            &rgb,
            &[
                ("color[R]", "100"),
                ("color%5BG%5D", "200"),
                ("colors[x]", "1"),
                ("color[B]", "150")
            ]
        ),
        OBJECT
    );
    assert_eq!(read(&rgb, &[("colour[R]", "1")]), "-");
    assert_eq!(read(&rgb, &[("color[R", "1")]), "form!");
}

#[test]
fn content_is_json() {
    let mut json = parameter(Location::Query, Style::Form, true, &RGB);
    json.media_type = Some("application/json");
    assert_eq!(read(&json, &[("color", "%7B%22R%22:100,%22G%22:200,%22B%22:150%7D")]), OBJECT);
    assert_eq!(read(&json, &[("color", "{")]), "json!");
    assert_eq!(read(&json, &[]), "-");
    json.media_type = Some("text/plain");
    assert_eq!(read(&json, &[("color", "{")]), "\"{\"");
}

#[test]
fn content_may_be_a_form() {
    let mut form = parameter(Location::Query, Style::Form, true, &RGB);
    form.media_type = Some("Application/x-www-form-urlencoded; charset=utf-8");
    assert_eq!(read(&form, &[("color", "R%3D100%26G%3D200%26B%3D150")]), OBJECT);
    assert_eq!(read(&form, &[("color", "%zz")]), "form!");
    // The whole query is encoded once.
    form.location = Location::QueryString;
    assert_eq!(read(&form, &[("color", "R=100&G=%3200&B=150")]), OBJECT);
    form.media_type = Some("application/json");
    assert_eq!(read(&form, &[("color", "%7B%22R%22:100,%22G%22:200,%22B%22:150%7D")]), OBJECT);
}

#[test]
fn headers_may_have_white_space_around_what_they_list() {
    let list = parameter(Location::Header, Style::Simple, false, &COLORS);
    assert_eq!(read(&list, &[("Color", "a b, c\t,d")]), r#"["a b","c","d"]"#);
    let object = parameter(Location::Header, Style::Simple, true, &RGB);
    assert_eq!(read(&object, &[("color", "R=100, G=200, B=150")]), OBJECT);
    let path = parameter(Location::Path, Style::Simple, false, &COLORS);
    assert_eq!(read(&path, &[("color", "a, b")]), r#"["a"," b"]"#);
}

#[test]
fn separators_that_are_encoded_are_data() {
    let list = parameter(Location::Path, Style::Simple, false, &COLORS);
    assert_eq!(read(&list, &[("color", "a%2Cb,c+d")]), r#"["a,b","c+d"]"#);
    let header = parameter(Location::Header, Style::Simple, false, &COLORS);
    assert_eq!(read(&header, &[("COLOR", "100%,b")]), r#"["100%","b"]"#);
    let label = parameter(Location::Path, Style::Label, false, &STRING);
    assert_eq!(read(&label, &[("color", "blue")]), "form!");
    let matrix = parameter(Location::Path, Style::Matrix, false, &STRING);
    assert_eq!(read(&matrix, &[("color", ";colour=blue")]), "form!");
    assert_eq!(read(&matrix, &[("color", ";color")]), "\"\"");
    assert_eq!(read(&list, &[("color", "")]), "[]");
}
