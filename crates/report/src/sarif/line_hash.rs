//! The hash by which GitHub recognizes a finding after lines have moved: `primaryLocationLineHash`.
//!
//! It covers the 100 characters from the start of the line, blanks left out, and is followed by how often the same
//! hash came before in the file. GitHub warns of any other value, so this is exactly its algorithm.

use akslint_diagnostics::order::repetitions;

/// UTF-16 code units that a hash covers.
const WINDOW: usize = 100;

/// The base of the rolling hash.
const BASE: u64 = 37;

/// Stands for the end of the file.
const END_OF_FILE: u16 = 0xffff;

const LINE_FEED: u16 = 0x0a;
const CARRIAGE_RETURN: u16 = 0x0d;

/// The hashes of the lines of `text` that `wanted` names, counted from 1.
pub(super) fn of(text: &str, wanted: &[u32]) -> Vec<(u32, String)> {
    let mut roller = Roller::new();
    let mut after_return = false;
    for unit in text.encode_utf16() {
        let is_blank = unit == u16::from(b' ') || unit == u16::from(b'\t');
        let is_rest_of_line_end = after_return && unit == LINE_FEED;
        after_return = !is_blank && unit == CARRIAGE_RETURN;
        if !is_blank && !is_rest_of_line_end {
            roller.take(if unit == CARRIAGE_RETURN { LINE_FEED } else { unit });
        }
    }
    roller.take(END_OF_FILE);
    let hashes = roller.finish();
    let before = repetitions(&hashes);
    let hash_of = |line: &u32| {
        let at = usize::try_from(line.checked_sub(1)?).ok()?;
        let count = before.get(at)?.saturating_add(1);
        Some((*line, format!("{:x}:{count}", hashes.get(at)?)))
    };
    wanted.iter().filter_map(hash_of).collect()
}

struct Roller {
    /// The hash of each line so far.
    hashes: Vec<u64>,
    /// The last units, and whether each starts a line; both are rings that begin at `at`.
    units: [u16; WINDOW],
    starts: [bool; WINDOW],
    at: usize,
    hash: u64,
    /// The factor of the unit that leaves the window.
    leaving: u64,
    at_line_start: bool,
}

impl Roller {
    fn new() -> Self {
        Self {
            hashes: Vec::new(),
            units: [0; WINDOW],
            starts: [false; WINDOW],
            at: 0,
            hash: 0,
            leaving: (0..WINDOW).fold(1, |power: u64, _| power.wrapping_mul(BASE)),
            at_line_start: true,
        }
    }

    fn take(&mut self, unit: u16) {
        self.give();
        if let Some(start) = self.starts.get_mut(self.at) {
            *start = self.at_line_start;
        }
        self.at_line_start = unit == LINE_FEED;
        self.roll(unit);
    }

    /// Notes the hash of the line that starts at the oldest unit of the window, if one does.
    fn give(&mut self) {
        if self.starts.get_mut(self.at).is_some_and(std::mem::take) {
            self.hashes.push(self.hash);
        }
    }

    fn roll(&mut self, unit: u16) {
        if let Some(oldest) = self.units.get_mut(self.at) {
            let left = self.leaving.wrapping_mul(u64::from(std::mem::replace(oldest, unit)));
            self.hash = BASE.wrapping_mul(self.hash).wrapping_add(u64::from(unit)).wrapping_sub(left);
        }
        self.at = self.at.saturating_add(1) % WINDOW;
    }

    fn finish(mut self) -> Vec<u64> {
        for _ in 0..WINDOW {
            self.give();
            self.roll(0);
        }
        self.hashes
    }
}

#[cfg(test)]
#[allow(clippy::indexing_slicing)]
mod tests {
    use super::of;

    fn hashes(text: &str) -> Vec<String> {
        of(text, &(1..100).collect::<Vec<_>>()).into_iter().map(|(_, hash)| hash).collect()
    }

    /// The hash of one line by its definition, without a rolling window: the next 100 units, weighted.
    fn direct(units: &[u16]) -> u64 {
        (0..100).fold(0, |hash: u64, at| {
            hash.wrapping_mul(37).wrapping_add(units.get(at).copied().map_or(0, u64::from))
        })
    }

    #[test]
    fn agrees_with_the_definition() {
        let text = "{\n  \"é\": \"😀\",\n\n\t\"long\": \"0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890\"\n}\n";
        let squeezed: Vec<u16> =
            text.replace([' ', '\t'], "").encode_utf16().chain(std::iter::once(0xffff)).collect();
        let mut starts = vec![0];
        starts.extend(squeezed.iter().enumerate().filter(|(_, unit)| **unit == 10).map(|(at, _)| at + 1));
        let expected: Vec<String> =
            starts.iter().map(|start| format!("{:x}:1", direct(&squeezed[*start..]))).collect();
        assert_eq!(hashes(text), expected);
    }

    #[test]
    fn equal_lines_are_counted() {
        let text = "x\n".repeat(120);
        let found = hashes(&text);
        assert_eq!(found.len(), 99);
        assert!(found[0].ends_with(":1") && found[1].ends_with(":2"));
        assert_eq!(found[0].split(':').next(), found[1].split(':').next());
    }

    #[test]
    fn line_ends_and_blanks_do_not_matter() {
        assert_eq!(hashes("a b\r\nc\r\n"), hashes("ab\n\tc\n"));
        assert_eq!(hashes("a\rb"), hashes("a\nb"));
        assert_eq!(hashes("").len(), 1);
    }
}
