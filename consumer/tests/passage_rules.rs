//! Rules G1 to G15: links, at the boundary of each rule and on both sides.

use consumer::{Judge, operation, with, without};
use generated::passage::OPERATIONS;
use serde_json::{Value, json};

fn create() -> Judge {
    Judge::request(OPERATIONS, "createLink")
}

fn body() -> Value {
    json!({ "integrationId": "tmobile", "operations": [{ "resource": "paymentMethod", "action": "read" }] })
}

#[test]
fn g01_integration_and_operations_are_asked_for() {
    create().accepts(&body());
    create().refuses(&without(body(), "/integrationId"), ["required /integrationId"]);
    create().refuses(&without(body(), "/operations"), ["required /operations"]);
    create().refuses(&with(body(), "/integrationId", json!(1)), ["type /integrationId"]);
    create().refuses(&with(body(), "/operations", json!({})), ["type /operations"]);
    create().refuses(&json!([]), ["type"]);
}

#[test]
fn g02_operations_are_not_empty() {
    create().refuses(&with(body(), "/operations", json!([])), ["minItems /operations"]);
    let one = body()["operations"][0].clone();
    create().accepts(&with(body(), "/operations", json!([one, one])));
}

#[test]
fn g03_an_operation_has_resource_and_action() {
    create()
        .refuses(&without(body(), "/operations/0/resource"), ["required /operations/0/resource"]);
    create().refuses(&without(body(), "/operations/0/action"), ["required /operations/0/action"]);
    create().refuses(
        &with(body(), "/operations/0/resource", json!(null)),
        ["type /operations/0/resource"],
    );
    create().refuses(&with(body(), "/operations/0", json!("read")), ["type /operations/0"]);
    create().accepts(&with(body(), "/operations/0/resource", json!("")));
}

#[test]
fn g04_action_is_read_or_write() {
    for known in ["read", "write"] {
        create().accepts(&with(body(), "/operations/0/action", json!(known)));
    }
    for unknown in ["Read", "delete", ""] {
        create().refuses(
            &with(body(), "/operations/0/action", json!(unknown)),
            ["enum /operations/0/action"],
        );
    }
}

#[test]
fn g05_arguments_are_an_object() {
    create().accepts(&with(body(), "/operations/0/arguments", json!({})));
    create().accepts(&with(body(), "/operations/0/arguments", json!({ "limit": 3 })));
    for other in [json!([]), json!(null), json!("limit=3")] {
        create().refuses(
            &with(body(), "/operations/0/arguments", other),
            ["type /operations/0/arguments"],
        );
    }
}

#[test]
fn g06_webhook_is_a_url() {
    for url in [
        "https://x.test/hook",
        "http://x.test",
        "https://x.test:65535/",
        "https://[::1]/",
        "https://127.0.0.1/?a#b",
    ] {
        create().accepts(&with(body(), "/webhookUrl", json!(url)));
    }
    for other in [
        "",
        "/hook",
        "x.test/hook",
        "https://",
        "https:///hook",
        "https://x.test:65536/",
        "https://x .test/",
    ] {
        create().refuses(&with(body(), "/webhookUrl", json!(other)), ["format /webhookUrl"]);
    }
    create().refuses(&with(body(), "/webhookUrl", json!(false)), ["type /webhookUrl"]);
}

#[test]
fn g07_return_address_may_belong_to_an_app() {
    // Whether `http` or a scheme alone will do is not said; neither is refused.
    for uri in [
        "https://x.test/done",
        "http://x.test/done",
        "myapp://callback",
        "my-app+1.x://callback",
        "myapp:callback",
    ] {
        create().accepts(&with(body(), "/returnUrl", json!(uri)));
    }
    for other in [
        "",
        "/done",
        "done",
        "//x.test/done",
        "1app://callback",
        "https://x.test/a b",
        "https://x.test/%zz",
    ] {
        create().refuses(&with(body(), "/returnUrl", json!(other)), ["format /returnUrl"]);
    }
}

#[test]
fn g08_expiry_is_a_positive_whole_number() {
    let expiring = |number: &str| {
        format!(
            r#"{{"integrationId":"x","operations":[{{"resource":"r","action":"read"}}],"expiresIn":{number}}}"#
        )
    };
    for number in ["1", "14400", "1.0", "1e2", "9223372036854775807"] {
        create().accepts_text(&expiring(number));
    }
    for number in ["0", "-1", "-0"] {
        create().refuses_text(&expiring(number), ["minimum /expiresIn"]);
    }
    for other in ["1.5", "\"3600\"", "null", "true"] {
        create().refuses_text(&expiring(other), ["type /expiresIn"]);
    }
}

#[test]
fn g11_user_is_a_text_and_debug_a_boolean() {
    create().accepts(&with(body(), "/externalUserId", json!("")));
    create().refuses(&with(body(), "/externalUserId", json!(7)), ["type /externalUserId"]);
    create().accepts(&with(body(), "/debug", json!(false)));
    for other in [json!(0), json!("true"), json!(null)] {
        create().refuses(&with(body(), "/debug", other), ["type /debug"]);
    }
}

#[test]
fn g12_a_key_is_asked_for() {
    let security = |name| operation(OPERATIONS, name).security;
    for name in ["createLink", "getLink", "listLinks", "listProviders", "createSession"] {
        assert_eq!(
            security(name)
                .iter()
                .map(|all| all.iter().map(|one| one.scheme).collect())
                .collect::<Vec<Vec<_>>>(),
            [["apiKey"]]
        );
    }
    for name in ["claimLink", "getWebhookKey", "linkStatusSocket"] {
        assert!(security(name).is_empty());
    }
}

#[test]
fn g13_unknown_members_are_let_through() {
    create().accepts(&with(body(), "/later", json!(1)));
    create().accepts(&with(body(), "/operations/0/later", json!(1)));
}

#[test]
fn g14_a_broken_rule_is_told_with_its_path() {
    let refusal = Judge::response(OPERATIONS, "createLink", 400);
    let error = json!({ "error": "Validation failed", "issues": [{ "path": "webhookUrl", "message": "must be a valid URL" }] });
    refusal.accepts(&error);
    refusal.refuses(&with(error.clone(), "/error", json!("validation failed")), ["const /error"]);
    refusal.refuses(&without(error.clone(), "/issues"), ["required /issues"]);
    refusal.refuses(&without(error.clone(), "/issues/0/path"), ["required /issues/0/path"]);
    refusal.refuses(&without(error.clone(), "/issues/0/message"), ["required /issues/0/message"]);
    refusal.accepts(&with(error, "/issues", json!([])));
}

#[test]
fn g14_other_refusals_are_plain() {
    for (name, status) in [
        ("claimLink", 400),
        ("claimLink", 410),
        ("createSession", 400),
        ("createLink", 401),
        ("getLink", 404),
    ] {
        let refusal = Judge::response(OPERATIONS, name, status);
        refusal.accepts(&json!({ "error": "anything" }));
        refusal.refuses(&json!({}), ["required /error"]);
        refusal.refuses(&json!({ "error": { "code": "x" } }), ["type /error"]);
    }
}

#[test]
fn g15_the_answer_is_a_link() {
    let created = Judge::response(OPERATIONS, "createLink", 201);
    let link = json!({
        "linkId": "link_1", "claimCode": "clm_1", "integrationId": "tmobile",
        "operations": [{ "resource": "paymentMethod", "action": "read" }],
        "status": "pending", "appClipUrl": "https://x.test/?code=clm_1",
        "expiresAt": 1_704_081_600_000_i64, "createdAt": 1_704_067_200_000_i64,
    });
    created.accepts(&link);
    for name in [
        "linkId",
        "claimCode",
        "integrationId",
        "operations",
        "status",
        "appClipUrl",
        "expiresAt",
        "createdAt",
    ] {
        created.refuses(
            &without(link.clone(), &format!("/{name}")),
            [format!("required /{name}").as_str()],
        );
    }
    created.refuses(&with(link.clone(), "/status", json!("active")), ["enum /status"]);
    created.refuses(&with(link.clone(), "/returnUrl", json!("/done")), ["format /returnUrl"]);
    created.refuses(&with(link, "/expiresAt", json!("2024-01-01T00:00:00Z")), ["type /expiresAt"]);
}
