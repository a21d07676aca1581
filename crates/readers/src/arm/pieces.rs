//! Strings of which only parts are known.

use super::functions::Call;
use super::limits::{PIECES, PIECES_BYTES, STRING_BYTES};
use super::value::{Data, Str, Val};
use akslint_diagnostics::Span;
use akslint_model::{Domain, Pattern, Piece, Symbol, Text};

/// A string that is being put together.
#[derive(Debug, Default)]
pub(crate) struct Pieces {
    pieces: Vec<Piece>,
    /// The known characters at the end.
    tail: String,
    bytes: usize,
    too_long: bool,
}

impl Pieces {
    pub(crate) fn push_str(&mut self, text: &str) {
        self.bytes = self.bytes.saturating_add(text.len());
        if self.bytes > STRING_BYTES {
            self.too_long = true;
        } else {
            self.tail.push_str(text);
        }
    }

    /// Adds the piece of another partly known string.
    pub(crate) fn push_piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Literal(text) => self.push_str(text),
            Piece::Unknown(symbol, length) => self.push_unknown(symbol, *length),
        }
    }

    /// Adds unknown characters; those that are partly known are taken apart.
    pub(crate) fn push_unknown(&mut self, symbol: &Symbol, length: Option<u32>) {
        match symbol.domain() {
            Domain::Pattern(pattern) => {
                for piece in &pattern.pieces {
                    self.push_piece(piece);
                }
            }
            _ => {
                self.flush();
                self.pieces.push(Piece::Unknown(symbol.clone(), length));
            }
        }
    }

    /// Adds a value as `concat` prints it; `false` for arrays and objects.
    pub(crate) fn push_value(&mut self, value: &Val<'_>) -> bool {
        match &value.data {
            Data::Null => {}
            Data::Bool(value) => self.push_str(if *value { "True" } else { "False" }),
            Data::Int(value) => self.push_str(&value.to_string()),
            Data::Text(text) | Data::Number(text) => self.push_str(text.as_str()),
            Data::Unknown(symbol) => self.push_unknown(symbol, None),
            Data::Array(_) | Data::Object(_) | Data::Tree(..) => return false,
        }
        true
    }

    /// The string.
    pub(crate) fn finish<'t>(mut self, call: &Call<'_, 't>) -> Option<Val<'t>> {
        let span = call.span();
        if self.too_long {
            call.machine.limit(span, "an expression makes a string of more than 1 MiB");
            return None;
        }
        if !call.machine.spend_bytes(self.bytes, span) {
            return None;
        }
        if self.pieces.is_empty() {
            return call.value(Data::Text(Str::from(self.tail)));
        }
        self.flush();
        let text: usize = self.pieces.iter().map(text_length).sum();
        (self.pieces.len() <= PIECES && text <= PIECES_BYTES).then_some(())?;
        let symbol = pattern_symbol(self.pieces, call.span())?;
        Some(call.machine.unknown(symbol, span))
    }

    fn flush(&mut self) {
        if !self.tail.is_empty() {
            self.pieces.push(Piece::Literal(std::mem::take(&mut self.tail).into()));
        }
    }
}

fn text_length(piece: &Piece) -> usize {
    match piece {
        Piece::Literal(text) => text.len(),
        Piece::Unknown(symbol, _) => symbol.text().len(),
    }
}

/// The symbol of a string with these pieces, one of which is unknown at least.
pub(crate) fn pattern_symbol(pieces: Vec<Piece>, declared: Span) -> Option<Symbol> {
    if let [Piece::Unknown(symbol, length)] = pieces.as_slice() {
        return Some(length.map_or_else(|| symbol.clone(), |length| of_length(symbol, length)));
    }
    let scope = pieces.iter().find_map(|piece| match piece {
        Piece::Unknown(symbol, _) => Some(symbol.scope()),
        Piece::Literal(_) => None,
    })?;
    Some(Symbol::pattern(scope, pieces, Some(declared)))
}

/// The same symbol, known to stand for a string of exactly `length` characters.
pub(crate) fn of_length(symbol: &Symbol, length: u32) -> Symbol {
    let pieces = [Piece::Unknown(symbol.clone(), Some(length))].into();
    symbol.within(Domain::Pattern(Pattern { pieces }))
}

/// The pieces of a string; a wholly unknown one is one piece. `None` for what is no string.
pub(crate) fn pieces_of(value: &Val<'_>) -> Option<Vec<Piece>> {
    match &value.data {
        Data::Text(text) => Some(vec![Piece::Literal(text.to_text())]),
        Data::Unknown(symbol) => match symbol.domain() {
            Domain::Pattern(pattern) => Some(pattern.pieces.to_vec()),
            _ => Some(vec![Piece::Unknown(symbol.clone(), None)]),
        },
        _ => None,
    }
}

/// The known characters with which a string begins.
pub(crate) fn known_start(pieces: &[Piece]) -> Option<&Text> {
    match pieces.first() {
        Some(Piece::Literal(text)) => Some(text),
        _ => None,
    }
}

/// The known characters with which a string ends.
pub(crate) fn known_end(pieces: &[Piece]) -> Option<&Text> {
    match pieces.last() {
        Some(Piece::Literal(text)) => Some(text),
        _ => None,
    }
}
