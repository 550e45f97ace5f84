//! Files and standard input, of which no more is read than a limit: neither need ever end.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use specwright_build::Problem;

/// How much is read. The judge refuses payloads for their size long before.
const MOST: u64 = 64 << 20;

/// The beginning of a file, or of standard input when the path is `-`.
pub(crate) fn read(file: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(MOST).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|file| file.take(MOST).read_to_end(&mut bytes))
    };
    read.map(|_| bytes).map_err(|error| Problem::io(file, "read", &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_read_to_the_limit() {
        let bytes = read(Path::new("/dev/zero")).unwrap();
        assert_eq!(u64::try_from(bytes.len()).unwrap(), MOST);
        assert!(read(Path::new("/")).is_err());
    }
}
