//! Secrets by their looks, under whatever name: keys and certificates in PEM, signed addresses, tokens, keys of Azure.

use std::ops::Range;

/// What PEM begins with, in base64.
const PEM_IN_BASE64: &str = "LS0tLS1CRUdJTi";

/// What keys of Azure carry in their middle, so that scanners know them.
const AZURE_MARKS: &[&str] =
    &["+ABa", "+ACR", "+AEh", "+AIoT", "+ARm", "+ASb", "+ASt", "ACDb", "AzCa", "AzFu", "AzSe", "JQQJ99"];

/// How tokens of code hosts begin.
const TOKEN_STARTS: &[&str] = &["ghp_", "gho_", "ghs_", "github_pat_", "glpat-", "xoxb-", "xoxp-"];

/// A shorter run of letters is none of the tokens and keys below.
const SHORTEST: usize = 20;

/// Adds what looks like a secret.
pub(super) fn add(text: &str, found: &mut Vec<Range<usize>>) {
    pem(text, found);
    signatures(text, found);
    passwords_in_addresses(text, found);
    runs(text, found);
}

/// PEM up to its last line; without one, the rest of the string or line and the lines of base64 below it.
fn pem(text: &str, found: &mut Vec<Range<usize>>) {
    const BEGIN: &str = "-----BEGIN ";
    const END: &str = "-----END ";
    const DASHES: &str = "-----";
    let mut from = 0;
    let mut has_end = true;
    while let Some(start) = find_from(text, from, BEGIN) {
        let inner = start.saturating_add(BEGIN.len());
        let end = has_end.then(|| find_from(text, inner, END)).flatten();
        has_end &= end.is_some();
        let end = match end {
            Some(end) => {
                let label = end.saturating_add(END.len());
                find_from(text, label, DASHES).map_or(text.len(), |at| at.saturating_add(DASHES.len()))
            }
            None => end_of_open_pem(text, inner),
        };
        found.push(start..end);
        from = end;
    }
}

fn end_of_open_pem(text: &str, from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    let first = rest.find(['"', '\'', '\n', '\r']).unwrap_or(rest.len());
    let mut end = from.saturating_add(first);
    let below = text.get(end..).unwrap_or_default();
    if below.starts_with(['"', '\'']) {
        return end;
    }
    for line in below.split_inclusive('\n') {
        let is_base64 = line.trim().chars().all(|char| char.is_ascii_alphanumeric() || "+/=".contains(char));
        if !is_base64 {
            break;
        }
        end = end.saturating_add(line.len());
    }
    end
}

/// `sig=…` of a shared access signature.
fn signatures(text: &str, found: &mut Vec<Range<usize>>) {
    const NAME: &str = "sig=";
    let mut from = 0;
    while let Some(at) = find_from(text, from, NAME) {
        let start = at.saturating_add(NAME.len());
        from = start;
        let before = text.get(..at).and_then(|before| before.bytes().next_back());
        if before.is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            continue;
        }
        let end = end_of(text, start, |char| {
            !(char.is_ascii_alphanumeric() || matches!(char, '%' | '+' | '/' | '=' | '_' | '-' | '.' | '~'))
        });
        found.push(start..end);
        from = end;
    }
}

/// `https://user:password@host`.
fn passwords_in_addresses(text: &str, found: &mut Vec<Range<usize>>) {
    const SLASHES: &str = "://";
    let mut from = 0;
    while let Some(at) = find_from(text, from, SLASHES) {
        let start = at.saturating_add(SLASHES.len());
        let end =
            end_of(text, start, |char| char.is_whitespace() || matches!(char, '/' | '"' | '\'' | '@' | '?'));
        from = end.max(start);
        let user = text.get(start..end).unwrap_or_default();
        if text.get(end..).is_some_and(|rest| rest.starts_with('@'))
            && let Some(colon) = user.find(':')
        {
            found.push(start.saturating_add(colon).saturating_add(1)..end);
        }
    }
}

/// Long runs of the characters that tokens are made of.
fn runs(text: &str, found: &mut Vec<Range<usize>>) {
    let mut from = 0;
    while from < text.len() {
        let start = from.saturating_add(
            text.get(from..).unwrap_or_default().find(is_of_token).unwrap_or(text.len().saturating_sub(from)),
        );
        let end = end_of(text, start, |char| !is_of_token(char));
        if end.saturating_sub(start) >= SHORTEST
            && let Some(secret) = text.get(start..end).and_then(secret_in_run)
        {
            found.push(start.saturating_add(secret)..end);
        }
        from = end.max(from.saturating_add(1));
        while from < text.len() && !text.is_char_boundary(from) {
            from = from.saturating_add(1);
        }
    }
}

const fn is_of_token(char: char) -> bool {
    char.is_ascii_alphanumeric() || matches!(char, '+' | '/' | '=' | '_' | '-' | '.' | '~')
}

/// Where in the run its secret begins, if it has one.
fn secret_in_run(run: &str) -> Option<usize> {
    if let Some(at) = run.find(PEM_IN_BASE64) {
        return Some(at);
    }
    if let Some(at) = run.find("eyJ") {
        let mut parts = run.get(at..).unwrap_or_default().split('.');
        if parts.next().is_some_and(|part| part.len() >= 8)
            && parts.next().is_some_and(|part| part.len() >= 8)
        {
            return Some(at);
        }
    }
    if let Some(at) = TOKEN_STARTS.iter().filter_map(|start| run.find(start)).min() {
        return (run.len().saturating_sub(at) >= SHORTEST).then_some(at);
    }
    // `name=key==`: the padding belongs to the key.
    let bare = run.trim_end_matches('=');
    let at = bare.rfind('=').map_or(0, |at| at.saturating_add(1));
    let key = run.get(at..).unwrap_or_default();
    let padding = run.len().saturating_sub(bare.len());
    let is_base64 =
        key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    let is_key = match (key.len(), padding) {
        // 64 and 32 random bytes: storage, Cosmos DB, Batch; service bus, event hubs, IoT.
        (88, 2) | (44, 1) => is_base64,
        (52..=90, _) => AZURE_MARKS.iter().any(|mark| key.contains(mark)),
        _ => false,
    };
    // A client secret of Entra ID: `abc8Q~` and 34 more.
    let is_client_secret = (37..=44).contains(&key.len())
        && key.find("Q~").is_some_and(|at| {
            key.get(..at)
                .and_then(|before| before.bytes().next_back())
                .is_some_and(|byte| byte.is_ascii_digit())
        });
    (is_key || is_client_secret).then_some(at)
}

fn find_from(text: &str, from: usize, what: &str) -> Option<usize> {
    Some(from.saturating_add(text.get(from..)?.find(what)?))
}

fn end_of(text: &str, from: usize, is_end: impl Fn(char) -> bool) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from.saturating_add(rest.find(|char: char| is_end(char)).unwrap_or(rest.len()))
}
