//! Rules P1 to P11: session and link tokens, at the boundary of each rule and on both sides.

use consumer::{Judge, text, with, without};
use generated::plaid::OPERATIONS;
use serde_json::{Value, json};

fn session() -> Judge {
    Judge::request(OPERATIONS, "sessionTokenCreate")
}

fn link() -> Judge {
    Judge::request(OPERATIONS, "linkTokenCreate")
}

fn session_body() -> Value {
    json!({ "template_id": "template_1", "user": { "client_user_id": "user_1" } })
}

fn link_body() -> Value {
    json!({ "client_name": "Wallet", "language": "en", "country_codes": ["US"], "user": { "client_user_id": "user_1" } })
}

#[test]
fn p01_template_is_asked_for() {
    session().accepts(&session_body());
    session().refuses(&without(session_body(), "/template_id"), ["required /template_id"]);
    session().refuses(&with(session_body(), "/template_id", json!(1)), ["type /template_id"]);
    session().accepts(&with(session_body(), "/template_id", json!("")));
}

#[test]
fn p02_user_is_asked_for() {
    session().refuses(&without(session_body(), "/user"), ["required /user"]);
    session().refuses(&with(session_body(), "/user", json!("user_1")), ["type /user"]);
}

#[test]
fn p03_user_has_a_name_of_ours() {
    session().refuses(
        &without(session_body(), "/user/client_user_id"),
        ["required /user/client_user_id"],
    );
    session().refuses(
        &with(session_body(), "/user/client_user_id", json!(1)),
        ["type /user/client_user_id"],
    );
    session().accepts(&with(session_body(), "/user/client_user_id", json!("")));
}

#[test]
fn p04_the_rest_are_texts_and_not_null() {
    for name in ["redirect_uri", "android_package_name", "client_id", "secret"] {
        let pointer = format!("/{name}");
        let told = format!("type {pointer}");
        session().accepts(&with(session_body(), &pointer, json!("x")));
        session().refuses(&with(session_body(), &pointer, json!(1)), [told.as_str()]);
        session().refuses(&with(session_body(), &pointer, Value::Null), [told.as_str()]);
    }
    session().accepts(&with(session_body(), "/user/user_id", json!("usr_1")));
    session().refuses(&with(session_body(), "/webhook", Value::Null), ["type /webhook"]);
}

#[test]
fn p05_webhook_is_a_url() {
    for judge in [(session(), session_body()), (link(), link_body())] {
        let (judge, body) = judge;
        for url in ["https://x.test", "http://x.test:65535/hook?a=b"] {
            judge.accepts(&with(body.clone(), "/webhook", json!(url)));
        }
        for other in ["", "https://", "x.test", "/hook", "https://x.test:65536"] {
            judge.refuses(&with(body.clone(), "/webhook", json!(other)), ["format /webhook"]);
        }
    }
}

#[test]
fn p07_android_or_a_redirect_never_both() {
    let both = |package: &str, uri: &str| {
        with(
            with(session_body(), "/android_package_name", json!(package)),
            "/redirect_uri",
            json!(uri),
        )
    };
    session().accepts(&both("com.x", ""));
    session().accepts(&both("", "https://x.test"));
    session().accepts(&both("", ""));
    session().accepts(&with(session_body(), "/android_package_name", json!("com.x")));
    session().accepts(&with(session_body(), "/redirect_uri", json!("https://x.test")));
    session().refuses(&both("c", "x"), ["not"]);
}

#[test]
fn p08_redirect_has_no_query() {
    for (judge, body) in [(session(), session_body()), (link(), link_body())] {
        for uri in ["https://x.test/done", "https://x.test/done#a?b", "https://x.test/#", ""] {
            judge.accepts(&with(body.clone(), "/redirect_uri", json!(uri)));
        }
        for uri in ["https://x.test/done?a=b", "https://x.test/?", "?", "https://x.test?a#b"] {
            judge.refuses(
                &with(body.clone(), "/redirect_uri", json!(uri)),
                ["pattern /redirect_uri"],
            );
        }
    }
}

#[test]
fn p11_a_link_is_for_somebody() {
    let nobody = without(link_body(), "/user");
    link().accepts(&link_body());
    link().accepts(&with(nobody.clone(), "/user_id", json!("usr_1")));
    link().accepts(&with(link_body(), "/user_id", json!("usr_1")));
    link().refuses(&nobody, ["anyOf"]);
}

#[test]
fn link_tokens_have_their_limits() {
    for name in ["client_name", "language"] {
        let pointer = format!("/{name}");
        link().accepts(&with(link_body(), &pointer, text(1)));
        link().refuses(
            &with(link_body(), &pointer, text(0)),
            [format!("minLength {pointer}").as_str()],
        );
    }
    link().refuses(&with(link_body(), "/country_codes", json!([])), ["minItems /country_codes"]);
    link().refuses(&with(link_body(), "/country_codes", json!(["us"])), ["enum /country_codes/0"]);
    link().accepts(&with(link_body(), "/products", Value::Null));
    link().refuses(&with(link_body(), "/products", json!(["auth", "none"])), ["enum /products/1"]);
    let days = |days: i64| with(link_body(), "/transactions", json!({ "days_requested": days }));
    link().accepts(&days(1));
    link().accepts(&days(730));
    link().refuses(&days(0), ["minimum /transactions/days_requested"]);
    link().refuses(&days(731), ["maximum /transactions/days_requested"]);
    let statements = |day: &str| {
        with(link_body(), "/statements", json!({ "start_date": day, "end_date": "2024-03-01" }))
    };
    link().accepts(&statements("2024-02-29"));
    link().refuses(&statements("2023-02-29"), ["format /statements/start_date"]);
}

#[test]
fn versions_are_texts() {
    let prism = |name: &str, version: Value| {
        let insights = json!({ "prism_versions": { name: version } });
        with(
            link_body(),
            "/cra_options",
            json!({ "days_requested": 365, "partner_insights": insights }),
        )
    };
    let pointer = |name: &str| format!("/cra_options/partner_insights/prism_versions/{name}");
    for (name, version) in [
        ("firstdetect", "3"),
        ("detect", "4.1"),
        ("cashscore", "3_lite"),
        ("extend", "4"),
        ("insights", "3"),
    ] {
        link().accepts(&prism(name, json!(version)));
        link().accepts(&prism(name, Value::Null));
        link().refuses(&prism(name, json!("5")), [format!("enum {}", pointer(name)).as_str()]);
    }
    let told = [format!("type {}", pointer("detect")), format!("enum {}", pointer("detect"))];
    link().refuses(&prism("detect", json!(4.1)), [told[0].as_str(), told[1].as_str()]);
}

#[test]
fn answers_may_grow() {
    let token = Judge::response(OPERATIONS, "sessionTokenCreate", 200);
    token.accepts(&json!({ "request_id": "r", "new": 1 }));
    token.refuses(&json!({}), ["required /request_id"]);
    let link = json!({ "link_token": "t", "expiration": "2020-03-27" });
    token.refuses(&json!({ "request_id": "r", "link": link }), ["format /link/expiration"]);
    let refusal = Judge::response(OPERATIONS, "itemPublicTokenExchange", 400);
    let error = json!({ "error_type": "ITEM_ERROR", "error_code": "X", "error_message": "", "display_message": null });
    refusal.accepts(&error);
    refusal.accepts(&Value::Null);
    refusal.refuses(&with(error, "/error_type", json!("NEW_ERROR")), ["enum /error_type"]);
}
