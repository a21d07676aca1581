//! The first problem of a broken JSON text says what is wrong, at the right characters.

use crate::{arm, strict, told};

#[track_caller]
fn says(text: &str, place: &str, message: &str) {
    let found = told(text, &strict(text));
    assert_eq!(found.first(), Some(&(place, message.to_owned())), "{text:?}");
}

#[test]
fn messages_of_json() {
    says("", "", "expected a value, the text ends here");
    says("[1 2]", "2", "expected `,` or `]` after the value, found a number");
    says("{\"a\":1 \"b\":2}", "\"", "expected `,` or `}` after the value, found a string");
    says("{\"a\":1", "{", "this `{` is not closed");
    says("[[1]", "[", "this `[` is not closed");
    says("[1}", "}", "expected `]`, found `}`");
    says("{\"a\":1]", "]", "expected `}`, found `]`");
    says("[1,]", ",", "a comma must not stand before the closing bracket");
    says("[1,,2]", ",", "expected a value, found `,`");
    says("{\"a\":}", "}", "expected a value after `:`, found `}`");
    says("{\"a\" 1}", "1", "expected `:` after the key, found a number");
    says("{a:1}", "a", "expected a key in double quotes, found a word without quotes");
    says("{'a':1}", "'a'", "expected a key in double quotes, found a string in single quotes");
    says("[NaN]", "NaN", "expected a value, found `NaN`");
    says("[True]", "True", "expected a value, found `True`");
    says("[01]", "01", "a number must not begin with `0`");
    says("[1.]", "1.", "a number needs a digit after `.`");
    says("[-]", "-", "a number needs a digit after `-`");
    says("[1e]", "1e", "a number needs a digit in its exponent");
    says("\"abc", "\"", "this string is not closed");
    says("[\"abc\n]", "\"", "this string is not closed");
    says("\"a\tb\"", "\t", "a control character must be escaped, as `\\u0009`");
    says(r#""a\qb""#, r"\q", r"`\q` is no escape of JSON");
    says(r#""a\u12x""#, r"\u", r"`\u` needs four hexadecimal digits");
    says("// c\n1", "// c", "a comment is not allowed in JSON");
    says("1 2", "2", "expected the end of the text, found a number");
    says("[\u{a0}1]", "\u{a0}", "expected a value, found the character U+00A0");
    says("\u{feff}\u{feff}1", "\u{feff}", "expected a value, found the character U+FEFF");
}

#[test]
fn a_string_over_several_lines_is_suspected() {
    let text = "{\"a\": \"b,\n \"c\": 1}";
    let parsed = arm(text);
    assert_eq!(told(text, &parsed)[0].1, "expected `,` or `}` after the value, found a word without quotes");
    assert_eq!(parsed.problems[0].related.len(), 1);
    assert_eq!(parsed.problems[0].related[0].span.start, 6);
}

#[test]
fn problems_are_few() {
    let text = "[".to_owned() + &"x y ".repeat(1000);
    assert_eq!(strict(&text).problems.len(), 10);
}

#[test]
fn long_words_are_cut() {
    let text = "x".repeat(500);
    assert_eq!(told(&text, &strict(&text))[0].1, "expected a value, found a word without quotes");
}
