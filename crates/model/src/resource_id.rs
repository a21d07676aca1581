//! Azure resource ids of which only parts may be known.

use crate::{Domain, Piece, Symbol, Text, Value};
use akslint_diagnostics::Place;

/// A resource id, taken apart. Parts that an expression supplies are unknown; a part that is not there is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceId {
    /// The subscription.
    pub subscription: Value<Text>,
    /// The resource group.
    pub resource_group: Value<Text>,
    /// The full type, such as `Microsoft.ContainerService/managedClusters`; `None` where it is not known.
    pub kind: Option<String>,
    /// The names in order, parent first. Only the last one is known where the id's front is not.
    pub names: Vec<Value<Text>>,
}

impl ResourceId {
    /// Takes the value of a property apart, or gives `None` where it is no resource id at all (or nothing is known).
    #[must_use]
    pub fn read(value: &Value<Text>) -> Option<Self> {
        let place = value.place();
        match value {
            Value::Known(text, _) => Self::from_segments(&segments_of(text), place),
            Value::Unknown(symbol, _) => match symbol.domain() {
                Domain::Pattern(pattern) => Self::from_segments(&split(&pattern.pieces), place),
                _ => None,
            },
            Value::Absent(_) => None,
        }
    }

    /// The last name: that of the resource itself.
    #[must_use]
    pub fn name(&self) -> Option<&Value<Text>> {
        self.names.last()
    }

    /// The name before the last: that of the parent.
    #[must_use]
    pub fn parent(&self) -> Option<&Value<Text>> {
        self.names.len().checked_sub(2).and_then(|index| self.names.get(index))
    }

    /// Whether its type is `kind`, without regard to case; `true` also where the type is not known.
    #[must_use]
    pub fn may_be(&self, kind: &str) -> bool {
        self.kind.as_ref().is_none_or(|own| own.eq_ignore_ascii_case(kind))
    }

    fn from_segments(segments: &[Segment], place: Place) -> Option<Self> {
        let word = |index: usize| segments.get(index).and_then(Segment::literal);
        let is = |index: usize, expected: &str| {
            word(index).is_some_and(|text| text.eq_ignore_ascii_case(expected))
        };
        let provider = (0..segments.len()).rev().find(|index| is(*index, "providers"));
        let absent = || Value::Absent(place);
        let after = |name: &str| {
            (0..segments.len())
                .find(|index| is(*index, name))
                .and_then(|index| segments.get(index.saturating_add(1)))
                .map_or_else(absent, |segment| segment.value(place))
        };
        let Some(provider) = provider else {
            // Nothing but the end is known, as in `format('{0}/subnets/{1}', …)`.
            let (name, kind) = (segments.last()?, segments.len().checked_sub(2)?);
            let front_is_unknown = segments.first().is_some_and(|first| first.literal().is_none());
            if !front_is_unknown || word(kind).is_none() {
                return None;
            }
            return Some(Self {
                subscription: absent(),
                resource_group: absent(),
                kind: None,
                names: vec![name.value(place)],
            });
        };
        let namespace = word(provider.saturating_add(1))?;
        let rest = segments.get(provider.saturating_add(2)..)?;
        let mut kind = namespace.to_string();
        let mut names = Vec::new();
        for pair in rest.chunks(2) {
            let [one, two] = pair else { return None };
            kind.push('/');
            kind.push_str(one.literal()?);
            names.push(two.value(place));
        }
        (!names.is_empty()).then(|| Self {
            subscription: after("subscriptions"),
            resource_group: after("resourceGroups"),
            kind: Some(kind),
            names,
        })
    }
}

/// What stands between two slashes.
struct Segment(Vec<Piece>);

impl Segment {
    fn literal(&self) -> Option<&Text> {
        match self.0.as_slice() {
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }

    fn value(&self, place: Place) -> Value<Text> {
        match self.0.as_slice() {
            [] => Value::Absent(place),
            [Piece::Literal(text)] => Value::Known(text.clone(), place),
            [Piece::Unknown(symbol, _)] => Value::Unknown(symbol.clone(), place),
            [first, ..] => {
                let scope = self.0.iter().find_map(|piece| match piece {
                    Piece::Unknown(symbol, _) => Some(symbol.scope()),
                    Piece::Literal(_) => None,
                });
                match (scope, first) {
                    (Some(scope), _) => Value::Unknown(Symbol::pattern(scope, self.0.clone(), None), place),
                    (None, _) => Value::Absent(place),
                }
            }
        }
    }
}

fn segments_of(text: &str) -> Vec<Segment> {
    split(&[Piece::Literal(text.into())])
}

/// Splits at the slashes of the known parts; a leading slash makes no segment.
fn split(pieces: &[Piece]) -> Vec<Segment> {
    let mut segments = vec![Segment(Vec::new())];
    let mut add = |piece: Piece, new: bool| {
        if new {
            segments.push(Segment(Vec::new()));
        }
        if let Some(last) = segments.last_mut()
            && !matches!(&piece, Piece::Literal(text) if text.is_empty())
        {
            last.0.push(piece);
        }
    };
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Literal(text) => {
                let text = if at == 0 { text.strip_prefix('/').unwrap_or(text) } else { text };
                for (index, part) in text.split('/').enumerate() {
                    add(Piece::Literal(part.into()), index > 0);
                }
            }
            unknown @ Piece::Unknown(_, _) => add(unknown.clone(), false),
        }
    }
    segments
}
