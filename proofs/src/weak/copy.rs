//! Writes the copy of generated code: every conjunct switched, every type listed and made to be twisted.

use std::path::Path;
use std::{fs, io};

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Fields, File, ImplItem, Item, ItemImpl, parse_quote};

use super::Conjunct;
use super::switches::Switches;

/// The switches and what uses them, as every copy has them.
const SWITCHES: &str = include_str!("program/weak.rs");
const MAIN: &str = include_str!("program/main.rs");

/// Copies the crate `from` to `to`; gives what was found to weaken.
pub(super) fn copy(from: &Path, to: &Path) -> Result<Vec<Conjunct>, String> {
    let told = |error: io::Error| error.to_string();
    let sources = to.join("src");
    if sources.exists() {
        fs::remove_dir_all(&sources).map_err(told)?;
    }
    let mut found = Vec::new();
    folder(&from.join("src"), &sources, "", &mut found)?;
    fs::write(sources.join("weak.rs"), SWITCHES).map_err(told)?;
    fs::write(sources.join("main.rs"), MAIN).map_err(told)?;
    fs::copy(from.join("Cargo.lock"), to.join("Cargo.lock")).map_err(told)?;
    let runtime = from.join("../crates/runtime").canonicalize().map_err(told)?;
    let manifest = fs::read_to_string(from.join("Cargo.toml")).map_err(told)?;
    let manifest = manifest
        .replace("\"../crates/runtime\"", &format!("{:?}", runtime.display().to_string()))
        .replace("default = []", "default = [\"moneykit\", \"passage\", \"plaid\", \"stripe\"]");
    // It is compiled for one short run.
    let profile = "\n[profile.dev]\ndebug = false\nincremental = false\n";
    fs::write(to.join("Cargo.toml"), manifest + profile).map_err(told)?;
    Ok(found)
}

fn folder(from: &Path, to: &Path, name: &str, found: &mut Vec<Conjunct>) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(told)?;
    let mut entries: Vec<_> =
        fs::read_dir(from).map_err(told)?.collect::<Result<_, _>>().map_err(told)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let file = entry.file_name().to_string_lossy().into_owned();
        let (path, place) = (entry.path(), format!("{name}{file}"));
        if path.is_dir() {
            folder(&path, &to.join(&file), &format!("{place}/"), found)?;
        } else if file != "dispatch.rs" {
            let text = fs::read_to_string(&path).map_err(told)?;
            let mut parsed = syn::parse_file(&text).map_err(|error| format!("{place}: {error}"))?;
            rewrite(&mut parsed, &place, found)?;
            let text = parsed.into_token_stream().to_string();
            fs::write(to.join(&file), text).map_err(told)?;
        }
    }
    Ok(())
}

fn rewrite(file: &mut File, place: &str, found: &mut Vec<Conjunct>) -> Result<(), String> {
    let (mut more, mut listed) = (Vec::<Item>::new(), TokenStream::new());
    let root = place == "lib.rs";
    file.items.retain(|item| !matches!(item, Item::Mod(module) if module.ident == "dispatch"));
    let written: Vec<String> =
        file.items.iter().filter_map(|item| implements(item, "Encode")).collect();
    for item in &mut file.items {
        match item {
            Item::Mod(module) => {
                let name = &module.ident;
                listed.extend(quote!(#name::list_weak(to);));
                if root {
                    module.attrs.clear();
                }
            }
            Item::Impl(block) => weaken(block, place, found)?,
            _ => {}
        }
        if let Some(name) = implements(item, "Typed") {
            let name = ident(&name);
            listed.extend(quote!(to.push(crate::weak::Kind::of::<#name>());));
        }
        more.extend(twist(item, &written));
    }
    if root {
        more.push(parse_quote!(
            pub mod weak;
        ));
    }
    more.push(parse_quote!(
        #[doc(hidden)]
        pub fn list_weak(to: &mut Vec<crate::weak::Kind>) {
            let _ = &to;
            #listed
        }
    ));
    file.items.extend(more);
    Ok(())
}

fn ident(name: &str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name, proc_macro2::Span::call_site())
}

/// The type an item implements a trait for.
fn implements(item: &Item, name: &str) -> Option<String> {
    let Item::Impl(block) = item else { return None };
    is_of(block, name).then(|| block.self_ty.to_token_stream().to_string())
}

fn is_of(block: &ItemImpl, name: &str) -> bool {
    let path = block.trait_.as_ref().map(|(path, _)| path);
    path.and_then(|path| path.segments.last()).is_some_and(|last| last.ident == name)
}

fn weaken(block: &mut ItemImpl, place: &str, found: &mut Vec<Conjunct>) -> Result<(), String> {
    let place = format!("{place} {}", block.self_ty.to_token_stream());
    let mut switches = Switches { found, place };
    for item in &mut block.items {
        if let ImplItem::Fn(method) = item {
            match method.sig.ident.to_string().as_str() {
                "is_sure" => switches.sure(&mut method.block)?,
                "decode" => switches.close(&mut method.block),
                _ => {}
            }
        }
    }
    Ok(())
}

/// What makes a value of the type into one that only code can build.
fn twist(item: &Item, written: &[String]) -> Option<Item> {
    let (name, body) = match item {
        Item::Struct(item) => (&item.ident, of_fields(&item.fields)),
        Item::Enum(item) => {
            let arms = item.variants.iter().map(|variant| {
                let name = &variant.ident;
                if let Fields::Unnamed(_) = variant.fields {
                    quote!(Self::#name(value) => value.twist(turn),)
                } else {
                    quote!(Self::#name => {})
                }
            });
            // Some variants no payload is read as: others hold for the same.
            let others = item.variants.iter().filter_map(|variant| {
                let (name, ty) = (&variant.ident, &variant.fields.iter().next()?.ty);
                Some(quote! {
                    if let Some(value) = turn.make_up::<#ty>() {
                        *self = Self::#name(value);
                    }
                })
            });
            (&item.ident, quote!(match self { #(#arms)* } #(#others)*))
        }
        _ => return None,
    };
    let known = written.contains(&name.to_string());
    known.then(|| {
        parse_quote! {
            impl crate::weak::Twist for #name {
                fn twist(&mut self, turn: &mut crate::weak::Turn) {
                    use crate::weak::Twist as _;
                    crate::weak::spoil(self, turn);
                    if !turn.done {
                        #body
                    }
                }
            }
        }
    })
}

fn of_fields(fields: &Fields) -> TokenStream {
    if let Fields::Unnamed(_) = fields {
        return quote!(self.0.twist(turn););
    }
    let mut body = TokenStream::new();
    let names: Vec<_> = fields.iter().filter_map(|field| field.ident.as_ref()).collect();
    for name in &names {
        body.extend(quote!(self.#name.twist(turn);));
    }
    // Members that are not named may bear the names of those that are.
    let words: Vec<String> = names.iter().map(|name| name.to_string().replace("r#", "")).collect();
    if let Some((rest, words)) = words.split_last().filter(|(rest, _)| *rest == "additional") {
        let rest = ident(rest);
        body.extend(quote!(crate::weak::repeat(&mut self.#rest, &[#(#words),*], turn);));
    }
    body
}
