//! JSON text: the strings keep their exact content, but hazardous characters are written as `\u` escapes.

use super::hazard;
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter, Serializer};
use std::io::{self, Write};

/// `value` as JSON over several lines, with a line end at the end.
#[must_use]
pub fn pretty(value: &impl Serialize) -> String {
    let mut text = written(value, Guarded(PrettyFormatter::new()));
    text.push('\n');
    text
}

/// `value` as JSON on one line, with a line end at the end.
#[must_use]
pub fn line(value: &impl Serialize) -> String {
    let mut text = written(value, Guarded(CompactFormatter));
    text.push('\n');
    text
}

fn written(value: &impl Serialize, formatter: impl Formatter) -> String {
    let mut bytes = Vec::new();
    // Neither writing into memory nor serializing our own structs, whose keys are strings, can fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, formatter));
    String::from_utf8(bytes).unwrap_or_default()
}

/// A formatter that escapes more than JSON demands.
struct Guarded<F>(F);

impl<F> Guarded<F> {
    fn escape<W: ?Sized + Write>(writer: &mut W, char: char) -> io::Result<()> {
        let mut units = [0_u16; 2];
        for unit in char.encode_utf16(&mut units) {
            write!(writer, "\\u{unit:04x}")?;
        }
        Ok(())
    }
}

impl<F: Formatter> Formatter for Guarded<F> {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut done = 0;
        for (at, char) in fragment.char_indices() {
            let before = fragment.get(..at).unwrap_or("");
            if hazard::is_hazardous(char) || char == '[' && hazard::completes_bracket_command(before) {
                writer.write_all(fragment.get(done..at).unwrap_or("").as_bytes())?;
                Self::escape(writer, char)?;
                done = at.saturating_add(char.len_utf8());
            }
        }
        writer.write_all(fragment.get(done..).unwrap_or("").as_bytes())
    }

    fn write_char_escape<W: ?Sized + Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn hazards_are_escaped_and_the_content_is_kept() {
        let content = "é😀\u{7f}\u{9b}\u{202e}\u{e0041}\n\"\\ ##[error] ##vso[x] ## [";
        let text = line(&content);
        assert_eq!(
            text,
            "\"é😀\\u007f\\u009b\\u202e\\udb40\\udc41\\n\\\"\\\\ ##\\u005berror] ##vso\\u005bx] ## [\"\n"
        );
        assert_eq!(serde_json::from_str::<String>(&text).unwrap(), content);
    }
}
