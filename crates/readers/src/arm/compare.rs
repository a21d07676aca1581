//! Whether values are equal.

use super::machine::Machine;
use super::value::{Data, Val};
use akslint_model::{Domain, Piece, Symbol};

impl<'t> Machine<'t> {
    /// Whether both are equal, as `equals` sees it; `None` where that is not known.
    pub(crate) fn equal(&self, one: &Val<'t>, two: &Val<'t>) -> Option<bool> {
        if !self.enter(one.source.span) {
            return None;
        }
        let equal = self.equal_inner(one, two);
        self.leave();
        equal
    }

    fn equal_inner(&self, one: &Val<'t>, two: &Val<'t>) -> Option<bool> {
        match (&one.data, &two.data) {
            (Data::Unknown(one), Data::Unknown(two)) => (one == two).then_some(true),
            (Data::Unknown(symbol), _) => excludes(symbol, two).then_some(false),
            (_, Data::Unknown(symbol)) => excludes(symbol, one).then_some(false),
            (Data::Null, Data::Null) => Some(true),
            (Data::Bool(one), Data::Bool(two)) => Some(one == two),
            (Data::Int(one), Data::Int(two)) => Some(one == two),
            (Data::Number(one), Data::Number(two)) => (one.as_str() == two.as_str()).then_some(true),
            (Data::Number(_), Data::Int(_)) | (Data::Int(_), Data::Number(_)) => None,
            (Data::Text(one), Data::Text(two)) => Some(one.as_str() == two.as_str()),
            _ => self.equal_branches(one, two),
        }
    }

    fn equal_branches(&self, one: &Val<'t>, two: &Val<'t>) -> Option<bool> {
        if let (Some((one, rest_one)), Some((two, rest_two))) = (self.items(one), self.items(two)) {
            if rest_one.is_some() || rest_two.is_some() {
                return None;
            }
            if one.len() != two.len() {
                return Some(false);
            }
            return all(one.iter().zip(&two).map(|(one, two)| self.equal(one, two)));
        }
        if let (Some((one, rest_one)), Some((two, rest_two))) = (self.members(one), self.members(two)) {
            if rest_one.is_some() || rest_two.is_some() {
                return None;
            }
            if one.len() != two.len() {
                return Some(false);
            }
            return all(one.iter().map(|(key, value)| {
                let found = two.iter().find(|(name, _)| name.as_str().eq_ignore_ascii_case(key.as_str()));
                found.map_or(Some(false), |(_, other)| self.equal(value, other))
            }));
        }
        // A branch that the fuel kept from being listed is not known.
        let is_branch =
            |value: &Val<'t>| matches!(value.data, Data::Array(_) | Data::Object(_) | Data::Tree(..));
        (!(is_branch(one) && is_branch(two))).then_some(false)
    }

    /// Whether any of `items` equals `wanted`.
    pub(crate) fn any_equal(&self, items: &[Val<'t>], wanted: &Val<'t>) -> Option<bool> {
        let mut known = true;
        for item in items {
            match self.equal(item, wanted) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => known = false,
            }
        }
        known.then_some(false)
    }
}

/// Kleene's conjunction.
fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut known = true;
    for answer in answers {
        match answer {
            Some(false) => return Some(false),
            Some(true) => {}
            None => known = false,
        }
    }
    known.then_some(true)
}

/// Whether the unknown value certainly is not `value`.
fn excludes(symbol: &Symbol, value: &Val<'_>) -> bool {
    match (symbol.domain(), &value.data) {
        (Domain::OneOf(texts), Data::Text(_) | Data::Int(_) | Data::Bool(_) | Data::Number(_)) => {
            super::json::scalar_text(value)
                .is_some_and(|text| !texts.iter().any(|one| one.eq_ignore_ascii_case(&text)))
        }
        (Domain::OneOf(_) | Domain::Integer { .. }, Data::Null) => false,
        (Domain::Integer { min, max }, Data::Int(value)) => {
            min.is_some_and(|min| *value < min) || max.is_some_and(|max| *value > max)
        }
        (Domain::Pattern(pattern), Data::Text(text)) => {
            let text = text.as_str();
            let starts = match pattern.pieces.first() {
                Some(Piece::Literal(start)) => text.starts_with(start.as_ref()),
                _ => true,
            };
            let ends = match pattern.pieces.last() {
                Some(Piece::Literal(end)) => text.ends_with(end.as_ref()),
                _ => true,
            };
            !starts || !ends || text.len() < least_bytes(&pattern.pieces)
        }
        (Domain::Pattern(_), Data::Unknown(_)) => false,
        (Domain::Pattern(_), _) => true,
        _ => false,
    }
}

/// The least number of bytes that the pieces have.
pub(crate) fn least_bytes(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(text) => text.len(),
            Piece::Unknown(_, length) => usize::try_from(length.unwrap_or(0)).unwrap_or(0),
        })
        .fold(0, usize::saturating_add)
}
