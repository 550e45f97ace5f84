//! Ties generated code to the runtime's version when it is compiled.

/// Whether code generated for `wanted` (`major.minor`) runs with the runtime of version `have`.
#[doc(hidden)]
pub const fn is_made_for(wanted: &str, have: &str) -> bool {
    let (wanted, have) = (wanted.as_bytes(), have.as_bytes());
    if wanted.len() >= have.len() || have[wanted.len()] != b'.' {
        return false;
    }
    let mut at = 0;
    while at < wanted.len() {
        if wanted[at] != have[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Fails to compile when the runtime is of another version than the generated code was made for.
///
/// ```
/// specwright::handshake!("0.1");
/// ```
/// ```compile_fail
/// specwright::handshake!("0.0");
/// ```
#[macro_export]
macro_rules! handshake {
    ($wanted:literal) => {
        const _: () = assert!(
            $crate::is_made_for($wanted, $crate::VERSION),
            concat!("generated for specwright ", $wanted, ": generate again, or use that version")
        );
    };
}
