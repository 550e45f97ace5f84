//! The other operations of the provider, and its webhook.

use consumer::{Judge, with, without};
use generated::passage::OPERATIONS;
use serde_json::{Value, json};

#[test]
fn a_claim_needs_a_code() {
    let claim = Judge::request(OPERATIONS, "claimLink");
    claim.accepts(&json!({ "code": "c" }));
    claim.refuses(&json!({ "code": "" }), ["minLength /code"]);
    claim.refuses(&json!({}), ["required /code"]);
}

#[test]
fn a_session_lasts_an_hour_at_most() {
    let create = Judge::request(OPERATIONS, "createSession");
    let config = |name: &str, value: i64| json!({ "config": { name: value } });
    create.accepts(&json!({}));
    for name in ["disconnectGracePeriodMs", "commandTimeoutMs", "sessionDurationMs"] {
        create.accepts(&config(name, 1));
        create.refuses(&config(name, 0), [format!("minimum /config/{name}").as_str()]);
    }
    create.accepts(&config("sessionDurationMs", 3_600_000));
    create.refuses(&config("sessionDurationMs", 3_600_001), ["maximum /config/sessionDurationMs"]);
    create.accepts(&config("commandTimeoutMs", 3_600_001));
    let capture = |snapshots: Value| json!({ "config": { "capture": { "snapshots": snapshots } } });
    create.accepts(&capture(json!({ "enabled": true, "delayMs": -1 })));
    create.refuses(&capture(json!({})), ["required /config/capture/snapshots/enabled"]);
}

#[test]
fn a_link_may_have_nulls() {
    let get = Judge::response(OPERATIONS, "getLink", 200);
    let link = json!({
        "id": "link_1", "integrationId": "att", "operations": [], "externalUserId": null, "status": "failed",
        "currentSessionId": null, "result": null, "error": null, "expiresAt": 1, "createdAt": 1, "updatedAt": 1,
    });
    get.accepts(&link);
    get.refuses(&without(link.clone(), "/externalUserId"), ["required /externalUserId"]);
    get.refuses(&with(link.clone(), "/status", Value::Null), ["type /status", "enum /status"]);
    get.refuses(&with(link, "/result", json!([])), ["type /result"]);
}

#[test]
fn the_webhook_tells_how_a_link_ended() {
    let hook = Judge::webhook(OPERATIONS, "link");
    let event = json!({ "event": "link.complete", "linkId": "link_1", "status": "complete", "timestamp": 1 });
    hook.accepts(&event);
    for result in [json!(null), json!([1]), json!({ "operations": [] })] {
        hook.accepts(&with(event.clone(), "/result", result));
    }
    hook.accepts(&with(event.clone(), "/error", Value::Null));
    hook.accepts(&with(event.clone(), "/error", json!({ "code": "NEW", "message": "" })));
    hook.refuses(
        &with(event.clone(), "/error", json!({ "code": "NEW" })),
        ["required /error/message"],
    );
    hook.refuses(&with(event.clone(), "/event", json!("link.lost")), ["enum /event"]);
    hook.refuses(&without(event, "/timestamp"), ["required /timestamp"]);
}
