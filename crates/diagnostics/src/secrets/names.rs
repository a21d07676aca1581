//! What names say about the values behind them.

/// What a name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Its value is a secret.
    Secret,
    /// Its value holds the settings of a certificate.
    Tls,
    /// Its value is a secret among the settings of a certificate.
    InTls,
    /// Its value is about something, and never a secret itself: a name, an id, a version.
    About,
    /// Nothing.
    Nothing,
}

/// Parts of names that make a secret, in lower case and without signs.
const PARTS: &[&str] = &[
    "authoritydata",
    "certificatedata",
    "clientkeydata",
    "connectionstring",
    "connstr",
    "credential",
    "kubeconfig",
    "passphrase",
    "passwd",
    "password",
    "secret",
    "sharedaccess",
];

/// Words of names that make a secret.
const WORDS: &[&str] = &["authorization", "bearer", "jwt", "pfx", "pwd", "sas", "token", "tokens"];

/// Words that make a secret where a name ends with them.
const LAST: &[&str] = &["cert", "pass", "pem", "pat"];

/// Words that make a secret of the `key` behind them.
const KEYS: &[&str] = &[
    "access",
    "account",
    "admin",
    "api",
    "auth",
    "batch",
    "client",
    "cosmos",
    "endpoint",
    "function",
    "host",
    "inference",
    "instrumentation",
    "license",
    "master",
    "primary",
    "private",
    "registry",
    "scoring",
    "search",
    "secondary",
    "server",
    "shared",
    "signing",
    "ssl",
    "storage",
    "subscription",
    "tls",
    "workspace",
];

/// Last words of names whose values are about a secret.
const ABOUT: &[&str] = &[
    "address",
    "algorithm",
    "allowed",
    "audience",
    "authentication",
    "class",
    "count",
    "date",
    "days",
    "description",
    "enabled",
    "endpoint",
    "expiration",
    "expires",
    "expiry",
    "file",
    "format",
    "hint",
    "host",
    "id",
    "identifier",
    "ids",
    "interval",
    "issuer",
    "kind",
    "length",
    "lifetime",
    "limit",
    "location",
    "metadata",
    "mode",
    "name",
    "names",
    "path",
    "permissions",
    "policy",
    "provider",
    "providers",
    "ref",
    "reference",
    "required",
    "role",
    "rotation",
    "scope",
    "setting",
    "size",
    "state",
    "status",
    "store",
    "thumbprint",
    "time",
    "ttl",
    "type",
    "uri",
    "url",
    "vault",
    "version",
];

/// First words of names whose values are yes, no or a number.
const ASKING: &[&str] =
    &["allow", "disable", "enable", "has", "is", "max", "min", "num", "require", "total", "use"];

/// Whether the value under a name is a secret, going by the name.
#[must_use]
pub fn is_secret_name(name: &str) -> bool {
    meaning(name) == Meaning::Secret
}

/// What a name says, however its words are joined: `adminPassword`, `admin_password`, `--admin-password`.
pub(super) fn meaning(name: &str) -> Meaning {
    let words = words(name);
    let flat = words.concat();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Meaning::Nothing };
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    match flat.as_str() {
        "ssl" | "tls" | "sslconfig" | "sslconfiguration" | "tlsconfig" => return Meaning::Tls,
        "key" | "cert" | "keydata" | "certdata" => return Meaning::InTls,
        _ => {}
    }
    let is_sas = words.iter().any(|word| word == "sas");
    let is_about = ABOUT.contains(&last.as_str()) && !is_sas || ASKING.contains(&first.as_str());
    if is_about || flat.contains("publickey") {
        return Meaning::About;
    }
    let is_key = || {
        let end = flat.trim_end_matches(|char: char| char.is_ascii_digit());
        let before = end.strip_suffix("key").or_else(|| end.strip_suffix("keys"));
        before.is_some_and(|before| KEYS.iter().any(|word| before.ends_with(word)))
    };
    let is_secret = PARTS.iter().any(|part| flat.contains(part))
        || has(WORDS)
        || LAST.contains(&last.as_str())
        || flat.ends_with("token")
        || is_key();
    if is_secret { Meaning::Secret } else { Meaning::Nothing }
}

/// The words of a name in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = None;
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        if char.is_ascii_alphanumeric() {
            let is_new = match before {
                None => true,
                // `adminPassword`; `SSLKey` is `ssl`, `key`.
                Some(before) if char.is_ascii_uppercase() => {
                    let is_last_capital = chars.peek().is_some_and(char::is_ascii_lowercase);
                    !char::is_ascii_uppercase(&before) || is_last_capital
                }
                Some(_) => false,
            };
            match words.last_mut() {
                Some(word) if !is_new => word.push(char.to_ascii_lowercase()),
                _ => words.push(char.to_ascii_lowercase().to_string()),
            }
            before = Some(char);
        } else {
            before = None;
        }
    }
    words
}
