//! Commands in the logs of CI agents, and the logs around them: GitHub's workflow commands and Azure's logging commands.
//! The kind of page decides how they are escaped.

use super::{Foreign, Terminal, terminal};

/// How an agent's commands are escaped.
trait Dialect {
    /// What stands for a percent sign; line ends are written alike by all.
    const PERCENT: &'static str;
    /// What stands for the characters that end the value of a property.
    const ENDS: [(char, &'static str); 2];
}

/// The kind of page that GitHub's runner reads.
#[derive(Debug)]
pub struct GitHubLog;

impl Dialect for GitHubLog {
    const PERCENT: &'static str = "%25";
    const ENDS: [(char, &'static str); 2] = [(':', "%3A"), (',', "%2C")];
}

/// The kind of page that the Azure Pipelines agent reads.
#[derive(Debug)]
pub struct AzureLog;

impl Dialect for AzureLog {
    const PERCENT: &'static str = "%AZP25";
    const ENDS: [(char, &'static str); 2] = [(']', "%5D"), (';', "%3B")];
}

/// Foreign text that is the message of a command; it may have line ends.
#[derive(Clone, Copy, Debug)]
pub struct Data<'t>(pub &'t str);

/// Foreign text as the value of a property of a command.
#[derive(Clone, Copy, Debug)]
pub struct Property<'t>(pub &'t str);

impl<D: Dialect> Foreign<D> for Data<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            push::<D>(text, char);
        }
    }
}

impl<D: Dialect> Foreign<D> for Property<'_> {
    fn enter(&self, text: &mut String) {
        for char in self.0.chars() {
            match D::ENDS.iter().find(|(end, _)| *end == char) {
                Some((_, escaped)) => text.push_str(escaped),
                None => push::<D>(text, char),
            }
        }
    }
}

impl<D: Dialect> Foreign<D> for Terminal<'_> {
    fn enter(&self, text: &mut String) {
        self.write(text);
    }
}

fn push<D: Dialect>(text: &mut String, char: char) {
    match char {
        '%' => text.push_str(D::PERCENT),
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
    fn the_escapes_of_githubs_runner_are_used() {
        let mut page = Page::<GitHubLog>::new();
        page.foreign(Property("a,b:c%\r\n")).literal("|").foreign(Data("a,b:c%\r\n\u{1b}"));
        assert_eq!(page.finish(), "a%2Cb%3Ac%25%0D%0A|a,b:c%25%0D%0A␛");
    }

    #[test]
    fn the_escapes_of_azures_agent_are_used() {
        let mut page = Page::<AzureLog>::new();
        page.foreign(Property("a];%\r\n")).literal("|").foreign(Data("a];%\r\n\u{1b}"));
        assert_eq!(page.finish(), "a%5D%3B%AZP25%0D%0A|a];%AZP25%0D%0A␛");
    }
}
