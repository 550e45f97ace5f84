//! Validating values built in code, and judging values of any type.

use std::error::Error;

use garde::Validate;
use generated::stripe::FinancialConnectionsSession;
use generated::stripe::operations::PostLinkAccountSessions;
use jsonschema::Validator;
use serde_json::{Value, json};
use specwright::{Typed, from_slice};
use specwright_bench_figure::Contest;

use crate::garded::Session;
use crate::{Bench, payloads};

pub(crate) fn add(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let text = payloads::SESSION;
    let ours = from_slice::<PostLinkAccountSessions>(text.as_bytes())?.into_inner();
    let garded: Session = serde_json::from_str(text)?;
    garded.validate()?;
    let value: Value = serde_json::from_str(text)?;
    let schema = jsonschema::validator_for(&session())?;
    assert!(schema.is_valid(&value), "the payload obeys the schema");
    let contest = Contest::new()
        .with("ours", || ours.validate())
        .with("garde derive", || garded.validate())
        .with("jsonschema on the Value", || schema.is_valid(&value));
    bench.add("validating a session request", contest, &[Some(1.0), Some(1.0)]);
    let large = payloads::session(20);
    let large = from_slice::<FinancialConnectionsSession>(large.as_bytes())?.into_inner();
    let contest = Contest::new()
        .with("ours", || large.validate())
        .with("writing it unchecked", || large.to_json());
    bench.add("validating a session with 20 accounts", contest, &[Some(1.0)]);
    Ok(())
}

/// The schema of the session request, as the document has it.
fn session() -> Value {
    let text = json!({"type": "string", "maxLength": 5000});
    json!({
        "type": "object", "additionalProperties": false, "required": ["account_holder", "permissions"],
        "properties": {
            "account_holder": {
                "type": "object", "additionalProperties": false, "required": ["type"],
                "properties": {
                    "account": text, "customer": text,
                    "type": {"type": "string", "enum": ["account", "customer"]},
                },
            },
            "expand": {"type": "array", "items": text},
            "filters": {
                "type": "object", "additionalProperties": false, "required": ["countries"],
                "properties": {"countries": {"type": "array", "items": text}},
            },
            "permissions": {"type": "array", "items": {
                "type": "string", "maxLength": 5000,
                "enum": ["balances", "ownership", "payment_method", "transactions"],
            }},
            "prefetch": {"type": "array", "items": {"type": "string", "enum": ["balances", "ownership"]}},
            "return_url": text,
        },
    })
}

/// The same schema, ready to judge.
pub(crate) fn validator() -> Result<Validator, Box<dyn Error>> {
    Ok(jsonschema::validator_for(&session())?)
}
