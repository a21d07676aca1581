//! Takes in one file: regular files only, up to a limit, whatever the encoding.

use akslint_diagnostics::{Failure, ProblemKind, SourceFile};
use akslint_linter::recognizes;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// Bytes of a file that is too large which are looked at to tell whether it is one of ours.
const PEEK: u64 = 64 << 10;
/// The largest settings file, in bytes.
const SETTINGS: u64 = 1 << 20;

/// The largest file to read, in bytes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Of one document.
    document: u64,
    /// Of a stream of documents.
    stream: u64,
}

impl Limits {
    /// The limit that the user set, or the defaults.
    pub(crate) fn new(mebibytes: Option<u64>) -> Self {
        let bytes = |mebibytes: u64| mebibytes.saturating_mul(1 << 20);
        Self { document: bytes(mebibytes.unwrap_or(64)), stream: bytes(mebibytes.unwrap_or(1024)) }
    }

    fn of(self, path: &str) -> u64 {
        let is_stream =
            [".ndjson", ".jsonl"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending));
        if is_stream { self.stream } else { self.document }
    }
}

/// Whether a file that nobody named is kept only if it is one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Interest {
    /// The user named it: a fault in reading it is told.
    Named,
    /// It was found in a folder, or looked for beside another file: that there is no such file is no fault.
    Found,
}

/// Reads the file at `path`, shown as `shown`. `None` means that it is not one of ours.
pub(crate) fn file(path: &Path, shown: &str, limits: Limits, interest: Interest) -> Option<SourceFile> {
    let limit = limits.of(shown);
    match open(path) {
        Ok((mut file, metadata)) if metadata.len() > limit => {
            let peek = read_up_to(&mut file, PEEK).map(decode).unwrap_or_default();
            let is_ours = recognizes(shown, &peek.text);
            (is_ours || interest == Interest::Named).then(|| too_large(shown, limit))
        }
        Ok((mut file, _)) => match read_up_to(&mut file, limit.saturating_add(1)) {
            Ok(bytes) => take(decode(bytes), shown, interest),
            Err(error) => Some(unreadable(shown, &error)),
        },
        Err(error) => {
            let is_told = interest == Interest::Named || error.kind() == io::ErrorKind::PermissionDenied;
            is_told.then(|| unreadable(shown, &error))
        }
    }
}

/// Reads a settings file, shown as `shown`.
pub(crate) fn settings(path: &Path, shown: &str) -> SourceFile {
    match open(path).and_then(|(mut file, _)| read_up_to(&mut file, SETTINGS.saturating_add(1))) {
        Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|length| length > SETTINGS) => {
            let message = format!("settings are not larger than {} KiB", SETTINGS >> 10);
            failed(shown, String::new(), ProblemKind::Limit, 0, message)
        }
        Ok(bytes) => {
            let Decoded { text, broken_at, .. } = decode(bytes);
            match broken_at {
                Some(at) => failed(shown, text, ProblemKind::Unreadable, at, "this is not UTF-8".to_owned()),
                None => SourceFile::new(shown, text),
            }
        }
        Err(error) => unreadable(shown, &error),
    }
}

fn failed(shown: &str, text: String, kind: ProblemKind, at: usize, message: String) -> SourceFile {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    SourceFile { failure: Some(Failure { kind, at, message, help: None }), ..SourceFile::new(shown, text) }
}

/// Reads the text of a file that the user named for its own sake.
pub(crate) fn text(path: &Path, limits: Limits) -> Result<String, String> {
    let shown = path.to_string_lossy();
    match file(path, &shown, limits, Interest::Named) {
        None => Err(format!("{shown}: it cannot be read")),
        Some(SourceFile { failure: Some(failure), .. }) => Err(format!("{shown}: {}", failure.message)),
        Some(file) => Ok(file.text.raw().to_owned()),
    }
}

/// Reads standard input, shown as `shown`.
pub(crate) fn standard_input(shown: &str, limits: Limits) -> SourceFile {
    match read_up_to(&mut io::stdin().lock(), limits.stream.saturating_add(1)) {
        Ok(bytes) if u64::try_from(bytes.len()).is_ok_and(|length| length > limits.stream) => {
            too_large(shown, limits.stream)
        }
        Ok(bytes) => SourceFile { is_writable: false, ..source(decode(bytes), shown) },
        Err(error) => unreadable(shown, &error),
    }
}

/// Opens regular files only: a pipe or a device would never end.
fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let regular = |metadata: Metadata| {
        if metadata.is_file() { Ok(metadata) } else { Err(io::Error::other("it is not a regular file")) }
    };
    regular(path.metadata()?)?;
    let file = File::open(path)?;
    let metadata = regular(file.metadata()?)?;
    Ok((file, metadata))
}

fn read_up_to(from: &mut impl Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A text, and the byte offset of the first bytes that are none.
#[derive(Default)]
struct Decoded {
    text: String,
    broken_at: Option<usize>,
    is_utf16: bool,
}

/// UTF-8, or UTF-16 where a byte order mark says so (PowerShell's `>` writes it).
fn decode(bytes: Vec<u8>) -> Decoded {
    let utf16 = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xfe, 0xff, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    if let Some((rest, unit)) = utf16 {
        let units = rest.chunks(2).map(|pair| match pair {
            [one, two] => unit([*one, *two]),
            _ => 0xfffd,
        });
        let text: String =
            char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Decoded { broken_at: text.find(char::REPLACEMENT_CHARACTER), text, is_utf16: true };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, ..Decoded::default() },
        Err(error) => {
            let broken_at = Some(error.utf8_error().valid_up_to());
            Decoded {
                text: String::from_utf8_lossy(error.as_bytes()).into_owned(),
                broken_at,
                is_utf16: false,
            }
        }
    }
}

fn take(decoded: Decoded, shown: &str, interest: Interest) -> Option<SourceFile> {
    (interest == Interest::Named || recognizes(shown, &decoded.text)).then(|| source(decoded, shown))
}

fn source(decoded: Decoded, shown: &str) -> SourceFile {
    let failure = decoded.broken_at.filter(|_| recognizes(shown, &decoded.text)).map(|at| Failure {
        kind: ProblemKind::Unreadable,
        at: u32::try_from(at).unwrap_or(u32::MAX),
        message: "this is not UTF-8".to_owned(),
        help: Some("save the file as UTF-8".to_owned()),
    });
    SourceFile { failure, is_writable: !decoded.is_utf16, ..SourceFile::new(shown, decoded.text) }
}

fn too_large(shown: &str, limit: u64) -> SourceFile {
    let failure = Failure {
        kind: ProblemKind::Limit,
        at: 0,
        message: format!("the file is larger than {} MiB", limit >> 20),
        help: Some("raise --max-file-size to read it all the same".to_owned()),
    };
    SourceFile { failure: Some(failure), ..SourceFile::new(shown, "") }
}

/// The place of a file or folder that could not be read.
pub(crate) fn unreadable(shown: &str, error: &io::Error) -> SourceFile {
    let failure = Failure {
        kind: ProblemKind::Unreadable,
        at: 0,
        message: format!("cannot read it: {}", reason(error)),
        help: None,
    };
    SourceFile { failure: Some(failure), ..SourceFile::new(shown, "") }
}

/// The reason in words that do not differ between systems.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => error.to_string(),
    }
}
