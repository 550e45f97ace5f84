//! Renderings as snapshots, and places that are not in the text.

use std::sync::Arc;

use super::{Style, Told, focus, grouped, render};
use crate::problem::{Problem, Text};

fn text(bytes: &[u8]) -> Arc<Text> {
    Arc::new(Text { name: "specs/x/openapi.yaml".into(), bytes: bytes.to_vec() })
}

fn problem(bytes: &[u8], line: u32, column: u32) -> Problem {
    Problem::new("E0102", "`maxLength` must not be negative").help("write 0 or more").at(
        &text(bytes),
        line,
        column,
    )
}

#[test]
fn shows_the_line_and_its_neighbours() {
    let bytes = b"type: string\r\nmaxLength: -1\r\npattern: a\r\nmore: b\r\n";
    insta::assert_snapshot!(render(&[problem(bytes, 2, 12)], Style::Plain));
}

#[test]
fn several_at_once() {
    let bytes = "a: [\u{202E}x, y]\n".as_bytes();
    let far = Problem::new("E0901", "cannot read `x`: no such file");
    insta::assert_snapshot!(render(&[problem(bytes, 1, 5), far], Style::Plain));
}

#[test]
fn a_place_outside_the_text_shows_the_file_alone() {
    for (line, column) in [(0, 0), (9, 1), (1, 500), (u32::MAX, u32::MAX)] {
        let rendered = render(&[problem(b"a: b\n", line, column)], Style::Plain);
        assert!(
            rendered.starts_with("error[E0102]: `maxLength` must not be negative\n"),
            "{rendered}"
        );
        assert!(rendered.contains("specs/x/openapi.yaml"), "{rendered}");
    }
}

#[test]
fn of_a_minified_line_only_the_surroundings_are_shown() {
    let line = format!("{}\"maxLength\":-1,{}", "x".repeat(1_000), "y".repeat(1_000));
    let (piece, start, end) = focus(&line, 1_000);
    assert_eq!(piece.get(start..end), Some("\"maxLength\""));
    assert_eq!(piece.chars().count(), 160);
}

#[test]
fn colours_only_where_asked_for() {
    assert!(render(&[problem(b"a: b\n", 1, 1)], Style::Coloured).contains('\u{1b}'));
    assert!(!render(&[problem(b"a: b\n", 1, 1)], Style::Plain).contains('\u{1b}'));
}

#[test]
fn many_of_a_code_are_counted() {
    let bytes = b"a: -1\n";
    let other = Problem { fatal: false, ..problem(bytes, 1, 1) };
    let mut problems = vec![problem(bytes, 1, 4); 9];
    problems.insert(4, Problem::new("E0901", "cannot read `x`: no such file"));
    problems.push(other);
    insta::assert_snapshot!(grouped(&problems, 2, Style::Plain));
    assert_eq!(grouped(&problems, 99, Style::Plain), render(&problems, Style::Plain));
}

#[test]
fn a_token_is_marked_whole() {
    for (line, token) in [
        ("pattern: a{1,9}(b|c,d)$", "a{1,9}(b|c,d)$"),
        ("{maxLength: -1}", "-1"),
        ("[a, b]", "a"),
        ("type: [string, 'null']", "[string"),
        ("key: value # why", "value"),
    ] {
        let column = line.find(token).unwrap();
        let (piece, start, end) = focus(line, column);
        assert_eq!(piece.get(start..end), Some(token));
    }
}

#[test]
fn told_as_data() {
    let told = Told::from(&problem(b"a: -1\n", 1, 4));
    assert_eq!(
        (told.line, told.column, told.severity, told.code),
        (Some(1), Some(4), "error", "E0102")
    );
    assert_eq!(told.file.as_deref(), Some("specs/x/openapi.yaml"));
}
