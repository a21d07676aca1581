//! Whole numbers in whatever way they are written: `3.0` and `30e-1` are integers, as JSON Schema has it.
//!
//! Floating-point numbers would do, but their tables are a twelfth of what a form's page downloads.

use crate::node::Node;

/// The digits of a fraction that are looked at, and one whole in their units.
const DIGITS: usize = 18;
const ONE: u64 = 1_000_000_000_000_000_000;

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
    let digits = format!("{units}{fraction}");
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    if is_zero(&digits) {
        return Some(0);
    }
    // An exponent beyond 64 bits puts every digit on one side of the point.
    let beyond = if exponent.starts_with('-') { i64::MIN } else { i64::MAX };
    let point = exponent.parse().unwrap_or(beyond).saturating_add(i64::try_from(units.len()).ok()?);
    let point = usize::try_from(u64::try_from(point).ok()?).unwrap_or(usize::MAX);
    let value = number(&digits, point);
    let value = value.saturating_add(carry(value, digits.get(point..).unwrap_or(""))?);
    Some(if is_negative { value.saturating_neg() } else { value })
}

fn is_zero(digits: &str) -> bool {
    digits.bytes().all(|digit| digit == b'0')
}

/// The number of the first `length` digits; those that are not there are 0.
fn number(digits: &str, length: usize) -> i64 {
    let mut value = 0_i64;
    for index in 0..length {
        let digit = digits.as_bytes().get(index).map_or(0, |digit| digit - b'0');
        value = value.saturating_mul(10).saturating_add(i64::from(digit));
        if value == i64::MAX {
            break;
        }
    }
    value
}

/// What a fraction after `value` adds to it where it counts for nothing: JavaScript and the validators of JSON Schema
/// read numbers of 53 bits, so `1.00000000000000000001` is 1.
fn carry(value: i64, fraction: &str) -> Option<i64> {
    if is_zero(fraction) {
        return Some(0);
    }
    let bits = value.checked_ilog2()?;
    let fraction = number(fraction, DIGITS).unsigned_abs();
    let unseen = 52_u32.checked_sub(bits).map_or(ONE, |bits| ONE >> bits) / 2;
    if fraction <= unseen { Some(0) } else { (fraction >= ONE.saturating_sub(unseen)).then_some(1) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

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
            ("0.99999999999999999999e1", 10),
            ("1e99999999999999999999", i64::MAX),
            ("-123456789012345678901234567890", -i64::MAX),
            ("9223372036854775807", i64::MAX),
        ] {
            assert_eq!(decimal(text), Some(value), "{text}");
        }
        for text in ["3.5", "1e-1", "25e-2", ".5", "1e-99999999999999999999", ".inf", ".nan", ".", "", "0x1F"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn fractions_count_as_they_do_for_floating_point_numbers(
            units in 1_u64..1 << 54,
            shift in 0_u32..54,
            fraction in "0{0,20}[0-9]{0,4}|9{0,20}[0-9]{0,4}",
        ) {
            let text = format!("{}.{fraction}", (units >> shift).max(1));
            let value: f64 = text.parse().unwrap();
            prop_assert_eq!(decimal(&text).is_some(), value.fract() == 0.0, "{}", text);
        }
    }
}
