//! Telling everything that is wrong.

use std::error::Error;

use generated::stripe::operations::PostLinkAccountSessions;
use serde_json::Value;
use specwright::from_slice;
use specwright_bench_figure::Contest;

use crate::{Bench, payloads, validate};

pub(crate) fn add(bench: &mut Bench) -> Result<(), Box<dyn Error>> {
    let text = payloads::WRONG;
    let told =
        from_slice::<PostLinkAccountSessions>(text.as_bytes()).err().map_or(0, |told| told.len());
    let schema = validate::validator()?;
    let tell = || {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        let told = schema
            .iter_errors(&value)
            .map(|error| (error.to_string(), error.instance_path().to_string()));
        told.collect::<Vec<_>>()
    };
    eprintln!("{told} violations told, {} by jsonschema", tell().len());
    let contest = Contest::new()
        .with("ours", || from_slice::<PostLinkAccountSessions>(text.as_bytes()))
        .with("jsonschema on the Value, read and told", tell);
    bench.add("refusing a session request with ten violations", contest, &[Some(1.0)]);
    Ok(())
}
