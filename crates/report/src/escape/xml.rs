//! XML 1.0, in attributes and between tags alike.

use super::{Foreign, hazard};

/// The kind of page that is an XML document.
#[derive(Debug)]
pub struct XmlPage;

/// Foreign text within an XML document.
///
/// What XML can carry is kept, hazardous characters as references; what it cannot carry is replaced by a picture.
#[derive(Clone, Copy, Debug)]
pub struct Xml<'t>(pub &'t str);

impl Foreign<XmlPage> for Xml<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            match char {
                '&' => text.push_str("&amp;"),
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                '"' => text.push_str("&quot;"),
                '\'' => text.push_str("&apos;"),
                '[' if hazard::completes_bracket_command(text) => reference(text, char),
                ':' if hazard::begins_line(text) => reference(text, char),
                '\t' | '\n' | '\r' => reference(text, char),
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    text.push(hazard::stand_in(char).unwrap_or(char));
                }
                _ if hazard::is_hazardous(char) => reference(text, char),
                _ => text.push(char),
            }
        }
    }
}

fn reference(text: &mut String, char: char) {
    text.push_str("&#");
    text.push_str(&u32::from(char).to_string());
    text.push(';');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::escape::Page;

    #[test]
    fn markup_and_control_characters_are_escaped() {
        let mut page = Page::<XmlPage>::new();
        page.foreign(Xml("<a href=\"x\">&'\n\u{1b}\u{0}\u{ffff}\u{85}\u{202e}]]> ##[error]é😀"));
        assert_eq!(
            page.finish(),
            "&lt;a href=&quot;x&quot;&gt;&amp;&apos;&#10;␛␀\u{fffd}&#133;&#8238;]]&gt; ##&#91;error]é😀"
        );
    }
}
