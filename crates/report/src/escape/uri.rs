//! Paths and addresses as URI references.

/// `path` as a relative URI reference: `/` is kept, everything but unreserved characters is percent-encoded.
#[must_use]
pub fn relative(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for char in path.chars() {
        if char.is_ascii_alphanumeric() || "-._~/".contains(char) {
            text.push(char);
        } else {
            push_encoded(&mut text, char);
        }
    }
    text
}

/// `url` if it is a web address, with everything percent-encoded that may not stand in one.
#[must_use]
pub fn web(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://").filter(|(scheme, _)| ["http", "https"].contains(scheme))?;
    let mut text = format!("{scheme}://");
    let mut in_fragment = false;
    for (at, char) in rest.char_indices() {
        let is_kept = match char {
            '%' => rest.get(at.saturating_add(1)..at.saturating_add(3)).is_some_and(is_hexadecimal),
            '#' => !std::mem::replace(&mut in_fragment, true),
            _ => char.is_ascii_alphanumeric() || "-._~:/?@!$&*+,;=".contains(char),
        };
        if is_kept {
            text.push(char);
        } else {
            push_encoded(&mut text, char);
        }
    }
    Some(text)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Appends the percent-encoding of the UTF-8 bytes of `char`.
fn push_encoded(text: &mut String, char: char) {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let mut buffer = [0_u8; 4];
    for byte in char.encode_utf8(&mut buffer).bytes() {
        text.push('%');
        for half in [byte >> 4, byte & 0xf] {
            text.extend(DIGITS.get(usize::from(half)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{relative, web};

    #[test]
    fn everything_but_unreserved_characters_is_encoded() {
        assert_eq!(relative("a b/é:😀%?#.json"), "a%20b/%C3%A9%3A%F0%9F%98%80%25%3F%23.json");
        assert_eq!(relative("<stdin>"), "%3Cstdin%3E");
    }

    #[test]
    fn only_web_addresses_are_kept() {
        assert_eq!(
            web("https://a.example/(b) c?d=é%20%x#e#f").as_deref(),
            Some("https://a.example/%28b%29%20c?d=%C3%A9%20%25x#e%23f")
        );
        assert_eq!(web("javascript:alert(1)"), None);
        assert_eq!(web("../x"), None);
    }
}
