//! Comparison and division against exact arithmetic on `i128`.

use super::{
    Decimal, Integer, Number, compare, is_integer, is_multiple, is_number, plain, same, to_f64,
    to_i64,
};
use crate::Bound;

/// Texts of small decimals with their value in thousandths.
fn samples() -> Vec<(String, i128)> {
    let mut samples = Vec::new();
    for mantissa in
        [-1200_i128, -101, -100, -25, -10, -1, 0, 1, 2, 3, 5, 7, 10, 25, 99, 100, 101, 1200, 99_999]
    {
        for exponent in -3_i128..=4 {
            let scale = 10_i128.pow(u32::try_from(exponent + 3).unwrap());
            let value = mantissa * scale;
            samples.push((format!("{mantissa}e{exponent}"), value));
            samples.push((format!("{mantissa}.00E{exponent}"), value));
            let sign = if mantissa < 0 { "-" } else { "" };
            samples
                .push((format!("{sign}{}.{:03}", value.abs() / 1000, value.abs() % 1000), value));
        }
    }
    samples
}

#[test]
fn order_is_the_order_of_exact_values() {
    for (left, left_value) in samples() {
        for (right, right_value) in samples() {
            let (a, b) = (Decimal::parse(&left), Decimal::parse(&right));
            assert_eq!(a.cmp(&b), left_value.cmp(&right_value), "{left} {right}");
            assert_eq!(same(&left, &right), left_value == right_value, "{left} {right}");
        }
    }
}

#[test]
fn division_is_exact() {
    for (left, left_value) in samples() {
        assert_eq!(is_integer(&left), left_value % 1000 == 0, "{left}");
        for (right, right_value) in samples() {
            if right_value > 0 {
                let right: &'static str = Box::leak(right.into_boxed_str());
                assert_eq!(
                    is_multiple(&left, Bound::text(right)),
                    left_value % right_value == 0,
                    "{left} / {right}"
                );
            }
        }
    }
}

#[test]
fn absurd_exponents_cost_nothing() {
    assert!(compare("1e999999999", Bound::int(7)).is_gt());
    assert!(compare("-1e999999999", Bound::int(7)).is_lt());
    assert!(compare("1e-999999999", Bound::int(0)).is_gt());
    assert!(compare("1e99999999999999999999999999999999999999999999", Bound::int(0)).is_gt());
    assert!(same("0e999999999", "-0.0"));
    assert!(is_integer("1e999999999") && !is_integer("1e-999999999"));
    assert!(
        is_multiple("1e308", Bound::text("0.5")) && is_multiple("1e999999999", Bound::int(1024))
    );
    assert!(
        !is_multiple("1e999999999", Bound::int(3))
            && !is_multiple("1e-999999999", Bound::text("0.01"))
    );
    assert!(is_multiple("12391239123", Bound::text("1e-8")));
}

#[test]
fn long_divisors_are_exact() {
    let long: &'static str = "123456789012345678901234567890123456789012345678901";
    assert!(is_multiple("370370367037037036703703703670370370367037037036703", Bound::text(long)));
    assert!(!is_multiple("370370367037037036703703703670370370367037037036704", Bound::text(long)));
    assert!(is_multiple(&format!("{long}e40"), Bound::text(long)));
    let power: &'static str = Box::leak(format!("{}", u128::MAX).into_boxed_str());
    assert!(is_multiple("680564733841876926926749214863536422910", Bound::text(power)));
    assert!(!is_multiple("680564733841876926926749214863536422911", Bound::text(power)));
}

#[test]
fn conversions_fit_or_fail() {
    assert_eq!(to_i64("1e2"), Some(100));
    assert_eq!(to_i64("10.50e1"), Some(105));
    assert_eq!(to_i64("-9223372036854775808"), Some(i64::MIN));
    assert_eq!(to_i64("9223372036854775808"), None);
    assert_eq!(to_i64("1.5"), None);
    assert_eq!(plain("9223372036854775808"), None);
    assert_eq!(to_f64("1e400"), None);
    assert_eq!(to_f64("0.1"), Some(0.1));
    assert_eq!(Number::from_text("18446744073709551615").and_then(|n| n.to_u64()), Some(u64::MAX));
    assert_eq!(Number::from_text("-1").and_then(|n| n.to_u64()), None);
}

#[test]
fn public_numbers_compare_by_value() {
    assert_eq!(Number::from_text("1.0"), Number::from_text("10e-1"));
    assert!(Number::from_text("0.1") < Number::from_text("0.11"));
    assert!(Number::from_text("-2") < Number::from_text("1e-9"));
    assert_eq!(Integer::from_text("1e2"), Some(Integer::from(100_i64)));
    assert_eq!(Integer::from_text("1.5"), None);
    assert_eq!(Number::from_f64(1e300).map(|n| n.to_string()), Some("1e300".to_owned()));
    assert_eq!(Number::from_f64(f64::NAN), None);
}

#[test]
fn grammar_is_that_of_json() {
    for good in ["0", "-0", "10", "1.5", "1e5", "1E+05", "-0.0e-0"] {
        assert!(is_number(good), "{good}");
    }
    for bad in ["", "-", "01", "1.", ".5", "+1", "1e", "1e+", "1 ", "0x1", "NaN", "1.5.2", "--1"] {
        assert!(!is_number(bad), "{bad}");
    }
}

#[test]
fn plain_digits_are_read_at_once() {
    for (text, value) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("7", Some(7)),
        ("-120", Some(-120)),
        ("999999999999999999", Some(999_999_999_999_999_999)),
        ("-999999999999999999", Some(-999_999_999_999_999_999)),
        ("1.0", None),
        ("1e2", None),
        ("9223372036854775807", None),
    ] {
        assert_eq!(plain(text), value, "{text}");
    }
    assert_eq!(to_i64("-9223372036854775808"), Some(i64::MIN), "the exact way knows the rest");
}
