//! Workflow commands of GitHub Actions, and the log around them.

use super::{Foreign, Terminal, terminal};

/// The kind of page that GitHub's runner reads.
#[derive(Debug)]
pub struct GitHubLog;

/// Foreign text after the second `::` of a command; it may have line ends.
#[derive(Clone, Copy, Debug)]
pub struct GitHubData<'t>(pub &'t str);

/// Foreign text as the value of a property of a command.
#[derive(Clone, Copy, Debug)]
pub struct GitHubProperty<'t>(pub &'t str);

impl Foreign<GitHubLog> for GitHubData<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            push_data(text, char);
        }
    }
}

impl Foreign<GitHubLog> for GitHubProperty<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            match char {
                ':' => text.push_str("%3A"),
                ',' => text.push_str("%2C"),
                _ => push_data(text, char),
            }
        }
    }
}

impl Foreign<GitHubLog> for Terminal<'_> {
    fn enter(&self, text: &mut String) {
        self.write(text);
    }
}

fn push_data(text: &mut String, char: char) {
    match char {
        '%' => text.push_str("%25"),
        '\r' => text.push_str("%0D"),
        '\n' => text.push_str("%0A"),
        _ => terminal::push(text, char),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::escape::Page;

    #[test]
    fn the_runners_own_escapes_are_used() {
        let mut page = Page::<GitHubLog>::new();
        page.foreign(GitHubProperty("a,b:c%\r\n")).literal("|").foreign(GitHubData("a,b:c%\r\n\u{1b}"));
        assert_eq!(page.finish(), "a%2Cb%3Ac%25%0D%0A|a,b:c%25%0D%0A␛");
    }
}
