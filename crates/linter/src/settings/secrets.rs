//! Values in settings that may be secrets, to be masked wherever the file is shown: a parameter that is assumed can be
//! called `adminPassword`. Lines are looked at, so that broken texts are covered too.

use std::ops::Range;

/// Parts of names that speak of secrets, in lower case.
const WORDS: [&str; 4] = ["password", "secret", "token", "connectionstring"];

/// What stands behind the `=` or `:` after such a word, up to the end of the line.
pub(super) fn secrets(text: &str) -> Vec<Range<u32>> {
    let mut found = Vec::new();
    let mut start = 0usize;
    for line in text.split_inclusive('\n') {
        let lower = line.to_ascii_lowercase();
        let word = WORDS.iter().filter_map(|word| lower.find(word)).min();
        let rest = word.and_then(|at| Some((at, lower.get(at..)?)));
        let sign = rest.and_then(|(at, rest)| Some(at.saturating_add(rest.find(['=', ':'])?)));
        if let Some(value) = sign.and_then(|sign| line.get(sign.saturating_add(1)..)) {
            let from = line.len().saturating_sub(value.trim_start().len());
            let to = line.trim_end().len();
            if from < to {
                found.push(small(start.saturating_add(from))..small(start.saturating_add(to)));
            }
        }
        start = start.saturating_add(line.len());
    }
    found
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
