//! Values that must never be shown, in whatever object they stand: those under names that Azure has for secrets, and
//! keys and certificates in PEM.

use crate::node::Node;
use std::ops::Range;

/// Names of members that hold a secret wherever they stand, in lower case.
const ALWAYS: [&str; 18] = [
    "accesskey",
    "accesstoken",
    "adminpassword",
    "authorizationtoken",
    "clientsecret",
    "connectionstring",
    "instrumentationkey",
    "kubeconfig",
    "password",
    "primarykey",
    "privatekey",
    "refreshtoken",
    "relayconnectionstring",
    "sastoken",
    "secondarykey",
    "secret",
    "servicebusconnectionstring",
    "token",
];

/// The settings of a certificate.
const TLS: [&str; 2] = ["sslConfiguration", "ssl_configuration"];

/// Names that hold a secret only among these, as `key` is a common word.
const IN_TLS: [&str; 2] = ["cert", "key"];

/// Adds the characters of every secret below `root`, in the order of the text.
pub(crate) fn named(root: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    root.each_member_below(|key, value| {
        if is_secret(key) {
            add(value, secrets);
        } else if TLS.iter().any(|name| key.eq_ignore_ascii_case(name.as_bytes())) {
            IN_TLS.iter().filter_map(|name| value.get(name)).for_each(|value| add(value, secrets));
        }
    });
}

fn add(value: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    if let Some(span) = value.content_span().filter(|span| !span.is_empty()) {
        secrets.push(span.start..span.end);
    }
}

fn is_secret(key: &[u8]) -> bool {
    // Most names are told apart by their first letter.
    let first = key.first().copied().unwrap_or(0) | b' ';
    let bare =
        |name: &str| key.iter().filter(|byte| **byte != b'_').map(u8::to_ascii_lowercase).eq(name.bytes());
    ALWAYS.iter().any(|name| name.as_bytes().first() == Some(&first) && bare(name))
}

/// Whether a name that someone chose, such as that of a parameter, says that its value is a secret.
pub(crate) fn sounds_secret(name: &str) -> bool {
    const WORDS: [&str; 8] =
        ["password", "passwd", "secret", "cert", "pem", "token", "connectionstring", "credential"];
    let name = name.to_ascii_lowercase();
    WORDS.iter().any(|word| name.contains(word)) || name.ends_with("key")
}

/// Adds the characters of every string that holds a key or certificate in PEM.
pub(crate) fn in_pem(text: &str, secrets: &mut Vec<Range<u32>>) {
    const MARK: &str = "-----BEGIN ";
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find(MARK)) {
        let at = from.saturating_add(found);
        let start = text.get(..at).and_then(|before| before.rfind('"')).map_or(at, |quote| quote.max(from));
        let end = text.get(at..).and_then(|rest| rest.find('"')).map_or(text.len(), |length| at + length);
        let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        secrets.push(offset(start)..offset(end));
        from = end.max(at.saturating_add(MARK.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_in_pem_are_found_with_the_string_around_them() {
        let text = r#"{"a": "x -----BEGIN RSA PRIVATE KEY-----\nabc", "b": "-----BEGIN CERTIFICATE-----"#;
        let mut secrets = Vec::new();
        in_pem(text, &mut secrets);
        let found: Vec<&str> =
            secrets.iter().filter_map(|range| text.get(range.start as usize..range.end as usize)).collect();
        assert_eq!(found, [r#""x -----BEGIN RSA PRIVATE KEY-----\nabc"#, r#""-----BEGIN CERTIFICATE-----"#]);
    }

    #[test]
    fn names_say_what_is_secret() {
        for name in ["adminPassword", "sslCertPemFile", "sshRSAPublicKey", "servicePrincipalClientSecret"] {
            assert!(sounds_secret(name), "{name}");
        }
        for name in ["location", "keyVaultName", "agentCount", "clusterPurpose"] {
            assert!(!sounds_secret(name), "{name}");
        }
    }
}
