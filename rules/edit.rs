//! Mendings that put one literal in the place of another, in the syntax of the file.

use akslint_diagnostics::{Edit, Finding, Fix, Place, Safety};
use akslint_model::cidr;
use akslint_model::prelude::{Count, Text, Value};

/// Offers to put the text `new` in the place of `old`, where that stands in the file as nothing but itself.
pub(crate) fn offer_text(finding: Finding, old: &Value<Text>, new: &str, safety: Safety) -> Finding {
    let Value::Known(text, place) = old else { return finding };
    // The quoted form of JSON is read alike by YAML; without quotes there are no escapes to keep.
    let replacement = match written(*place, text.len()) {
        Some(Quoted::No) if is_plain(new) => new.to_owned(),
        Some(_) if needs_no_escape(new) => format!("\"{new}\""),
        _ => return finding,
    };
    offer(finding, *place, replacement, format!("replace {text} by {new}"), safety)
}

/// Offers to put the number `new` in the place of `old`, where that stands in the file as nothing but itself.
pub(crate) fn offer_count(finding: Finding, old: &Value<Count>, new: u64, safety: Safety) -> Finding {
    let Value::Known(count, place) = old else { return finding };
    let message = format!("replace {count} by {new}");
    match written(*place, count.to_string().len()) {
        Some(Quoted::No) => offer(finding, *place, new.to_string(), message, safety),
        _ => finding,
    }
}

/// Offers to put the flag `new` in the place of `old`, where that stands in the file as nothing but itself.
pub(crate) fn offer_flag(finding: Finding, old: &Value<bool>, new: bool, safety: Safety) -> Finding {
    let Value::Known(flag, place) = old else { return finding };
    let replacement = match written(*place, flag.to_string().len()) {
        Some(Quoted::Yes) => format!("\"{new}\""),
        Some(Quoted::No) => new.to_string(),
        None => return finding,
    };
    offer(finding, *place, replacement, format!("replace {flag} by {new}"), safety)
}

fn offer(finding: Finding, place: Place, text: String, message: String, safety: Safety) -> Finding {
    finding.fix(Fix { message, edits: vec![Edit { span: place.span, text }], safety })
}

enum Quoted {
    Yes,
    No,
}

/// How a value of `length` bytes is written, or `None` where more than it stands there: an escape, a longer text of
/// which it is a part, an expression.
fn written(place: Place, length: usize) -> Option<Quoted> {
    let width = usize::try_from(place.span.len()).ok().filter(|_| place.is_literal())?;
    if width == length {
        Some(Quoted::No)
    } else {
        (width == length.saturating_add(2)).then_some(Quoted::Yes)
    }
}

/// Whether it can stand between double quotes as it is.
fn needs_no_escape(text: &str) -> bool {
    !text.chars().any(|char| char.is_control() || matches!(char, '"' | '\\'))
}

/// Whether YAML reads it as this text without quotes too.
fn is_plain(text: &str) -> bool {
    let word = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && !["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
            .iter()
            .any(|word| text.eq_ignore_ascii_case(word));
    word || cidr(text).is_ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use akslint_diagnostics::{FileId, Span};

    fn edit(text: &str, width: u32, new: &str) -> Option<String> {
        let place = Place::literal(Span::new(FileId(0), 10, 10 + width));
        let finding =
            offer_text(Finding::at(place, "wrong"), &Value::Known(text.into(), place), new, Safety::Unsafe);
        finding.into_parts().fix.map(|fix| fix.edits.first().unwrap().text.clone())
    }

    #[test]
    fn the_new_text_is_quoted_as_the_old_one_was() {
        assert_eq!(edit("my_aks", 8, "my-aks").as_deref(), Some("\"my-aks\""));
        assert_eq!(edit("my_aks", 6, "my-aks").as_deref(), Some("my-aks"));
    }

    #[test]
    fn an_address_range_needs_no_quotes() {
        assert_eq!(edit("1.2.3.4/24", 10, "1.2.3.0/24").as_deref(), Some("1.2.3.0/24"));
    }

    #[test]
    fn a_flag_is_quoted_as_the_old_one_was() {
        let edit = |width: u32| {
            let place = Place::literal(Span::new(FileId(0), 10, 10 + width));
            let finding =
                offer_flag(Finding::at(place, "wrong"), &Value::Known(true, place), false, Safety::Unsafe);
            finding.into_parts().fix.map(|fix| fix.edits.first().unwrap().text.clone())
        };
        assert_eq!(edit(4).as_deref(), Some("false"));
        assert_eq!(edit(6).as_deref(), Some("\"false\""));
        assert_eq!(edit(3), None);
    }

    #[test]
    fn what_is_a_part_of_a_longer_literal_is_not_replaced() {
        assert_eq!(edit("my_aks", 14, "my-aks"), None);
    }

    #[test]
    fn a_text_that_yaml_would_read_as_something_else_is_not_written_without_quotes() {
        for new in ["on", "Null", "3", "a: b", ""] {
            assert_eq!(edit("abc", 3, new), Some(format!("\"{new}\"")), "{new}");
        }
        assert_eq!(edit("abc", 5, "on").as_deref(), Some("\"on\""));
    }

    #[test]
    fn a_text_that_would_need_escapes_is_not_offered() {
        for new in ["a\"b", "a\\b", "a\nb"] {
            assert_eq!(edit("abc", 5, new), None, "{new}");
        }
    }

    #[test]
    fn what_was_computed_is_not_replaced() {
        let place = Place::computed(Span::new(FileId(0), 10, 16));
        let finding = offer_count(
            Finding::at(place, "wrong"),
            &Value::Known(Count::Whole(2), place),
            3,
            Safety::Unsafe,
        );
        assert_eq!(finding.into_parts().fix, None);
    }
}
