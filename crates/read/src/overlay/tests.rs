//! Paths and what they select.

use super::{path, select};
use crate::{Options, Source, parse};

const DOCUMENT: &str = r#"{
  "a": [{"n": 1, "x-y": true}, {"n": 1.0, "t": "é'"}, {"m": null}],
  "b": {"c": {"n": 2}, "d.e": {"n": [0]}}
}"#;

fn selected(text: &str) -> Vec<String> {
    let document = parse(Source { name: "test", text: DOCUMENT.as_bytes() }, &Options::default())
        .expect("it is JSON");
    let path = path::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let step = |step: &select::Step| match step {
        select::Step::Key(key) => format!("/{key}"),
        select::Step::Index(index) => format!("/{index}"),
    };
    let found = select::select(document.tree(), &path).expect("it is small");
    found.iter().map(|steps| steps.iter().map(step).collect()).collect()
}

#[test]
fn paths_select() {
    let cases: &[(&str, &[&str])] = &[
        ("$", &[""]),
        ("$.b.c", &["/b/c"]),
        ("$['b'][\"d.e\"]", &["/b/d.e"]),
        ("$.a[0].x-y", &["/a/0/x-y"]),
        ("$.a[-1]", &["/a/2"]),
        ("$.a[1:]", &["/a/1", "/a/2"]),
        ("$.a[::-2]", &["/a/0", "/a/2"]),
        ("$.a[::0]", &[]),
        ("$.a[5]", &[]),
        ("$.b.*", &["/b/c", "/b/d.e"]),
        ("$.a[0, 0, 2]", &["/a/0", "/a/2"]),
        ("$..n", &["/a/0/n", "/a/1/n", "/b/c/n", "/b/d.e/n"]),
        ("$.b..[0]", &["/b/d.e/n/0"]),
        ("$.a[?@.n]", &["/a/0", "/a/1"]),
        ("$.a[?(@.n == 1)]", &["/a/0", "/a/1"]),
        ("$.a[?@.t == 'é\\'']", &["/a/1"]),
        ("$.a[?!@.n || @['x-y'] == true]", &["/a/0", "/a/2"]),
        ("$.a[?@.m == null && @.n != 1]", &["/a/2"]),
        ("$.b[?@.n == $.b.c.n]", &["/b/c"]),
        ("$.b[?@.n[0] == 0]", &["/b/d.e"]),
        ("$.b[?@.gone == @.lost]", &["/b/c", "/b/d.e"]),
        ("$..[?@.n < 2]", &["/a/0", "/a/1"]),
        ("$..[?@.n > 1.5]", &["/b/c"]),
        ("$..[?@.n >= 1 && @.n <= 1e0]", &["/a/0", "/a/1"]),
        ("$..[?@.n > -20 && @.n < 100e-1]", &["/a/0", "/a/1", "/b/c"]),
        ("$..[?-3 < -2.5 && 0 > -0.1 && !(0 < -0) && @.n < 2]", &["/a/0", "/a/1"]),
        ("$.a[?@.t > 'e' && @.t < 'ê']", &["/a/1"]),
        ("$.a[?@.m <= null]", &["/a/2"]),
        ("$.a[?@.m < 1 || @.x-y >= 'a']", &[]),
        ("$.b[?@.gone <= @.lost && @.n < 3]", &["/b/c"]),
    ];
    for (path, wanted) in cases {
        assert_eq!(selected(path), *wanted, "{path}");
    }
}

#[test]
fn malformed_paths_are_refused() {
    let cases = [
        ("a", 1),
        ("", 1),
        ("$.", 3),
        ("$x", 2),
        ("$[", 3),
        ("$['a", 5),
        ("$[1", 4),
        ("$.a[?@.b < ]", 12),
        ("$.a[?@.b = 1]", 10),
        ("$[?1]", 5),
        ("$[?length(@.a) == 1]", 10),
        ("$['\\x']", 6),
    ];
    for (text, at) in cases {
        let error = path::parse(text).expect_err(text);
        assert_eq!((text, error.at), (text, at), "{}", error.reason);
    }
    let deep = format!("$[?{}@.a{}]", "(".repeat(100_000), ")".repeat(100_000));
    assert!(path::parse(&deep).is_err());
}
