//! Takes `is_sure` apart: each of its conjuncts gets a number, and a switch that weakens it.

use quote::{ToTokens, quote};
use syn::{BinOp, Block, Expr, ExprMethodCall, Lit, Stmt, parse_quote};

use super::Conjunct;

/// Gives numbers to the conjuncts of one file.
pub(super) struct Switches<'a> {
    /// Where what is found goes; its place there is its number.
    pub(super) found: &'a mut Vec<Conjunct>,
    /// The file and the type.
    pub(super) place: String,
}

impl Switches<'_> {
    /// Puts a switch at every conjunct of the body of an `is_sure`.
    pub(super) fn sure(&mut self, body: &mut Block) -> Result<(), String> {
        match body.stmts.as_mut_slice() {
            [Stmt::Expr(expr, None)] => self.expr(expr),
            // An open enumeration: sure of any variant but one.
            [Stmt::Local(_), Stmt::Expr(Expr::Lit(_), None)] => {
                let mut whole = parse_quote!(#body);
                self.switch(&mut whole, None)?;
                body.stmts = vec![Stmt::Expr(whole, None)];
                Ok(())
            }
            _ => Err(format!("{}: `is_sure` is not one expression", self.place)),
        }
    }

    /// Puts a switch at what a closed struct says of members that it drops.
    pub(super) fn close(&mut self, body: &mut Block) {
        for stmt in &mut body.stmts {
            let Stmt::Expr(Expr::MethodCall(call), Some(_)) = &*stmt else { continue };
            if call.method == "close" {
                let number = self.add("close", false);
                let receiver = &call.receiver;
                *stmt = parse_quote!({
                    let object = #receiver;
                    if crate::weak::asks(#number) {
                        object.close();
                    }
                });
            }
        }
    }

    fn expr(&mut self, expr: &mut Expr) -> Result<(), String> {
        match expr {
            Expr::Lit(lit) if matches!(&lit.lit, Lit::Bool(flag) if flag.value) => Ok(()),
            Expr::Binary(both) if matches!(both.op, BinOp::And(_)) => {
                self.expr(&mut both.left)?;
                self.expr(&mut both.right)
            }
            Expr::Match(choice) => choice.arms.iter_mut().try_for_each(|arm| match &mut arm.body {
                body if matches!(**body, Expr::Block(_)) => self.block(body),
                body => self.expr(body),
            }),
            Expr::MethodCall(call) if call.receiver.to_token_stream().to_string() == "look" => {
                let weaker = weaker(call);
                self.switch(expr, weaker)
            }
            other => Err(format!("{}: not known: {}", self.place, other.to_token_stream())),
        }
    }

    fn block(&mut self, body: &mut Expr) -> Result<(), String> {
        match body {
            Expr::Block(block) => self.sure(&mut block.block),
            other => self.expr(other),
        }
    }

    fn switch(&mut self, expr: &mut Expr, weaker: Option<Expr>) -> Result<(), String> {
        let number = self.add(&expr.to_token_stream().to_string(), weaker.is_some());
        let weaker = weaker.unwrap_or_else(|| parse_quote!(true));
        *expr = syn::parse2(quote!(crate::weak::check(#number, || #expr, || #weaker)))
            .map_err(|error| error.to_string())?;
        Ok(())
    }

    fn add(&mut self, text: &str, loosened: bool) -> usize {
        let number = self.found.len();
        let text = text
            .replace(" . ", ".")
            .replace("& ", "&")
            .replace("- ", "-")
            .replace(" (", "(")
            .replace(" ,", ",");
        let text = text.replace("( ", "(").replace(" )", ")").replace(" :: ", "::");
        self.found.push(Conjunct { place: self.place.clone(), text, loosened });
        number
    }
}

/// The same with its limit off by one, letting more in; members that are not named, without the care for their names.
fn weaker(call: &ExprMethodCall) -> Option<Expr> {
    let mut weaker = call.clone();
    let by = match call.method.to_string().as_str() {
        "short" | "few" | "at_most" => 1,
        "long" | "many" | "at_least" => -1,
        "rest" => {
            weaker.method = parse_quote!(inside);
            return Some(Expr::MethodCall(weaker));
        }
        _ => return None,
    };
    let limit = weaker.args.last_mut()?;
    let moved = number(limit)?.checked_add(by)?;
    *limit = syn::parse_str(&moved.to_string()).ok()?;
    Some(Expr::MethodCall(weaker))
}

/// A limit as it is written.
fn number(expr: &Expr) -> Option<i64> {
    let text = expr.to_token_stream().to_string().replace([' ', '_'], "");
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::{Conjunct, Switches};

    fn switched(body: &str) -> Result<(String, Vec<String>), String> {
        let mut found: Vec<Conjunct> = Vec::new();
        let mut body = syn::parse_str(body).unwrap();
        Switches { found: &mut found, place: "a.rs A".to_owned() }.sure(&mut body)?;
        let told = found
            .into_iter()
            .map(|one| format!("{}{}", one.text, if one.loosened { " +" } else { "" }));
        Ok((body.to_token_stream().to_string().replace(' ', ""), told.collect()))
    }

    #[test]
    fn every_conjunct_gets_a_switch() {
        let (code, told) = switched(
            "{ look.short(&self.a, 5) && look.at_least(&self.b, -3) && look.inside(&self.c) && look.rest(&self.d) }",
        )
        .unwrap();
        assert_eq!(
            told,
            [
                "look.short(&self.a, 5) +",
                "look.at_least(&self.b, -3) +",
                "look.inside(&self.c)",
                "look.rest(&self.d) +"
            ]
        );
        for weaker in [
            "||look.short(&self.a,6)",
            "||look.at_least(&self.b,-4)",
            "||true",
            "||look.inside(&self.d)",
        ] {
            assert!(code.contains(weaker), "{code}");
        }
        let (_, told) = switched(
            "{ match self { Self::A(value) => look.long(value, 2), Self::B(_) => true, } }",
        )
        .unwrap();
        assert_eq!(told, ["look.long(value, 2) +"]);
        let (code, told) =
            switched("{ let Self::Unknown(_) = self else { return true }; false }").unwrap();
        assert_eq!(told.len(), 1);
        assert!(
            code.starts_with("{crate::weak::check(0usize,||{letSelf::Unknown(_)=self"),
            "{code}"
        );
    }

    #[test]
    fn what_is_not_known_is_told() {
        for body in ["{ self.a.is_empty() }", "{ look.short(&self.a, 5) || true }", "{ false }"] {
            assert!(switched(body).is_err(), "{body}");
        }
    }
}
