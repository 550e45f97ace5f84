//! What each type takes, keeps and refuses.

use std::collections::BTreeSet;

use crate::{
    Build, Date, DateTime, Decimal, DecimalNumber, Decode, Direction, Encode, Format, Limits,
    Range, Rule, Schema, Tape, Time, Types, Url, Uuid, to_json, validate_as,
};

/// The value of JSON text, and what it is written as.
fn again<T: Decode + Encode>(json: &str) -> Option<String> {
    let tape = Tape::parse(json.as_bytes(), &Limits::new()).ok()?;
    T::decode(tape.root(), &mut Build::strict(Direction::Neutral)).map(|value| to_json(&value))
}

#[test]
fn text_is_written_as_it_came() {
    for text in
        ["2016-12-31t23:59:60z", "2024-01-01T00:00:00.100-00:00", "0000-01-01T00:00:00+23:59"]
    {
        let json = format!("\"{text}\"");
        assert_eq!(again::<DateTime>(&json), Some(json));
    }
    for json in ["\"https://A.example\"", "\"urn:a:b\"", "\"HTTP://a.example:80/%7e/../\""] {
        assert_eq!(again::<Url>(json).as_deref(), Some(json));
    }
    for json in ["1.500", "1e2", "-0.00", "79228162514264337593543950335", "1E-28"] {
        assert_eq!(again::<DecimalNumber>(json).as_deref(), Some(json));
        let json = format!("\"{json}\"");
        assert_eq!(again::<Decimal>(&json), Some(json));
    }
}

#[test]
fn values_are_what_the_text_says() {
    let at = DateTime::from_text("1990-12-31T15:59:60.5-08:00").unwrap();
    assert_eq!(at.value().timestamp(), 662_688_000 - 1);
    assert_eq!(at.value().offset().local_minus_utc(), -8 * 3600);
    let time = Time::from_text("00:30:00+14:00").unwrap().into_value();
    assert_eq!(
        (time.time.to_string(), time.offset.to_string()),
        ("00:30:00".into(), "+14:00".into())
    );
    assert_eq!(Url::from_text("HTTPS://A.example").unwrap().value().as_str(), "https://a.example/");
    assert_eq!(Decimal::from_text("1.500").unwrap().value().scale(), 3);
    assert_eq!(Decimal::from_text("1.500"), Decimal::from_text("15e-1"));
    assert_eq!(Date::from_text("2024-02-29").unwrap().value().to_string(), "2024-02-29");
}

#[test]
fn what_is_not_of_the_format_or_does_not_fit_is_refused() {
    for text in [
        "2024-02-29 12:00:00Z",
        "2024-02-29T12:00:00",
        "2024-02-30T12:00:00Z",
        "",
        "10000-01-01T00:00:00Z",
    ] {
        assert_eq!(DateTime::from_text(text), None, "{text}");
    }
    for text in ["20240229", "+2024-02-29", "2024-2-9", "2024-02-29T12:00:00Z"] {
        assert_eq!(Date::from_text(text), None, "{text}");
    }
    for text in ["12:00", "12:00:00", "23:59:60+01:00", "24:00:00Z"] {
        assert_eq!(Time::from_text(text), None, "{text}");
    }
    for text in ["{123e4567-e89b-12d3-a456-426614174000}", "123e4567e89b12d3a456426614174000"] {
        assert_eq!(Uuid::from_text(text), None, "{text}");
    }
    for text in ["/a", "https://a b/", " https://a.example", "http://[v1.a]/"] {
        assert_eq!(Url::from_text(text), None, "{text}");
    }
    let long = "0".repeat(100_000);
    for text in
        ["1_000", "+1", ".5", "5.", "", "NaN", "1e-29", "1e999999999", &format!("0.{long}1")]
    {
        assert_eq!(Decimal::from_text(text), None, "{text}");
        assert_eq!(DecimalNumber::from_text(text), None, "{text}");
    }
    // Zeros beyond what fits say nothing.
    assert_eq!(Decimal::from_text(&format!("1.{long}")), Decimal::from_text("1"));
}

#[test]
fn a_number_is_no_text_and_text_no_number() {
    assert_eq!(again::<Decimal>("1.5"), None);
    assert_eq!(again::<DecimalNumber>("\"1.5\""), None);
    assert_eq!(again::<Date>("20240229"), None);
}

#[test]
fn values_are_written_in_the_usual_way_and_read_back() {
    let date = chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap();
    assert_eq!(Date::from(date).as_str(), "2024-02-29");
    let at = date.and_hms_milli_opt(12, 0, 0, 250).unwrap().and_utc().fixed_offset();
    assert_eq!(DateTime::from(at).as_str(), "2024-02-29T12:00:00.250Z");
    assert_eq!(Uuid::from(uuid::Uuid::nil()).as_str(), "00000000-0000-0000-0000-000000000000");
    assert_eq!(DecimalNumber::from(rust_decimal::Decimal::new(1250, 2)).as_str(), "12.50");
    let time = Time::from_text("12:00:00.5-00:00").unwrap();
    let usual = Time::from(time.clone().into_value());
    assert_eq!((usual.as_str(), &usual), ("12:00:00.500+00:00", &time));
    assert_eq!(Time::from_text(usual.as_str()).as_ref(), Some(&time));
}

#[test]
fn serde_reads_and_writes_the_text() {
    let read: DateTime = serde_json::from_str("\"2016-12-31T23:59:60Z\"").unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), "\"2016-12-31T23:59:60Z\"");
    assert!(serde_json::from_str::<DateTime>("\"soon\"").is_err());
    assert_eq!(
        format!("{read:?} {read}"),
        "DateTime(\"2016-12-31T23:59:60Z\") 2016-12-31T23:59:60Z"
    );
}

/// What a schema says of JSON text: keyword and message.
fn told(json: &str, schema: &'static Schema) -> Vec<(String, String)> {
    let judged = crate::judge_slice(json.as_bytes(), schema, Direction::Neutral, &Limits::new());
    let told = judged.err().into_iter().flat_map(|violations| {
        violations
            .iter()
            .map(|one| (one.keyword.to_owned(), one.message.clone()))
            .collect::<Vec<_>>()
    });
    told.collect()
}

#[test]
fn the_judge_refuses_once_what_a_type_cannot_hold() {
    static FORMAT: Schema = Schema { at: "#/f", rules: &[Rule::Format(Format::Url)] };
    static ASSERTED: Schema =
        Schema { at: "#/a", rules: &[Rule::Range(Range::Url), Rule::AllOf(&[&FORMAT])] };
    static NOTED: Schema = Schema { at: "#/n", rules: &[Rule::Range(Range::Url)] };
    static AMOUNT: Schema = Schema { at: "#/m", rules: &[Rule::Range(Range::DecimalNumber)] };
    let one = |keyword: &str, message: &str| vec![(keyword.to_owned(), message.to_owned())];
    let unheld = "must be a URI that can be taken apart as a URL";
    assert_eq!(told("\"a b\"", &ASSERTED), one("format", "must be a valid URL"));
    assert_eq!(told("\"a b\"", &NOTED), one("format", unheld));
    assert_eq!(told("\"http://[v1.a]/\"", &NOTED), one("format", unheld));
    let places = "must be a decimal of 96 bits with at most 28 places after the point";
    assert_eq!(told("1e-29", &AMOUNT), one("range", places));
    for (json, schema) in
        [("1", &NOTED), ("null", &NOTED), ("\"1e-29\"", &AMOUNT), ("\"urn:a:b\"", &NOTED)]
    {
        assert_eq!(told(json, schema), []);
    }
}

#[test]
fn a_value_built_in_code_is_judged_by_its_text() {
    static AT: Schema =
        Schema { at: "#", rules: &[Rule::Type(Types::STRING), Rule::Range(Range::DateTime)] };
    let check =
        |value: &DateTime| validate_as(value, &AT, Direction::Neutral, &Limits::new()).is_ok();
    let far = chrono::DateTime::from_timestamp(253_402_300_800, 0).unwrap().fixed_offset();
    assert_eq!(DateTime::from(far).as_str(), "+10000-01-01T00:00:00Z");
    assert!(!check(&DateTime::from(far)));
    assert!(check(&DateTime::from(far - chrono::TimeDelta::seconds(1))));
}

#[test]
fn every_text_of_a_format_of_times_can_be_held() {
    let days = ["0000-01-01", "9999-12-31", "2024-02-29"];
    let clocks = ["00:00:00", "23:59:59.999999999999", "12:34:56.0"];
    let offsets = ["Z", "z", "+00:00", "-00:00", "+23:59", "-23:59"];
    let mut seen = BTreeSet::new();
    for day in days {
        assert!(Format::Date.accepts(day) && Date::from_text(day).is_some(), "{day}");
        for clock in clocks {
            for offset in offsets {
                let (time, at) = (format!("{clock}{offset}"), format!("{day}T{clock}{offset}"));
                assert!(Format::Time.accepts(&time) && Time::from_text(&time).is_some(), "{time}");
                assert!(
                    Format::DateTime.accepts(&at) && DateTime::from_text(&at).is_some(),
                    "{at}"
                );
                seen.insert(at);
            }
        }
    }
    assert_eq!(seen.len(), 54);
}

#[test]
fn forms_carry_them_as_text() {
    static AT: Schema =
        Schema { at: "#/at", rules: &[Rule::Type(Types::STRING), Rule::Range(Range::DateTime)] };
    static AMOUNT: Schema = Schema {
        at: "#/amount",
        rules: &[Rule::Type(Types::NUMBER), Rule::Range(Range::DecimalNumber)],
    };
    static FORM: Schema = Schema {
        at: "#",
        rules: &[
            Rule::Type(Types::OBJECT),
            Rule::Members(crate::Members {
                properties: &[
                    crate::Property { name: "amount", schema: &AMOUNT },
                    crate::Property { name: "at", schema: &AT },
                ],
                patterns: &[],
                additional: None,
            }),
        ],
    };
    let text = b"at=2024-02-29T12%3A00%3A00%2B02%3A00&amount=12.50";
    let limits = Limits::new();
    let tape = crate::form::decode(text, &FORM, &[], &limits).expect("a form");
    assert_eq!(crate::judge(tape.root(), &FORM, Direction::Neutral, &limits), Ok(()));
    let mut build = Build::strict(Direction::Neutral);
    let mut members = tape.root().members();
    let (_, at) = members.next().expect("the first");
    let (_, amount) = members.next().expect("the second");
    let read = (DateTime::decode(at, &mut build), DecimalNumber::decode(amount, &mut build));
    let texts = read.0.map(|at| at.to_string()).zip(read.1.map(|amount| amount.to_string()));
    assert_eq!(texts, Some(("2024-02-29T12:00:00+02:00".to_owned(), "12.50".to_owned())));
    let far = crate::form::decode(b"amount=1e-29", &FORM, &[], &limits).expect("a form");
    assert!(crate::judge(far.root(), &FORM, Direction::Neutral, &limits).is_err());
}
