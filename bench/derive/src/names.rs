//! What things are called in JSON, as the generated impls tell.

use std::collections::BTreeMap;

use syn::{Block, Expr, ImplItem, Item, ItemImpl, Lit, Member, Pat, Stmt, Type};

/// The names of fields and variants: type, then Rust name, then the name in JSON. A field that holds the members no
/// keyword names has none.
pub(crate) type Names = BTreeMap<(String, String), Option<String>>;

/// Gathers the names from `Encode::encode` and `as_str`.
pub(crate) fn gather(items: &[Item]) -> Names {
    let mut names = Names::new();
    for item in items {
        let Item::Impl(item) = item else { continue };
        let Some(owner) = owner(item) else { continue };
        for function in &item.items {
            let ImplItem::Fn(function) = function else { continue };
            let found = match function.sig.ident.to_string().as_str() {
                "encode" => members(&function.block),
                "as_str" => texts(&function.block),
                _ => Vec::new(),
            };
            names.extend(found.into_iter().map(|(name, json)| ((owner.clone(), name), json)));
        }
    }
    names
}

fn owner(item: &ItemImpl) -> Option<String> {
    let Type::Path(path) = &*item.self_ty else { return None };
    path.path.get_ident().map(ToString::to_string)
}

/// `object.member("type", &self.r#type);`
fn members(block: &Block) -> Vec<(String, Option<String>)> {
    let calls = block.stmts.iter().filter_map(|statement| match statement {
        Stmt::Expr(Expr::MethodCall(call), _) => Some(call),
        _ => None,
    });
    let named = calls.filter_map(|call| {
        let field = call.args.iter().find_map(field)?;
        Some((field, call.args.first().and_then(text)))
    });
    named.collect()
}

fn field(argument: &Expr) -> Option<String> {
    let Expr::Reference(reference) = argument else { return None };
    let Expr::Field(field) = &*reference.expr else { return None };
    match &field.member {
        Member::Named(name) => Some(name.to_string()),
        Member::Unnamed(_) => None,
    }
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        // A long line is broken into a block.
        Expr::Block(block) => match block.block.stmts.as_slice() {
            [Stmt::Expr(inner, None)] => text(inner),
            _ => None,
        },
        _ => None,
    }
}

/// `Self::Account => "account",`
fn texts(block: &Block) -> Vec<(String, Option<String>)> {
    let Some(Stmt::Expr(Expr::Match(choice), _)) = block.stmts.first() else { return Vec::new() };
    let arms = choice.arms.iter().filter_map(|arm| {
        let Pat::Path(path) = &arm.pat else { return None };
        Some((path.path.segments.last()?.ident.to_string(), text(&arm.body)))
    });
    arms.collect()
}
