//! Rule S13: what the answers hold, with the keywords the document gives them; and the other requests.

use consumer::{Judge, text, with, without};
use generated::stripe::OPERATIONS;
use serde_json::{Value, json};

fn session() -> Judge {
    Judge::response(OPERATIONS, "PostLinkAccountSessions", 200)
}

fn account() -> Judge {
    Judge::response(OPERATIONS, "GetFinancialConnectionsAccountsAccount", 200)
}

fn refusal() -> Judge {
    Judge::response(OPERATIONS, "PostLinkAccountSessions", 402)
}

fn session_body() -> Value {
    json!({
        "id": "fcsess_1",
        "object": "financial_connections.session",
        "accounts": {
            "object": "list",
            "data": [account_body()],
            "has_more": false,
            "url": "/v1/financial_connections/accounts",
        },
        "client_secret": "fcsess_client_secret_1",
        "livemode": false,
        "permissions": ["balances"],
    })
}

fn account_body() -> Value {
    json!({
        "id": "fca_1",
        "object": "financial_connections.account",
        "category": "cash",
        "created": 1_690_000_000,
        "institution_name": "Bank",
        "livemode": false,
        "status": "active",
        "subcategory": "checking",
        "supported_payment_method_types": ["us_bank_account"],
    })
}

#[test]
fn s13_a_session_is_the_answer() {
    session().accepts(&session_body());
    session().refuses(&without(session_body(), "/client_secret"), ["required /client_secret"]);
    session().refuses(&with(session_body(), "/object", json!("session")), ["enum /object"]);
    session().refuses(
        &with(session_body(), "/accounts/data/0/status", json!("asleep")),
        ["enum /accounts/data/0/status"],
    );
    // Answers may grow.
    session().accepts(&with(session_body(), "/new_member", json!(1)));
}

#[test]
fn s13_the_list_has_its_own_address() {
    let url = |url: &str| with(session_body(), "/accounts/url", json!(url));
    session().accepts(&url("/v1/financial_connections/accounts?limit=1"));
    session().refuses(&url("/v1/linked_accounts"), ["pattern /accounts/url"]);
    session().refuses(&url(" /v1/financial_connections/accounts"), ["pattern /accounts/url"]);
}

#[test]
fn s13_an_error_is_the_answer_to_everything_else() {
    let error = json!({ "error": { "type": "invalid_request_error", "message": "No." } });
    refusal().accepts(&error);
    refusal().refuses(&json!({}), ["required /error"]);
    refusal().refuses(&without(error.clone(), "/error/type"), ["required /error/type"]);
    refusal().refuses(&with(error.clone(), "/error/type", json!("bad")), ["enum /error/type"]);
    refusal().accepts(&with(error.clone(), "/error/message", text(40_000)));
    refusal().refuses(
        &with(error.clone(), "/error/message", text(40_001)),
        ["maxLength /error/message"],
    );
    refusal().accepts(&with(error.clone(), "/error/code", text(5000)));
    refusal().refuses(&with(error, "/error/code", text(5001)), ["maxLength /error/code"]);
}

#[test]
fn s13_six_members_may_be_null() {
    for pointer in
        ["/account_holder", "/balance", "/balance_refresh", "/ownership", "/ownership_refresh"]
    {
        account().accepts(&with(account_body(), pointer, Value::Null));
    }
    session().accepts(&with(session_body(), "/account_holder", Value::Null));
    // A null that nobody meant.
    account().refuses(
        &with(account_body(), "/institution_name", Value::Null),
        ["type /institution_name"],
    );
}

#[test]
fn s13_nullable_members_are_still_checked() {
    let refresh = json!({ "last_attempted_at": 1_690_000_000, "status": "pending" });
    account().accepts(&with(account_body(), "/balance_refresh", refresh.clone()));
    let done = with(refresh.clone(), "/status", json!("done"));
    account()
        .refuses(&with(account_body(), "/balance_refresh", done), ["enum /balance_refresh/status"]);
    let unfinished = without(refresh, "/last_attempted_at");
    let told = ["required /balance_refresh/last_attempted_at"];
    account().refuses(&with(account_body(), "/balance_refresh", unfinished), told);
}

#[test]
fn s13_an_expandable_member_is_an_id_or_an_object() {
    let holder = |customer: Value| {
        with(account_body(), "/account_holder", json!({ "type": "customer", "customer": customer }))
    };
    account().accepts(&holder(json!("cus_1")));
    account().accepts(&holder(json!({ "id": "cus_1", "object": "customer", "name": "Ann" })));
    account().accepts(&holder(text(5000)));
    account().refuses(&holder(text(5001)), ["maxLength /account_holder/customer"]);
    let other = json!({ "id": "acct_1", "object": "account" });
    account().refuses(&holder(other), ["enum /account_holder/customer/object"]);
    account().refuses(
        &holder(json!({ "object": "customer" })),
        ["required /account_holder/customer/id"],
    );
    account().refuses(&holder(json!(1)), ["anyOf /account_holder/customer"]);
}

#[test]
fn s13_balances_are_whole_numbers_by_currency() {
    let balance = |current: Value| {
        with(
            account_body(),
            "/balance",
            json!({ "as_of": 1_690_000_000, "current": current, "type": "cash" }),
        )
    };
    account().accepts(&balance(json!({ "usd": 100, "eur": -5 })));
    account().accepts(&balance(json!({})));
    account().refuses(&balance(json!({ "usd": 1.5 })), ["type /balance/current/usd"]);
    account().refuses(&balance(json!({ "usd": 1, "eur": "5" })), ["type /balance/current/eur"]);
}

#[test]
fn refreshes_name_features() {
    for name in
        ["PostFinancialConnectionsAccountsAccountRefresh", "PostLinkedAccountsAccountRefresh"]
    {
        let refresh = Judge::request(OPERATIONS, name);
        refresh.accepts(&json!({ "features": ["balance", "ownership"] }));
        refresh.refuses(&json!({}), ["required /features"]);
        refresh.refuses(&json!({ "features": ["balances"] }), ["enum /features/0"]);
    }
}

#[test]
fn bodies_without_members_take_none() {
    let read = Judge::request(OPERATIONS, "GetFinancialConnectionsAccounts");
    read.accepts(&json!({}));
    read.refuses(&json!({ "limit": 1 }), ["additionalProperties /limit"]);
}

#[test]
fn parameters_are_judged() {
    let limit = Judge::parameter(OPERATIONS, "GetFinancialConnectionsAccounts", "limit");
    limit.accepts_text("10");
    limit.refuses_text("1.5", ["type"]);
    let session = Judge::parameter(OPERATIONS, "GetLinkAccountSessionsSession", "session");
    session.accepts(&text(5000));
    session.refuses(&text(5001), ["maxLength"]);
}
