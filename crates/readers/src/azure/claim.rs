//! Whether a text is Azure's output about resources that akslint reads: a quick look that never builds a tree.

use super::object::{Kind, is_attached_kubernetes};
use super::rows::PAGES;
use akslint_model::Text;

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
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with(['{', '[']) {
        return false;
    }
    let mut look = Look { text, at: 0, open: Vec::new(), deeper: 0 };
    look.run()
}

/// What is open at the place reached, as far as it matters.
enum Open {
    /// An array whose objects are resources.
    Rows,
    /// An object that may be a resource, or a page where `is_document`.
    Row { is_document: bool, key: String, seen: Seen },
}

/// What an object has shown of itself.
#[derive(Default)]
struct Seen {
    id: Option<bool>,
    kind: Option<bool>,
    resource_type: bool,
    properties: bool,
    tool_type: Option<Text>,
    resource_id: Option<Text>,
    pools: bool,
    network: bool,
    foreign: bool,
}

impl Seen {
    fn branch(&mut self, key: &str) {
        match key.to_ascii_lowercase().as_str() {
            "properties" => self.properties = true,
            "agentpoolprofiles" => self.pools = true,
            "networkprofile" => self.network = true,
            _ => {}
        }
    }

    fn string(&mut self, key: &str, value: &str) {
        match key.to_ascii_lowercase().as_str() {
            "id" if value.starts_with('/') => self.id = Some(Kind::of_id(value).is_some()),
            "type" if value.contains('/') => self.kind = Some(Kind::of_type(value).is_some()),
            "type" => self.tool_type = Some(value.into()),
            "resourcetype" => self.resource_type = Kind::of_type(value).is_some(),
            "resource_id" => self.resource_id = Some(value.into()),
            // Declarations, not output: templates and manifests name a version or a schema, or compute their names.
            "apiversion" | "$schema" => self.foreign = true,
            "name" if value.starts_with('[') => self.foreign = true,
            _ => {}
        }
    }

    fn is_ours(&self) -> bool {
        let by_form = || {
            self.resource_type && self.properties
                || self.pools && self.network
                || is_attached_kubernetes(self.tool_type.clone(), self.resource_id.clone())
        };
        !self.foreign && self.id.or(self.kind).unwrap_or_else(by_form)
    }
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
        // A text that ends too early shows what it is all the same.
        self.open.iter().any(|open| matches!(open, Open::Row { seen, .. } if seen.is_ours()))
    }

    fn open(&mut self, is_object: bool) {
        self.at += 1;
        if self.deeper > 0 {
            self.deeper += 1;
            return;
        }
        let is_first = self.open.is_empty();
        let next = match self.open.last_mut() {
            Some(Open::Row { is_document, key, seen }) => {
                seen.branch(key);
                let is_page = *is_document && PAGES.iter().any(|page| page.eq_ignore_ascii_case(key));
                (is_page && !is_object).then_some(Open::Rows)
            }
            Some(Open::Rows) | None if is_object => {
                Some(Open::Row { is_document: is_first, key: String::new(), seen: Seen::default() })
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
        matches!(self.open.pop(), Some(Open::Row { seen, .. }) if seen.is_ours())
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
        let Some(Open::Row { key, seen, .. }) = self.open.last_mut() else { return };
        let content = self.text.get(start..end).unwrap_or_default();
        let after = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if after.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':') {
            key.clear();
            key.push_str(content);
        } else {
            seen.string(key, content);
        }
    }
}
