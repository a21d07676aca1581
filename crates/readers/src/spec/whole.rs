//! Whole numbers in whatever way they are written: `3.0` and `30e-1` are integers, as JSON Schema has it.
//!
//! Floating-point numbers would do, but their tables are a twelfth of what a form's page downloads.

use crate::node::Node;

/// The number without a fraction. One beyond 64 bits is the least or greatest there is.
pub(super) fn whole(node: Node<'_>) -> Option<i64> {
    node.as_i64().or_else(|| decimal(node.number_text()?))
}

fn decimal(text: &str) -> Option<i64> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (units, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = || units.bytes().chain(fraction.bytes());
    if digits().next().is_none() || !digits().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let Some(last) = digits().enumerate().filter(|(_, digit)| *digit != b'0').map(|(at, _)| at).last() else {
        return Some(0);
    };
    // An exponent beyond 64 bits puts every digit on one side of the point.
    let beyond = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    let point = exponent.parse().unwrap_or(beyond).saturating_add(i64::try_from(units.len()).ok()?);
    let point = usize::try_from(point).unwrap_or(0);
    if last >= point {
        return None;
    }
    let mut value = 0_i64;
    for digit in digits().chain(std::iter::repeat(b'0')).take(point) {
        value = value.saturating_mul(10).saturating_add(i64::from(digit - b'0'));
        if value == i64::MAX {
            break;
        }
    }
    Some(if is_negative { value.saturating_neg() } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_whole_by_its_value() {
        for (text, value) in [
            ("3.0", 3),
            ("30e-1", 3),
            ("3e0", 3),
            ("0.003E+3", 3),
            ("+7", 7),
            ("-2.50e1", -25),
            ("-0.0", 0),
            ("0e99999999999999999999", 0),
            ("00000000000000000000000001.", 1),
            ("1e99999999999999999999", i64::MAX),
            ("-123456789012345678901234567890", i64::MIN + 1),
            ("9223372036854775807", i64::MAX),
        ] {
            assert_eq!(decimal(text), Some(value), "{text}");
        }
        for text in ["3.5", "1e-1", "25e-2", ".5", "1e-99999999999999999999", ".inf", ".nan", ".", "", "0x1F"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
