//! Strings of which only parts may be known.

use crate::{Bounds, Domain, FromDomain, Piece, Symbol, Truth, Value};
use std::sync::Arc;

/// A string of a model value; clones share it.
pub type Text = Arc<str>;

impl Value<Text> {
    /// Whether both are the same name; Azure compares names without regard to ASCII case. What is left out is none.
    #[must_use]
    pub fn same(&self, other: &Self) -> Truth {
        match (self, other) {
            (Self::Known(one, _), Self::Known(two, _)) => one.eq_ignore_ascii_case(two).into(),
            (Self::Unknown(one, _), Self::Unknown(two, _)) if one == two => self.given(),
            (Self::Absent(_), _) | (_, Self::Absent(_)) => Truth::False,
            (unknown @ Self::Unknown(_, _), Self::Known(text, _))
            | (Self::Known(text, _), unknown @ Self::Unknown(_, _)) => unknown.is_text(text),
            (Self::Unknown(one, _), Self::Unknown(two, _)) => {
                Truth::depends_on(one.roots()) & Truth::depends_on(two.roots())
            }
        }
    }

    /// Whether it is `text`, without regard to ASCII case.
    #[must_use]
    pub fn is_text(&self, text: &str) -> Truth {
        if self.symbol().is_some_and(|symbol| excludes(symbol, text)) {
            return Truth::False;
        }
        self.is(|value| value.eq_ignore_ascii_case(text))
    }

    /// This value, or `default` where it is left out.
    #[must_use]
    pub fn or_text(&self, default: &str) -> Self {
        match self {
            Self::Absent(place) => Self::Known(default.into(), *place),
            Self::Unknown(symbol, place) => Self::Unknown(symbol.or_default(Some(default)), *place),
            known @ Self::Known(_, _) => known.clone(),
        }
    }

    /// Whether it passes `test`; where it is left out, whether `default` does.
    pub fn is_or(&self, default: &str, test: impl Fn(&str) -> bool) -> Truth {
        self.is(|text| test(text)) | (self.absent() & test(default).into())
    }

    /// The value as Azure takes it, for which an empty text is none.
    #[must_use]
    pub fn or_none_if_empty(self) -> Self {
        match self {
            Self::Known(text, place) if text.is_empty() => Self::Absent(place),
            Self::Unknown(symbol, place) => Self::Unknown(symbol.there_unless_empty(), place),
            given => given,
        }
    }

    /// The text for a message: the value, the first of those that it may be, or the expression it hangs on.
    #[must_use]
    pub fn sample(&self) -> Text {
        match self {
            Self::Known(text, _) => text.clone(),
            Self::Unknown(symbol, _) => Text::candidates(symbol.domain())
                .and_then(|texts| texts.into_iter().next())
                .unwrap_or_else(|| symbol.text().into()),
            Self::Absent(_) => Text::default(),
        }
    }

    /// Number of characters. A value that is left out has none.
    #[must_use]
    pub fn length(&self) -> Bounds {
        match self {
            Self::Known(text, _) => Bounds::exactly(count(text)),
            Self::Absent(_) => Bounds::exactly(0),
            Self::Unknown(symbol, _) if symbol.is_always_there() => length_of(symbol),
            Self::Unknown(symbol, _) => length_of(symbol).hull(Bounds::exactly(0)),
        }
    }

    /// Whether the first character passes `test`.
    pub fn starts(&self, test: fn(char) -> bool) -> Truth {
        self.edge(test, |text| text.chars().next(), |pieces| pieces.first())
    }

    /// Whether the last character passes `test`.
    pub fn ends(&self, test: fn(char) -> bool) -> Truth {
        self.edge(test, |text| text.chars().next_back(), |pieces| pieces.last())
    }

    /// The known characters that fail `test`, each once, in order.
    pub fn failing(&self, test: fn(char) -> bool) -> Vec<char> {
        let mut failing = Vec::new();
        let mut look = |text: &str| {
            for char in text.chars() {
                if !test(char) && !failing.contains(&char) {
                    failing.push(char);
                }
            }
        };
        match self {
            Self::Known(text, _) => look(text),
            Self::Unknown(symbol, _) => {
                if let Domain::Pattern(pattern) = symbol.domain() {
                    for piece in &pattern.pieces {
                        if let Piece::Literal(text) = piece {
                            look(text);
                        }
                    }
                }
            }
            Self::Absent(_) => {}
        }
        failing
    }

    /// Whether every character passes `test`; a value that is left out has none that fails.
    pub fn every(&self, test: fn(char) -> bool) -> Truth {
        match self {
            Self::Absent(_) => Truth::True,
            Self::Known(_, _) => self.failing(test).is_empty().into(),
            Self::Unknown(symbol, _) => {
                if self.failing(test).is_empty() {
                    (self.is(|text| text.chars().all(test)) | self.absent())
                        & Truth::depends_on(symbol.roots())
                } else {
                    self.absent()
                }
            }
        }
    }

    fn edge(
        &self,
        test: fn(char) -> bool,
        pick: fn(&str) -> Option<char>,
        side: fn(&[Piece]) -> Option<&Piece>,
    ) -> Truth {
        let passes = |text: &str| pick(text).is_some_and(test);
        if let Self::Unknown(symbol, _) = self
            && let Domain::Pattern(pattern) = symbol.domain()
            && let Some(Piece::Literal(text)) = side(&pattern.pieces)
        {
            return if passes(text) { symbol.given() } else { Truth::False };
        }
        self.is(|text| passes(text))
    }
}

fn count(text: &str) -> u64 {
    u64::try_from(text.chars().count()).unwrap_or(u64::MAX)
}

fn length_of(symbol: &Symbol) -> Bounds {
    match symbol.domain() {
        Domain::Pattern(pattern) => pattern.pieces.iter().fold(Bounds::exactly(0), |sum, piece| {
            sum.plus(match piece {
                Piece::Literal(text) => Bounds::exactly(count(text)),
                Piece::Unknown(_, Some(exact)) => Bounds::exactly(u64::from(*exact)),
                Piece::Unknown(symbol, None) => length_of(symbol),
            })
        }),
        Domain::OneOf(texts) => {
            let lengths = || texts.iter().map(|text| count(text));
            Bounds { min: lengths().min().unwrap_or(0), max: lengths().max(), open: symbol.roots() }
        }
        _ => Bounds { min: 0, max: None, open: symbol.roots() },
    }
}

/// Whether an unknown certainly is not `text`, going by its candidates or by its known first and last characters.
fn excludes(symbol: &Symbol, text: &str) -> bool {
    match symbol.domain() {
        Domain::OneOf(texts) => !texts.iter().any(|one| one.eq_ignore_ascii_case(text)),
        Domain::Pattern(pattern) => {
            let lower = text.to_ascii_lowercase();
            let starts = match pattern.pieces.first() {
                Some(Piece::Literal(start)) => lower.starts_with(&start.to_ascii_lowercase()),
                _ => true,
            };
            let ends = match pattern.pieces.last() {
                Some(Piece::Literal(end)) => lower.ends_with(&end.to_ascii_lowercase()),
                _ => true,
            };
            !starts || !ends
        }
        _ => false,
    }
}
