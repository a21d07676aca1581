//! The one output door: whatever a reporter writes in text leaves through a [`Page`].
//!
//! A page takes literals of this program, numbers, and foreign text (file names, messages, source lines) wrapped in
//! the type of the place it goes to. There is no way to write a foreign string as it is, so it cannot be forgotten.

mod command;
mod hazard;
pub mod json;
mod markdown;
mod terminal;
pub mod uri;
mod xml;

pub use command::{AzureLog, Data, GitHubLog, Property};

pub(crate) use hazard::stand_in;
pub use markdown::{Markdown, MarkdownPage, MarkdownUrl};
pub(crate) use terminal::push as push_character;
pub use terminal::{Terminal, TerminalPage};
pub use xml::{Xml, XmlPage};

use std::marker::PhantomData;
use std::mem::take;

/// Foreign text that knows how to enter a page of `Kind`.
pub trait Foreign<Kind> {
    /// Appends itself, made harmless, to the text so far.
    fn enter(&self, text: &mut String);
}

/// Text of one `Kind` that grows.
#[derive(Debug)]
pub struct Page<Kind> {
    text: String,
    kind: PhantomData<Kind>,
}

impl<Kind> Default for Page<Kind> {
    fn default() -> Self {
        Self { text: String::new(), kind: PhantomData }
    }
}

impl<Kind> Page<Kind> {
    /// An empty page.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds text of this program.
    pub fn literal(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds foreign text.
    pub fn foreign(&mut self, text: impl Foreign<Kind>) -> &mut Self {
        text.enter(&mut self.text);
        self
    }

    /// Adds plain text, if a page of this kind takes it as a terminal does.
    pub(crate) fn plain(&mut self, write: impl FnOnce(&mut Page<TerminalPage>))
    where
        for<'t> Terminal<'t>: Foreign<Kind>,
    {
        let mut plain = Page { text: take(&mut self.text), kind: PhantomData };
        write(&mut plain);
        self.text = plain.text;
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl TryInto<u64>) -> &mut Self {
        self.text.push_str(&number.try_into().unwrap_or(u64::MAX).to_string());
        self
    }

    /// Adds `count` times a character of this program.
    pub(crate) fn repeat(&mut self, filler: char, count: usize) -> &mut Self {
        self.text.extend(std::iter::repeat_n(filler, count));
        self
    }

    /// Whether nothing was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Number of bytes so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// The text.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}
