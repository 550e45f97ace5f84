//! Parameters by style, as the table of `OpenAPI` 3.1 (section 4.8.12.3) writes them.
