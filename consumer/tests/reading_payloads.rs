//! A service's day, second half: answers and webhooks are read, and a provider answers 400 with every problem.

use generated::moneykit::operations::LinkWebhook;
use generated::passage::validation_error::Error;
use generated::passage::{CreateLinkRequest, Issue, Link, ValidationError};
use generated::stripe::financial_connections_account::{Category, Status};
use generated::stripe::{FinancialConnectionsAccount, FinancialConnectionsSession};
use serde_json::{Value, json};
use specwright::{Nullable, Tolerant, Typed, Valid, from_slice, from_str, tolerant};

fn account() -> Value {
    json!({
        "id": "fca_1", "object": "financial_connections.account", "category": "cash", "created": 1_690_000_000,
        "institution_name": "Bank", "livemode": false, "status": "active", "subcategory": "checking",
        "supported_payment_method_types": [],
    })
}

fn told<T>(read: &Tolerant<T>) -> Vec<(&str, &str)> {
    read.violations
        .iter()
        .flat_map(|all| all.iter())
        .map(|one| (one.keyword, one.path.as_str()))
        .collect()
}

#[test]
fn the_next_enum_value_does_not_break_production() {
    let mut payload = account();
    payload["status"] = json!("asleep");
    let payload = payload.to_string();
    assert!(from_str::<FinancialConnectionsAccount>(&payload).is_err());
    let read = tolerant::<FinancialConnectionsAccount>(payload.as_bytes());
    assert_eq!(told(&read), [("enum", "status")]);
    let account = read.value.unwrap();
    assert_eq!(
        (account.status, account.category),
        (Status::Unknown("asleep".into()), Category::Cash)
    );
}

#[test]
fn damage_stops_at_the_nearest_optional_member() {
    let payload = json!({
        "id": "link_1", "integrationId": "att", "operations": [], "externalUserId": null, "status": "complete",
        "currentSessionId": null, "result": [], "returnUrl": 7, "expiresAt": 1, "createdAt": 1, "updatedAt": 1,
    });
    let read = tolerant::<Link>(payload.to_string().as_bytes());
    assert_eq!(told(&read), [("type", "result"), ("type", "returnUrl")]);
    let link = read.value.unwrap();
    assert_eq!((link.result, link.return_url, link.external_user_id), (None, None, Nullable::Null));
    // A required member takes the whole with it.
    let mut payload = account();
    payload["created"] = json!("yesterday");
    assert_eq!(tolerant::<FinancialConnectionsAccount>(payload.to_string().as_bytes()).value, None);
}

#[test]
fn a_null_that_the_overlay_allows_is_read() {
    let mut payload = account();
    payload["balance"] = Value::Null;
    payload["ownership"] = json!("fcaowns_1");
    let account: Valid<FinancialConnectionsAccount> = from_str(&payload.to_string()).unwrap();
    assert_eq!(account.balance, Some(Nullable::Null));
    assert_eq!(serde_json::from_str::<Value>(&account.to_json()).unwrap(), payload);
}

#[test]
fn secrets_in_answers_are_not_shown() {
    let payload = json!({
        "id": "fcsess_1", "object": "financial_connections.session", "client_secret": "very_secret", "livemode": false,
        "permissions": [], "accounts": {
            "object": "list", "data": [], "has_more": false, "url": "/v1/financial_connections/accounts",
        },
    });
    let session: Valid<FinancialConnectionsSession> = from_str(&payload.to_string()).unwrap();
    assert_eq!(session.client_secret, "very_secret");
    assert!(!format!("{session:?}").contains("very_secret"));
}

#[test]
fn a_webhook_is_the_one_its_event_names() {
    let payload = json!({
        "webhook_event": "link.product_refresh", "webhook_idempotency_key": "k", "link_id": "l", "link_tags": [],
        "webhook_timestamp": "2024-01-01T00:00:00Z", "product": "identity", "state": "completed",
        "state_changed_at": "2024-01-01T00:00:00Z",
    });
    let event: Valid<LinkWebhook> = from_str(&payload.to_string()).unwrap();
    assert!(
        matches!(&*event, LinkWebhook::ProductStateChangedWebhook(event) if event.link_id == "l")
    );
}

#[test]
fn a_provider_answers_with_every_problem_at_once() {
    let body = br#"{"operations": [], "webhookUrl": "/hook", "expiresIn": 0, "debug": 1}"#;
    let violations = from_slice::<CreateLinkRequest>(body).unwrap_err();
    let issues =
        violations.iter().map(|one| Issue::new(one.path.clone(), one.message.clone())).collect();
    let answer = Valid::new(ValidationError::new(Error::ValidationFailed, issues)).unwrap();
    let paths: Vec<&str> = answer.issues.iter().map(|issue| issue.path.as_str()).collect();
    assert_eq!(paths, ["integrationId", "operations", "webhookUrl", "expiresIn", "debug"]);
    let webhook = &answer.issues[2];
    assert_eq!(
        (webhook.path.as_str(), webhook.message.as_str()),
        ("webhookUrl", "must be a valid URL")
    );
}

#[test]
fn truncated_text_is_told_as_such() {
    let violations = from_slice::<CreateLinkRequest>(br#"{"integrationId": "x""#).unwrap_err();
    assert_eq!(violations.iter().map(|one| one.keyword).collect::<Vec<_>>(), ["json"]);
}

#[test]
fn serde_reads_shape_and_valid_reads_strictly() {
    let bad = r#"{"integrationId":"x","operations":[]}"#;
    assert!(serde_json::from_str::<CreateLinkRequest>(bad).is_ok());
    assert!(serde_json::from_str::<Valid<CreateLinkRequest>>(bad).is_err());
    assert!(
        serde_json::from_str::<CreateLinkRequest>(r#"{"integrationId":7,"operations":[]}"#)
            .is_err()
    );
    let link: CreateLinkRequest = serde_json::from_str(bad).unwrap();
    assert_eq!(serde_json::to_string(&link).unwrap(), bad);
}
