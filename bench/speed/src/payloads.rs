//! The payloads.

use serde_json::{Value, json};

/// A request for a link session: 236 bytes.
pub(crate) const SESSION: &str = concat!(
    r#"{"account_holder":{"type":"customer","customer":"cus_Nff2Pz8eCk0aYw"},"#,
    r#""permissions":["balances","ownership","payment_method"],"#,
    r#""filters":{"countries":["US"]},"prefetch":["balances"],"#,
    r#""return_url":"https://shop.example/after/linking/acct"}"#,
);

/// The same as a form.
pub(crate) const FORM: &str = concat!(
    "account_holder[type]=customer&account_holder[customer]=cus_Nff2Pz8eCk0aYw&permissions[0]=balances&",
    "permissions[1]=ownership&permissions[2]=payment_method&filters[countries][0]=US&prefetch[0]=balances&",
    "return_url=https%3A%2F%2Fshop.example%2Fafter%2Flinking%2Facct",
);

/// A session request with ten things wrong.
pub(crate) const WRONG: &str = concat!(
    r#"{"account_holder":{"type":"nobody","customer":7,"account":true},"#,
    r#""permissions":["Balances",1,"all"],"filters":{},"prefetch":["transactions",null],"return_url":[]}"#,
);

/// A session with so many linked accounts.
pub(crate) fn session(accounts: usize) -> String {
    let data: Vec<Value> = (0..accounts).map(account).collect();
    json!({
        "id": "fcsess_1", "object": "financial_connections.session", "client_secret": "fcsess_client_secret_1",
        "livemode": false, "permissions": ["balances", "ownership"], "filters": {"countries": ["US"]},
        "account_holder": {"type": "customer", "customer": "cus_Nff2Pz8eCk0aYw"},
        "accounts": {"object": "list", "has_more": false, "url": "/v1/financial_connections/accounts", "data": data},
    })
    .to_string()
}

fn account(number: usize) -> Value {
    json!({
        "id": format!("fca_{number:08}"), "object": "financial_connections.account", "category": "cash",
        "created": 1_690_000_000 + number, "display_name": "Everyday checking", "institution_name": "First Example Bank",
        "last4": "6789", "livemode": false, "status": "active", "subcategory": "checking",
        "account_holder": {"type": "customer", "customer": "cus_Nff2Pz8eCk0aYw"},
        "balance": {"as_of": 1_690_000_000, "type": "cash", "current": {"usd": 12345}, "cash": {"available": {"usd": 12000}}},
        "balance_refresh": {"status": "succeeded", "last_attempted_at": 1_690_000_000}, "ownership": null,
        "permissions": ["balances", "ownership"], "supported_payment_method_types": ["us_bank_account"],
    })
}
