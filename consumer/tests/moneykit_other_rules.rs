//! Rules M15 to M19: imports, queries, the token and the answers; and the webhooks.

use consumer::{Judge, operation, with, without};
use generated::moneykit::OPERATIONS;
use serde_json::{Value, json};

#[test]
fn m15_an_import_has_accounts() {
    let import = Judge::request(OPERATIONS, "import_link");
    let account = json!({ "account_id": "a", "name": "n", "type": "t", "balances": {} });
    let link = json!({ "customer_user": { "id": "user" }, "institution_id": "i", "accounts": [account], "transactions": [] });
    import.accepts(&link);
    import.refuses(&with(link.clone(), "/accounts", json!([])), ["minItems /accounts"]);
    import
        .refuses(&without(link.clone(), "/accounts/0/balances"), ["required /accounts/0/balances"]);
    import.refuses(&without(link, "/transactions"), ["required /transactions"]);
}

#[test]
fn m16_queries_have_bounds() {
    for (name, parameter, least, most) in [
        ("get_institutions", "limit", 1, 1000),
        ("get_links", "limit", 500, 5000),
        ("get_transactions", "size", 1, 1000),
        ("get_investment_transactions", "size", 1, 1000),
        ("get_user_transactions", "size", 1, 1000),
        ("get_transactions_sync", "size", 1, 500),
    ] {
        let judge = Judge::parameter(OPERATIONS, name, parameter);
        judge.accepts(&json!(least));
        judge.accepts(&json!(most));
        judge.refuses(&json!(least - 1), ["minimum"]);
        judge.refuses(&json!(most + 1), ["maximum"]);
    }
    for name in ["get_transactions", "get_investment_transactions", "get_user_transactions"] {
        let page = Judge::parameter(OPERATIONS, name, "page");
        page.accepts(&json!(1));
        page.refuses(&json!(0), ["minimum"]);
    }
}

#[test]
fn m17_the_token_is_asked_for_in_a_form() {
    let token = Judge::request(OPERATIONS, "create_access_token");
    let media = &operation(OPERATIONS, "create_access_token").request.unwrap().content[0];
    assert_eq!(media.media_type, "application/x-www-form-urlencoded");
    token.accepts(&json!({}));
    for kind in ["client_credentials", "refresh_token"] {
        token.accepts(&json!({ "grant_type": kind }));
    }
    for other in ["", "password", "client_credentials ", "xrefresh_token", "client_credentials\n"] {
        token.refuses(&json!({ "grant_type": other }), ["pattern /grant_type"]);
    }
}

#[test]
fn m18_errors_name_themselves() {
    for (name, status, code) in [
        ("create_link_session", 403, "link_session_error.forbidden_config"),
        ("exchange_token", 400, "link_session_error.invalid_token_exchange"),
        ("get_link", 403, "link_error.forbidden_action"),
        ("get_link", 404, "link_error.not_found"),
        ("get_link", 410, "link_error.deleted"),
        ("get_link", 429, "api_error.rate_limit_exceeded"),
        ("get_institution", 404, "institution_error.not_found"),
        ("trigger_test_link_webhook_event", 400, "link_error.bad_config"),
    ] {
        let error = Judge::response(OPERATIONS, name, status);
        error.accepts(&json!({ "error_code": code, "error_message": "No." }));
        error.accepts(&json!({ "error_message": "No." }));
        error.refuses(
            &json!({ "error_code": "other", "error_message": "No." }),
            ["enum /error_code"],
        );
    }
    let state = Judge::response(OPERATIONS, "get_link", 422);
    state.accepts(&json!({ "error_code": "link_error.bad_state", "error_message": "", "link_error_code": "x" }));
    state.refuses(&json!({ "error_message": "" }), ["required /link_error_code"]);
}

#[test]
fn m18_refused_access_has_several_forms() {
    let refused = Judge::response(OPERATIONS, "create_link_session", 401);
    refused.accepts(&json!({ "error_code": "api_error.auth.expired_access_token" }));
    refused
        .accepts(&json!({ "error_code": "api_error.auth.unauthorized", "error_message": "No." }));
    refused.accepts(&json!({}));
    // A code of neither form means neither of them.
    refused.refuses(&json!({ "error_code": "api_error.other" }), ["anyOf"]);
    refused.refuses(&json!({ "error_code": "api_error.other", "error_message": "No." }), ["anyOf"]);
}

#[test]
fn m19_unknown_members_are_kept() {
    let session = Judge::request(OPERATIONS, "create_link_session");
    session.accepts(
        &json!({ "customer_user": { "id": "user", "x": 1 }, "redirect_uri": "r", "x": [] }),
    );
    let token = Judge::response(OPERATIONS, "create_link_session", 201);
    token.accepts(&json!({ "link_session_token": "t", "x": {} }));
}

#[test]
fn webhooks_are_one_of_three() {
    let hook = Judge::webhook(OPERATIONS, "link");
    let event = |name: &str, more: &Value| {
        let mut event = json!({
            "webhook_idempotency_key": "k", "webhook_timestamp": "2024-01-01T00:00:00Z", "link_id": "l", "link_tags": [],
            "webhook_event": name,
        });
        let members = event.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        event
    };
    let product = json!({ "product": "identity", "state": "completed", "state_changed_at": "2024-01-01T00:00:00Z" });
    hook.accepts(&event("link.state_changed", &json!({ "state": "connected" })));
    hook.accepts(&event("link.product_refresh", &product));
    hook.accepts(&event("transactions.updates_available", &json!({})));
    hook.refuses(&event("link.lost", &product), ["anyOf"]);
    hook.refuses(&json!([]), ["anyOf"]);
}
