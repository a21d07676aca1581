//! GitHub Flavored Markdown, on one line, within a table cell too.

use super::{Foreign, hazard, uri};

/// The kind of page that is a Markdown document.
#[derive(Debug)]
pub struct MarkdownPage;

/// Foreign text that must show as it is: no markup, no links, no mentions.
#[derive(Clone, Copy, Debug)]
pub struct Markdown<'t>(pub &'t str);

/// A foreign address as the target of a link. Whatever is no web address becomes an empty target.
#[derive(Clone, Copy, Debug)]
pub struct MarkdownUrl<'t>(pub &'t str);

impl Foreign<MarkdownPage> for Markdown<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            match char {
                '&' => text.push_str("&amp;"),
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                // A comment keeps GitHub from seeing a mention, which a backslash would not.
                '@' => text.push_str("@<!-- -->"),
                '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '#' | '|' | '~' | '$' => {
                    text.push('\\');
                    text.push(char);
                }
                // Addresses would become links.
                '/' if text.ends_with(":/") => text.push_str("\\/"),
                '.' if ends_with_www(text) => text.push_str("\\."),
                _ => text.push(hazard::stand_in(char).unwrap_or(char)),
            }
        }
    }
}

fn ends_with_www(text: &str) -> bool {
    text.len()
        .checked_sub(3)
        .and_then(|at| text.get(at..))
        .is_some_and(|tail| tail.eq_ignore_ascii_case("www"))
}

impl Foreign<MarkdownPage> for MarkdownUrl<'_> {
    fn enter(&self, text: &mut String) {
        text.push_str(&uri::web(self.0).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::escape::Page;

    #[test]
    fn markup_is_escaped() {
        let mut page = Page::<MarkdownPage>::new();
        page.foreign(Markdown("<b>*x*</b> [a](javascript:x) | `c` @user ##[error] a\nb https://x WWW.x"));
        assert_eq!(
            page.finish(),
            "&lt;b&gt;\\*x\\*&lt;/b&gt; \\[a\\]\\(javascript:x\\) \\| \\`c\\` @<!-- -->user \\#\\#\\[error\\] a␊b \
             https:/\\/x WWW\\.x"
        );
    }

    #[test]
    fn only_web_addresses_become_targets() {
        let mut page = Page::<MarkdownPage>::new();
        page.foreign(MarkdownUrl("javascript:alert(1)")).foreign(MarkdownUrl("https://a.example/(b) c?d=é"));
        assert_eq!(page.finish(), "https://a.example/%28b%29%20c?d=%C3%A9");
    }
}
