//! The forms of a report, and what surfaces and witnesses add to it.

use crate::support;
use specwright_drift::report::sarif::Documents;
use specwright_drift::{
    Bump, Comparison, Counterexample, Finding, Item, Policy, Report, Severity, Side, Source,
    Surface, Surfaces, Witness, report,
};
use specwright_model::{Model, Value};

const DOCUMENTS: Documents<'_> =
    Documents { base: "specs/a/openapi.yaml", revision: "new, 100%.yaml", here: Side::Base };

fn document(name: &str, extra: &str) -> Model {
    let text = format!(
        "openapi: 3.1.0
info: {{ title: t, version: '1' }}
paths:
  /things:
    post:
      requestBody:
        content:
          application/json:
            schema: {{ $ref: '#/components/schemas/Thing' }}
      responses:
        '200': {{ description: ok }}
components:
  schemas:
    Thing:
      type: object
      properties:
        name: {name}
{extra}"
    );
    support::parse(text.as_bytes()).unwrap()
}

struct Maker;

impl Witness for Maker {
    fn witness(&self, finding: &Finding) -> Option<Counterexample> {
        let instance = Value::String("a|<b>`&".to_owned());
        Some(Counterexample { instance, schema: finding.pointer.clone(), accepted_by: Side::Base })
    }
}

fn item(path: &str, pointer: &str, signature: &str) -> Item {
    Item {
        pointer: pointer.to_owned(),
        path: path.to_owned(),
        signature: signature.to_owned(),
        appearing_breaks: false,
    }
}

fn sample(surfaces: Option<Surfaces<'_>>) -> Report {
    let base = document("{ type: string, maxLength: 30 }", "");
    let revision = document("{ type: string, maxLength: 10 }", "        note: { type: string }\n");
    Comparison { surfaces, witness: Some(&Maker), ..Comparison::default() }.run(&base, &revision)
}

fn base_surface() -> Surface {
    Surface::new([
        item("a::Thing", "/components/schemas/Thing", "struct"),
        item("a::Thing::name", "/components/schemas/Thing/properties/name", "Option<String>"),
    ])
}

fn next_surface() -> Surface {
    Surface::new([
        item("a::Thing", "/components/schemas/Thing", "struct"),
        item("a::Thing::name", "/components/schemas/Thing/properties/name", "Option<String>"),
        item("a::Thing::note", "/components/schemas/Thing/properties/note", "Option<String>"),
    ])
}

#[test]
fn forms() {
    let (base, revision) = (base_surface(), next_surface());
    let report = sample(Some(Surfaces { base: &base, revision: &revision }));
    insta::assert_snapshot!("text", report::text::render(&report, &|_, text| text.to_owned()));
    insta::assert_snapshot!("json", report::json::render(&report));
    insta::assert_snapshot!("markdown", report::markdown::render(&report));
    insta::assert_snapshot!("html", report::html::render(&report, "a < b"));
    insta::assert_snapshot!(
        "sarif",
        report::sarif::render(&report, &report.changes[..1], DOCUMENTS)
    );
    insta::assert_snapshot!("junit", report::junit::render(&report));
    insta::assert_snapshot!("github", report::github::render(&report, DOCUMENTS));
}

#[test]
fn surfaces_judge_the_source_and_name_the_items() {
    let (base, revision) = (base_surface(), next_surface());
    let report = sample(Some(Surfaces { base: &base, revision: &revision }));
    let limit = report.changes.iter().find(|finding| finding.id == "upper-bound-lowered").unwrap();
    assert_eq!(
        (limit.rust.as_slice(), limit.source),
        (["a::Thing::name".to_owned()].as_slice(), Source::Ok)
    );
    assert_eq!(report.bump, Bump::Minor);
    let changed = Surface::new([item("a::Thing", "/components/schemas/Thing", "enum")]);
    assert_eq!(sample(Some(Surfaces { base: &base, revision: &changed })).bump, Bump::Major);
    assert_eq!(sample(Some(Surfaces { base: &base, revision: &base })).bump, Bump::Patch);
}

#[test]
fn only_what_breaks_has_a_counterexample() {
    for finding in sample(None).changes {
        assert_eq!(
            finding.counterexample.is_some(),
            finding.severity == Severity::Breaking,
            "{}",
            finding.id
        );
    }
}

#[test]
fn places_are_told_in_the_document_that_is_here() {
    let documents = Documents { here: Side::Revision, ..DOCUMENTS };
    let text = report::github::render(&sample(None), documents);
    assert!(text.starts_with("::error file=new%2C 100%25.yaml,line=17,col="), "{text}");
    let sarif: serde_json::Value =
        serde_json::from_str(&report::sarif::render(&sample(None), &[], documents)).unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(place, "new%2C%20100%25.yaml");
    }
}

#[test]
fn a_long_report_fits_the_text_of_a_pull_request() {
    let mut long = sample(None);
    let one = long.changes[0].clone();
    long.changes = vec![Finding { message: "long ".repeat(400), ..one }; 300];
    let text = report::markdown::render(&long);
    assert!(text.len() < 65_536, "{}", text.len());
    assert!(text.ends_with(" more.\n"), "{}", &text[text.len() - 99..]);
}

#[test]
fn a_change_made_at_several_places_names_them() {
    let two = |limit: u32| {
        let other = format!(
            "        inner: {{ properties: {{ Thing: {{ properties: {{ name: {{ type: string, maxLength: {limit} }} }} }} }} }}\n"
        );
        document(&format!("{{ type: string, maxLength: {limit} }}"), &other)
    };
    let report = Comparison::default().run(&two(30), &two(10));
    let [finding] = report.changes.as_slice() else { panic!("{report:?}") };
    let other = "/components/schemas/Thing/properties/name/maxLength";
    assert_eq!(finding.also, [other]);
    assert_eq!(report::json::value(&report)["changes"][0]["also"][0], other);
    let text = report::text::render(&report, &|_, text| text.to_owned());
    assert!(text.contains(&format!("\n    and #{other}\n")), "{text}");
    assert!(report::html::render(&report, "t").contains(&format!("<code>#{other}</code>")));
}

/// Names that would be markup, commands, ends of lines or colours if they were let.
const HOSTILE: &[&str] = &[
    "a|b",
    "a\\|b",
    "back`tick",
    "``",
    "<script>alert(1)</script>",
    "[link](http://evil.test)",
    "`![image](http://evil.test)`",
    "A\n::error::x%0A",
    "\u{1b}[31mred",
    "\u{202e}turned",
    "</code></p>",
    "&amp;",
];

fn hostile() -> Report {
    let of = |limit: u32| {
        let name = |name: &&str| {
            let name = serde_json::to_string(name).unwrap();
            format!("        {name}: {{ type: string, maxLength: {limit} }}\n")
        };
        document("{ type: string }", &HOSTILE.iter().map(name).collect::<String>())
    };
    let report =
        Comparison { witness: Some(&Maker), ..Comparison::default() }.run(&of(30), &of(10));
    assert_eq!(report.changes.len(), HOSTILE.len());
    report
}

#[test]
fn names_of_a_document_are_only_names() {
    let report = hostile();
    insta::assert_snapshot!("hostile_markdown", report::markdown::render(&report));
    let page = report::html::render(&report, "t");
    let tags = ["<script", "</code></p></code>", "<img"];
    assert!(tags.iter().all(|tag| !page.contains(tag)), "{page}");
    let sarif = report::sarif::render(&report, &[], DOCUMENTS);
    let sarif: serde_json::Value = serde_json::from_str(&sarif).unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        let text = result["message"]["text"].as_str().unwrap();
        assert!(!text.contains("](") && !text.contains(char::is_control), "{text}");
    }
    let lines = report::github::render(&report, DOCUMENTS);
    assert!(lines.lines().all(|line| line.starts_with("::")), "{lines}");
    assert!(lines.contains("`Thing.A\\n::error::x%250A`"), "{lines}");
    for text in [
        report::text::render(&report, &|_, text| text.to_owned()),
        report::markdown::render(&report),
        report::junit::render(&report),
        page,
        lines,
    ] {
        let acts = |char: char| char.is_control() && char != '\n' || char == '\u{202e}';
        assert!(!text.contains(acts), "{text}");
        assert!(!text.contains("\n::error::x"), "{text}");
    }
}

#[test]
fn what_comes_with_its_owner_breaks_nobody() {
    let owner = |path: &str| item(path, "/components/schemas/Thing", "struct");
    let asked = |path: &str| Item { appearing_breaks: true, ..owner(path) };
    let bump = |base: Vec<Item>, next: Vec<Item>| {
        let (base, next) = (Surface::new(base), Surface::new(next));
        sample(Some(Surfaces { base: &base, revision: &next })).bump
    };
    let old = vec![owner("a::Thing")];
    assert_eq!(bump(old.clone(), vec![owner("a::Thing"), asked("a::Thing::name")]), Bump::Major);
    let new = vec![owner("a::Thing"), owner("a::Other"), asked("a::Other::name")];
    assert_eq!(bump(old, new), Bump::Minor);
}

#[test]
fn what_only_open_readers_take_is_told_as_that() {
    let union = |more: &str| {
        let state =
            format!("{{ anyOf: [{{ type: string }}, {{ type: integer, minimum: 1 }}{more}] }}");
        let text = format!(
            "openapi: 3.1.0
info: {{ title: t, version: '1' }}
paths:
  /things:
    get:
      responses:
        '200': {{ description: ok, content: {{ application/json: {{ schema: {state} }} }} }}
"
        );
        support::parse(text.as_bytes()).unwrap()
    };
    let (base, next) = (union(""), union(", { type: array, maxItems: 3 }"));
    let judged = |policy| Comparison { policy, ..Comparison::default() }.run(&base, &next);
    let open = judged(Policy::default());
    assert_eq!((open.worst(), open.notes().len()), (Some(Severity::Info), 1));
    let note = open.notes().concat();
    let documents = DOCUMENTS;
    for text in [
        report::text::render(&open, &|_, text| text.to_owned()),
        report::json::render(&open),
        report::markdown::render(&open),
        report::html::render(&open, "t"),
        report::sarif::render(&open, &[], documents),
        report::junit::render(&open),
        report::github::render(&open, documents),
    ] {
        assert!(text.contains(&note), "{text}");
    }
    let closed = judged(Policy::generated());
    assert_eq!((closed.worst(), closed.notes().len()), (Some(Severity::Breaking), 0));
    // Backwards there is nothing that an open reader would have to take.
    let back = Comparison::default().run(&next, &base);
    assert_eq!(back.notes(), Vec::<String>::new());
}

#[test]
fn the_paint_is_the_callers() {
    let text = report::text::render(&sample(None), &|_, text| format!("<{text}>"));
    assert!(text.contains("<upper-bound-lowered>") && text.contains("<breaking (1)>"), "{text}");
}
