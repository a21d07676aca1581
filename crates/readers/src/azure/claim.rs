//! Whether a text is Azure's output about resources that akslint reads: a quick look that never builds a tree.

use super::marks::Marks;
use super::rows::PAGES;

/// The endings of files in which people keep output.
const ENDINGS: [&str; 3] = ["json", "jsonl", "ndjson"];

/// Whether a file of this path may hold output: JSON by its ending, or without one, as standard input.
pub(super) fn may_hold_output(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').is_none_or(|(_, ending)| ENDINGS.iter().any(|one| one.eq_ignore_ascii_case(ending)))
}

/// Whether one of our resources stands where Azure's output has its objects: as a document, in an array of a
/// document, or in the rows of a page.
pub(super) fn shows_our_resources(text: &str) -> bool {
    let text = text.get(start_of_output(text)..).unwrap_or("");
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let mut look = Look { text, at: 0, open: Vec::new(), deeper: 0 };
    look.run()
}

/// Where the output itself starts: `az` prints warnings before it, which `2>&1` brings into the same file.
pub(super) fn start_of_output(text: &str) -> usize {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    while rest.starts_with("WARNING: ") {
        rest = rest.split_once('\n').map_or("", |(_, next)| next).trim_start();
    }
    text.len().saturating_sub(rest.len())
}

/// What is open at the place reached, as far as it matters.
enum Open {
    /// An array whose objects are resources.
    Rows,
    /// An object that may be a resource, or a page where `is_document`.
    Row { is_document: bool, key: String, marks: Marks },
}

struct Look<'t> {
    text: &'t str,
    at: usize,
    open: Vec<Open>,
    /// How many arrays and objects are open within the last of `open`.
    deeper: usize,
}

impl Look<'_> {
    fn run(&mut self) -> bool {
        while let Some(byte) = self.text.as_bytes().get(self.at).copied() {
            match byte {
                b'"' => self.string(),
                b'{' | b'[' => self.open(byte == b'{'),
                b'}' | b']' => {
                    if self.close() {
                        return true;
                    }
                }
                _ => self.at += 1,
            }
        }
        // A text that ends too early shows what it is all the same, if perhaps not its name.
        self.open.iter().any(|open| matches!(open, Open::Row { marks, .. } if marks.may_be_ours()))
    }

    fn open(&mut self, is_object: bool) {
        self.at += 1;
        if self.deeper > 0 {
            self.deeper += 1;
            return;
        }
        let is_first = self.open.is_empty();
        let next = match self.open.last_mut() {
            Some(Open::Row { is_document, key, marks }) => {
                marks.branch(key);
                let is_page = *is_document && PAGES.iter().any(|page| page.eq_ignore_ascii_case(key));
                (is_page && !is_object).then_some(Open::Rows)
            }
            Some(Open::Rows) | None if is_object => {
                Some(Open::Row { is_document: is_first, key: String::new(), marks: Marks::default() })
            }
            None => Some(Open::Rows),
            Some(Open::Rows) => None,
        };
        match next {
            Some(next) => self.open.push(next),
            None => self.deeper = 1,
        }
    }

    /// Whether what is closed here is one of our resources.
    fn close(&mut self) -> bool {
        self.at += 1;
        if self.deeper > 0 {
            self.deeper -= 1;
            return false;
        }
        matches!(self.open.pop(), Some(Open::Row { marks, .. }) if marks.kind().is_some())
    }

    fn string(&mut self) {
        let start = self.at + 1;
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let mut escaped = false;
        let end = rest.iter().position(|byte| {
            let is_end = *byte == b'"' && !escaped;
            escaped = *byte == b'\\' && !escaped;
            is_end
        });
        let end = start + end.unwrap_or(rest.len());
        self.at = end + 1;
        if self.deeper > 0 {
            return;
        }
        let Some(Open::Row { key, marks, .. }) = self.open.last_mut() else { return };
        let content = self.text.get(start..end).unwrap_or_default();
        let after = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if after.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':') {
            key.clear();
            key.push_str(content);
        } else {
            marks.text(key, content);
        }
    }
}
