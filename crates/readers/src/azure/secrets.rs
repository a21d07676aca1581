//! Values in Azure's output that must never be shown, in whatever object they stand.

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

/// Names that hold one only beside a certificate's settings, as `key` is a common word.
const IN_TLS: [&str; 2] = ["cert", "key"];

/// Adds the characters of every secret below `root`, in the order of the text.
pub(super) fn find(root: Node<'_>, secrets: &mut Vec<Range<u32>>) {
    let before = secrets.len();
    let mut open = vec![(root, false)];
    while let Some((node, in_tls)) = open.pop() {
        open.extend(node.items().filter(|item| is_branch(*item)).map(|item| (item, false)));
        for member in node.members() {
            let value = member.value;
            if is_branch(value) {
                open.push((
                    value,
                    is(&member.key, "sslConfiguration") || is(&member.key, "ssl_configuration"),
                ));
            } else if is_secret(&member.key, in_tls)
                && let Some(span) = value.content_span().filter(|span| !span.is_empty())
            {
                secrets.push(span.start..span.end);
            }
        }
    }
    secrets.get_mut(before..).unwrap_or_default().sort_unstable_by_key(|range| range.start);
}

fn is_branch(node: Node<'_>) -> bool {
    node.is_object() || node.is_array()
}

fn is(key: &str, name: &str) -> bool {
    key.eq_ignore_ascii_case(name)
}

fn is_secret(key: &str, in_tls: bool) -> bool {
    let bare = |name: &str| {
        key.bytes().filter(|byte| *byte != b'_').map(|byte| byte.to_ascii_lowercase()).eq(name.bytes())
    };
    ALWAYS.iter().any(|name| bare(name)) || in_tls && IN_TLS.iter().any(|name| is(key, name))
}
