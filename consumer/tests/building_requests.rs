//! A service's day, first half: requests are built in code and stopped before they are sent when they are bad.

use std::collections::BTreeMap;

use consumer::operation;
use generated::moneykit::{CreateLinkSessionRequest, CustomerUser};
use generated::passage::requested_operation::Action;
use generated::passage::{CreateLinkRequest, RequestedOperation};
use generated::plaid::{CountryCode, LinkTokenCreateRequest, LinkTokenCreateRequestUser};
use generated::stripe::OPERATIONS;
use generated::stripe::operations::post_link_account_sessions::{
    AccountHolder, AccountHolderType, Filters, Permission, PostLinkAccountSessions,
};
use specwright::form::{from_form, to_form};
use specwright::{Json, Limits, Nullable, Typed, Valid, Violations};

fn session() -> PostLinkAccountSessions {
    let holder = AccountHolder {
        customer: Some("cus_1".into()),
        ..AccountHolder::new(AccountHolderType::Customer)
    };
    PostLinkAccountSessions {
        filters: Some(Filters::new(vec!["US".into()])),
        ..PostLinkAccountSessions::new(holder, vec![Permission::Balances, Permission::Ownership])
    }
}

fn told(violations: &Violations) -> Vec<(&str, &str)> {
    violations.iter().map(|one| (one.keyword, one.path.as_str())).collect()
}

#[test]
fn a_good_request_becomes_a_form_and_comes_back() {
    let encoding =
        operation(OPERATIONS, "PostLinkAccountSessions").request.unwrap().content[0].encoding;
    let request = Valid::new(session()).unwrap();
    let form = to_form(&request, encoding).unwrap();
    let pairs = [
        "account_holder[type]=customer",
        "account_holder[customer]=cus_1",
        "permissions[0]=balances",
        "permissions[1]=ownership",
        "filters[countries][0]=US",
    ];
    assert_eq!(form.replace("%5B", "[").replace("%5D", "]"), pairs.join("&"));
    let back: Valid<PostLinkAccountSessions> =
        from_form(form.as_bytes(), encoding, &Limits::new()).unwrap();
    assert_eq!(back, request);
}

#[test]
fn a_bad_request_is_stopped_with_everything_that_is_wrong() {
    let mut request = session();
    request.return_url = Some("é".repeat(5001));
    request.filters = Some(Filters::new(vec!["x".repeat(5001)]));
    let violations = Valid::new(request).unwrap_err();
    assert_eq!(
        told(&violations),
        [("maxLength", "filters.countries[0]"), ("maxLength", "return_url")]
    );
}

#[test]
fn absent_null_and_a_value_are_three_things() {
    let request = |id| CreateLinkSessionRequest {
        existing_link_id: id,
        ..CreateLinkSessionRequest::new(CustomerUser::new("user".into()), "https://x.test".into())
    };
    let rest = r#"{"customer_user":{"id":"user"},"redirect_uri":"https://x.test""#;
    for (id, json) in [
        (None, format!("{rest}}}")),
        (Some(Nullable::Null), format!(r#"{rest},"existing_link_id":null}}"#)),
        (Some(Nullable::Value("mk_1".into())), format!(r#"{rest},"existing_link_id":"mk_1"}}"#)),
    ] {
        let request = request(id);
        assert_eq!(request.validate(), Ok(()));
        assert_eq!(request.to_json(), json);
        let back: Valid<CreateLinkSessionRequest> = specwright::from_str(&json).unwrap();
        assert_eq!(back.into_inner(), request);
    }
}

#[test]
fn members_the_document_does_not_name_can_be_sent_where_it_allows_them() {
    let mut request = CreateLinkSessionRequest::new(CustomerUser::new("user".into()), "x".into());
    request.additional = BTreeMap::from([("later".to_owned(), Json::from(true))]);
    assert!(request.to_json().ends_with(r#""later":true}"#));
    let back: Valid<CreateLinkSessionRequest> = specwright::from_str(&request.to_json()).unwrap();
    assert_eq!(back.additional, request.additional);
}

#[test]
fn a_rule_across_members_is_checked_too() {
    let request = LinkTokenCreateRequest::new("Wallet".into(), "en".into(), vec![CountryCode::Us]);
    assert_eq!(told(&request.validate().unwrap_err()), [("anyOf", "")]);
    let user = LinkTokenCreateRequestUser::new("user_1".into());
    let request = LinkTokenCreateRequest { user: Some(user), ..request };
    assert_eq!(request.validate(), Ok(()));
}

#[test]
fn secrets_are_not_shown() {
    let arguments = BTreeMap::from([("cardNumber".to_owned(), Json::from("4111111111111111"))]);
    let operation = RequestedOperation {
        arguments: Some(arguments),
        ..RequestedOperation::new("paymentMethod".into(), Action::Write)
    };
    let request = CreateLinkRequest::new("tmobile".into(), vec![operation]);
    assert!(request.to_json().contains("4111111111111111"));
    let shown = format!("{request:?}");
    assert!(shown.contains("paymentMethod") && !shown.contains("4111"), "{shown}");
}
