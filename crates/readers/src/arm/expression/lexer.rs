//! The words of an expression.

use super::ExpressionError;
use std::borrow::Cow;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A name of a function or property.
    Name,
    /// A string, decoded.
    Text(String),
    /// A number as written.
    Number,
    /// One of `( ) [ ] , . ?`.
    Mark(u8),
    /// Nothing more.
    End,
}

/// A token and the bytes it stands in.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) token: Token,
}

pub(super) struct Lexer<'s> {
    text: &'s str,
    at: usize,
}

impl<'s> Lexer<'s> {
    pub(super) const fn new(text: &'s str) -> Self {
        Self { text, at: 0 }
    }

    pub(super) fn slice(&self, word: &Word) -> &'s str {
        self.text.get(word.start..word.end).unwrap_or("")
    }

    /// The next word.
    pub(super) fn next(&mut self) -> Result<Word, ExpressionError> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let (start, rest) = (self.at, self.rest());
        let Some(first) = rest.chars().next() else {
            return Ok(Word { start, end: start, token: Token::End });
        };
        let token = match first {
            '\'' => return self.string(),
            '(' | ')' | '[' | ']' | ',' | '.' | '?' => {
                self.at += 1;
                Token::Mark(rest.as_bytes().first().copied().unwrap_or(b'?'))
            }
            '0'..='9' | '-' | '+' => {
                let sign = usize::from(matches!(first, '-' | '+'));
                let digits = rest.get(sign..).unwrap_or("");
                self.at += sign + run(digits, |char| char.is_ascii_digit());
                if self.at == start + sign {
                    return Err(self.error(start, "a number needs a digit after its sign"));
                }
                let fraction =
                    self.rest().strip_prefix('.').map_or(0, |rest| run(rest, |c| c.is_ascii_digit()));
                self.at += if fraction > 0 { fraction + 1 } else { 0 };
                Token::Number
            }
            first if in_name(first) => {
                self.at += run(rest, in_name);
                Token::Name
            }
            _ => {
                self.at += first.len_utf8();
                return Err(self.error(start, "this character has no meaning in an expression"));
            }
        };
        Ok(Word { start, end: self.at, token })
    }

    fn string(&mut self) -> Result<Word, ExpressionError> {
        let start = self.at;
        let mut value = String::new();
        self.at += 1;
        loop {
            let rest = self.rest();
            let Some(quote) = rest.find('\'') else {
                self.at = self.text.len();
                let message = "this string is not closed";
                return Err(ExpressionError {
                    start,
                    end: start + 1,
                    message: Cow::Borrowed(message),
                    is_limit: false,
                });
            };
            value.push_str(rest.get(..quote).unwrap_or(""));
            self.at += quote + 1;
            if !self.rest().starts_with('\'') {
                return Ok(Word { start, end: self.at, token: Token::Text(value) });
            }
            value.push('\'');
            self.at += 1;
        }
    }

    fn rest(&self) -> &'s str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn error(&self, start: usize, message: &'static str) -> ExpressionError {
        ExpressionError { start, end: self.at, message: Cow::Borrowed(message), is_limit: false }
    }
}

/// Number of bytes at the start whose characters pass `test`.
fn run(text: &str, test: impl Fn(char) -> bool) -> usize {
    text.find(|char| !test(char)).unwrap_or(text.len())
}

fn in_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$' | '#')
}
