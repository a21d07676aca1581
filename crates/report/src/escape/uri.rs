//! Relative URI references.

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

/// Appends the percent-encoding of the UTF-8 bytes of `char`.
pub(super) fn push_encoded(text: &mut String, char: char) {
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
    use super::relative;

    #[test]
    fn everything_but_unreserved_characters_is_encoded() {
        assert_eq!(relative("a b/é:😀%?#.json"), "a%20b/%C3%A9%3A%F0%9F%98%80%25%3F%23.json");
        assert_eq!(relative("<stdin>"), "%3Cstdin%3E");
    }
}
