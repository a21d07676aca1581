//! Writes JSON by hand: with serde_json come floating-point numbers, a tenth of the form's module.

/// A string, or `null`.
pub(crate) fn text_or_null(value: Option<&str>, out: &mut String) {
    match value {
        Some(value) => text(value, out),
        None => out.push_str("null"),
    }
}

/// A string.
pub(crate) fn text(value: &str, out: &mut String) {
    out.push('"');
    let mut rest = value;
    // Bytes are passed faster than characters, and what is to be escaped is none of those that take several.
    let is_special = |byte| matches!(byte, 0..b' ' | b'"' | b'\\');
    while let Some((plain, special)) =
        rest.bytes().position(is_special).and_then(|at| rest.split_at_checked(at))
    {
        out.push_str(plain);
        escape(special.bytes().next().unwrap_or_default(), out);
        rest = special.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
}

fn escape(byte: u8, out: &mut String) {
    match byte {
        b'"' => out.push_str("\\\""),
        b'\\' => out.push_str("\\\\"),
        control => {
            let digit = |digit| char::from_digit(digit, 16).unwrap_or('0');
            out.push_str("\\u00");
            out.extend([u32::from(control / 16), u32::from(control % 16)].map(digit));
        }
    }
}

/// A number.
pub(crate) fn number(value: u32, out: &mut String) {
    out.push_str(&value.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_escaped() {
        let mut out = String::new();
        text("a \"b\"\\\n\u{1f}é", &mut out);
        assert_eq!(out, "\"a \\\"b\\\"\\\\\\u000a\\u001fé\"");
        assert_eq!(serde_json::from_str::<String>(&out).ok().as_deref(), Some("a \"b\"\\\n\u{1f}é"));
    }
}
