//! Which words name rules: codes, starts of codes, names, and `ALL`.

use crate::catalogue::metas;
use crate::remark::REMARKS;
use akslint_diagnostics::order::sort_by_key;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// The words by which settings may name rules, as the schema lists them.
#[derive(Debug)]
pub(crate) struct Words {
    /// Every code and name, with what the rule demands, in the order of the codes.
    pub(crate) rules: Vec<(&'static str, &'static str)>,
    /// Starts of codes, and `ALL`, in order.
    pub(crate) starts: Vec<&'static str>,
}

/// The words of this version. Settings are read rarely, and rules do not change.
pub(crate) fn words() -> &'static Words {
    static WORDS: OnceLock<Words> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut rules = Vec::new();
        for meta in metas() {
            rules.extend(meta.covers.iter().map(|code| (*code, meta.summary)));
            rules.push((meta.name, meta.summary));
        }
        for one in &REMARKS {
            rules.extend([(one.code, one.summary), (one.name, one.summary)]);
        }
        let mut starts = vec!["ALL"];
        for (code, _) in rules.iter().filter(|(word, _)| !word.contains('-')) {
            starts.extend((3..code.len()).filter_map(|length| code.get(..length)));
        }
        sort_by_key(&mut starts, |start| *start);
        starts.dedup();
        Words { rules, starts }
    })
}

/// Whether settings may name a rule so.
pub(super) fn is_known(word: &str) -> bool {
    let words = words();
    words.starts.contains(&word) || words.rules.iter().any(|(one, _)| *one == word)
}

/// How precisely a word names rules: a code or name more than the start of a code, and that more than `ALL`.
fn precision(word: &str) -> usize {
    match word {
        "ALL" => 0,
        word if word.contains('-') => usize::MAX,
        word => word.len(),
    }
}

/// Puts the most precise words first.
pub(super) fn sort<T>(words: &mut Vec<(String, T)>) {
    sort_by_key(words, |(word, _)| Reverse(precision(word)));
}
