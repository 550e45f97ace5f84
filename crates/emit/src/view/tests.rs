//! Forms of small models.
