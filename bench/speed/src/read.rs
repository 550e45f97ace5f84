//! Reading: strictly, with every limit, against peers that check shape only.

use std::error::Error;

use generated::stripe::FinancialConnectionsSession;
use generated::stripe::operations::PostLinkAccountSessions;
use jiter::JsonValue;
use serde_json::Value;
use specwright::{Limits, Typed, form, from_slice, tolerant};
use specwright_bench_figure::Contest;
use specwright_bench_peer::stripe as peer;

use crate::{Bench, payloads};

/// At most a tenth more than reading into derived structs, which checks no limit.
const STRUCTS: Option<f64> = Some(1.1);

pub(crate) fn add(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let text = payloads::SESSION;
    assert_eq!(text.len(), 236, "the payload of the figure");
    from_slice::<PostLinkAccountSessions>(text.as_bytes())?;
    let contest = Contest::new()
        .with("ours", || from_slice::<PostLinkAccountSessions>(text.as_bytes()))
        .with("serde_json::from_str into derived structs", || {
            serde_json::from_str::<peer::operations::PostLinkAccountSessions>(text)
        })
        .with("serde_json::from_slice into derived structs", || {
            serde_json::from_slice::<peer::operations::PostLinkAccountSessions>(text.as_bytes())
        })
        .with("serde_json::from_str into Value", || serde_json::from_str::<Value>(text))
        .with("jiter into JsonValue", || JsonValue::parse(text.as_bytes(), false));
    bench.add(
        "strict reading of a session request (236 B)",
        contest,
        &[STRUCTS, STRUCTS, Some(1.0)],
    );
    sessions(bench, "of a session with 20 accounts", 20)?;
    sessions(bench, "of 1 MB", 1900)?;
    tolerantly(bench);
    forms(bench)?;
    writing(bench)
}

fn sessions(bench: &mut Bench, what: &str, accounts: usize) -> Result<(), Box<dyn Error>> {
    let text = payloads::session(accounts);
    let text = text.as_str();
    from_slice::<FinancialConnectionsSession>(text.as_bytes())?;
    serde_json::from_str::<peer::FinancialConnectionsSession>(text)?;
    let contest = Contest::new()
        .with("ours", || from_slice::<FinancialConnectionsSession>(text.as_bytes()))
        .with("serde_json::from_str into derived structs", || {
            serde_json::from_str::<peer::FinancialConnectionsSession>(text)
        })
        .with("serde_json::from_slice into derived structs", || {
            serde_json::from_slice::<peer::FinancialConnectionsSession>(text.as_bytes())
        })
        .with("serde_json::from_str into Value", || serde_json::from_str::<Value>(text))
        .with("jiter into JsonValue", || JsonValue::parse(text.as_bytes(), false));
    bench.add(&format!("strict reading {what}"), contest, &[STRUCTS, STRUCTS, Some(1.0)]);
    Ok(())
}

fn tolerantly(bench: &mut Bench) {
    let text = payloads::session(20);
    let text = text.as_str();
    let contest = Contest::new()
        .with("ours", || tolerant::<FinancialConnectionsSession>(text.as_bytes()))
        .with("serde_json::from_str into derived structs", || {
            serde_json::from_str::<peer::FinancialConnectionsSession>(text)
        });
    bench.add("tolerant reading of a session with 20 accounts", contest, &[STRUCTS]);
}

fn forms(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let text = payloads::FORM;
    form::from_form::<PostLinkAccountSessions>(text.as_bytes(), &[], &Limits::new())?;
    serde_qs::from_str::<peer::operations::PostLinkAccountSessions>(text)?;
    let contest = Contest::new()
        .with("ours", || {
            form::from_form::<PostLinkAccountSessions>(text.as_bytes(), &[], &Limits::new())
        })
        .with("serde_qs into derived structs", || {
            serde_qs::from_str::<peer::operations::PostLinkAccountSessions>(text)
        });
    bench.add("strict reading of a session request as a form", contest, &[STRUCTS]);
    Ok(())
}

fn writing(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let text = payloads::session(20);
    let ours = from_slice::<FinancialConnectionsSession>(text.as_bytes())?;
    let derived: peer::FinancialConnectionsSession = serde_json::from_str(&text)?;
    let contest = Contest::new()
        .with("ours", || ours.to_json())
        .with("serde_json::to_string of derived structs", || serde_json::to_string(&derived));
    bench.add("writing a session with 20 accounts", contest, &[STRUCTS]);
    Ok(())
}
