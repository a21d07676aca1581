//! Logging commands of Azure Pipelines, and the log around them.

use super::{Foreign, Terminal, terminal};

/// The kind of page that the Azure Pipelines agent reads.
#[derive(Debug)]
pub struct AzureLog;

/// Foreign text after the `]` of a command; it may have line ends.
#[derive(Clone, Copy, Debug)]
pub struct AzureData<'t>(pub &'t str);

/// Foreign text as the value of a property of a command.
#[derive(Clone, Copy, Debug)]
pub struct AzureProperty<'t>(pub &'t str);

impl Foreign<AzureLog> for AzureData<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            push_data(text, char);
        }
    }
}

impl Foreign<AzureLog> for AzureProperty<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            match char {
                ']' => text.push_str("%5D"),
                ';' => text.push_str("%3B"),
                _ => push_data(text, char),
            }
        }
    }
}

impl Foreign<AzureLog> for Terminal<'_> {
    fn enter(&self, text: &mut String) {
        self.write(text);
    }
}

fn push_data(text: &mut String, char: char) {
    match char {
        '%' => text.push_str("%AZP25"),
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
    fn the_agents_own_escapes_are_used() {
        let mut page = Page::<AzureLog>::new();
        page.foreign(AzureProperty("a];%\r\n")).literal("|").foreign(AzureData("a];%\r\n\u{1b}"));
        assert_eq!(page.finish(), "a%5D%3B%AZP25%0D%0A|a];%AZP25%0D%0A␛");
    }
}
