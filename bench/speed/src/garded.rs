//! The session request again, with `garde` rules derived.

use garde::Validate;
use serde::Deserialize;

#[allow(dead_code, reason = "what has no rule is only read")]
#[derive(Debug, Deserialize, Validate)]
pub(crate) struct Session {
    #[garde(dive)]
    account_holder: Holder,
    #[garde(skip)]
    permissions: Vec<Permission>,
    #[garde(inner(inner(length(chars, max = 5000))))]
    expand: Option<Vec<String>>,
    #[garde(dive)]
    filters: Option<Filters>,
    #[garde(skip)]
    prefetch: Option<Vec<Prefetch>>,
    #[garde(length(chars, max = 5000))]
    return_url: Option<String>,
}

#[allow(dead_code, reason = "what has no rule is only read")]
#[derive(Debug, Deserialize, Validate)]
struct Holder {
    #[garde(skip)]
    r#type: HolderType,
    #[garde(length(chars, max = 5000))]
    account: Option<String>,
    #[garde(length(chars, max = 5000))]
    customer: Option<String>,
}

#[allow(dead_code, reason = "what has no rule is only read")]
#[derive(Debug, Deserialize, Validate)]
struct Filters {
    #[garde(inner(length(chars, max = 5000)))]
    countries: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum HolderType {
    Account,
    Customer,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Permission {
    Balances,
    Ownership,
    PaymentMethod,
    Transactions,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Prefetch {
    Balances,
    Ownership,
}
