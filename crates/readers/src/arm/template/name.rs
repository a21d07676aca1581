//! The names of a resource: one for each part of its type, from one string with slashes.

use super::kind::name_count;
use super::{Around, Lowering};
use crate::arm::evaluate::Site;
use crate::arm::expression::{Callee, Expr, ExprKind, StringKind, classify};
use crate::arm::machine::Machine;
use crate::arm::pieces::pattern_symbol;
use crate::arm::scope::Env;
use crate::arm::value::{Data, Source, Val};
use crate::arm::view::ArmView;
use crate::node::Node;
use crate::vocabulary::View;
use akslint_diagnostics::{Origin, Place, Span};
use akslint_model::{Domain, Piece, Text, Value};

impl<'t> Lowering<'_, 't> {
    /// The names of a resource of the full type `kind`, parent first.
    pub(super) fn names(&self, node: Node<'t>, around: &Around<'t>, kind: &str) -> Vec<Value<Text>> {
        let count = name_count(kind);
        let outer = around.parent.as_ref().map(|parent| parent.names.clone()).unwrap_or_default();
        let own = count.saturating_sub(outer.len()).max(1);
        let given = match node.get("name") {
            None => vec![Value::Absent(Place::missing(node.span(), "name")); own],
            Some(name) if own == 1 => vec![last_segment(self.machine, name, &around.env, outer.is_empty())],
            Some(name) => segments(self.machine, name, &around.env, own),
        };
        let given = given.into_iter().map(|name| match name {
            Value::Known(text, place) if text.is_empty() => Value::Absent(place),
            name => name,
        });
        outer.into_iter().chain(given).collect()
    }
}

/// The name of a resource with one name. A child within its parent may repeat the parent's name.
fn last_segment<'t>(machine: &Machine<'t>, name: Node<'t>, env: &Env<'t>, is_whole: bool) -> Value<Text> {
    if !is_whole {
        let mut segments = split(machine, name, env);
        if segments.len() > 1
            && let Some(last) = segments.pop()
        {
            return last.value(name.span());
        }
    }
    ArmView::new(machine, name, env).text()
}

/// `count` names out of one string.
fn segments<'t>(machine: &Machine<'t>, name: Node<'t>, env: &Env<'t>, count: usize) -> Vec<Value<Text>> {
    let segments = split(machine, name, env);
    if segments.len() == count {
        return segments.into_iter().map(|segment| segment.value(name.span())).collect();
    }
    let view = ArmView::new(machine, name, env);
    let place = view.place();
    (0..count)
        .map(|index| match &view.value.data {
            Data::Unknown(symbol) => {
                let text = format!("split({}, '/')[{index}]", symbol.text());
                Value::Unknown(machine.cut(symbol.scope(), text, symbol.declared()), place)
            }
            // A name with too few or too many parts fails in Azure; its last part is the resource's own.
            _ if index + 1 == count => view.text(),
            _ => {
                Value::Unknown(machine.unusable(name.span(), "a name with the wrong number of parts"), place)
            }
        })
        .collect()
}

/// What stands between two slashes: pieces, each with what decides it.
#[derive(Default)]
struct Segment {
    pieces: Vec<(Piece, Source)>,
}

impl Segment {
    fn value(self, used: Span) -> Value<Text> {
        let computed = Place { span: used, used, origin: Origin::Computed };
        if let [(piece, source)] = self.pieces.as_slice() {
            let origin = if source.is_literal { Origin::Literal } else { Origin::Computed };
            let place = Place { span: source.span, used, origin };
            match piece {
                Piece::Literal(text) => return Value::Known(text.clone(), place),
                Piece::Unknown(symbol, None) => return Value::Unknown(symbol.clone(), place),
                Piece::Unknown(..) => {}
            }
        }
        let mut pieces: Vec<Piece> = Vec::new();
        for (piece, _) in self.pieces {
            match (pieces.last_mut(), piece) {
                (Some(Piece::Literal(before)), Piece::Literal(text)) => {
                    *before = format!("{before}{text}").into();
                }
                (_, piece) => pieces.push(piece),
            }
        }
        match pieces.as_slice() {
            [] => Value::Absent(computed),
            [Piece::Literal(text)] => Value::Known(text.clone(), computed),
            _ => match pattern_symbol(pieces, used) {
                Some(symbol) => Value::Unknown(symbol, computed),
                None => Value::Absent(computed),
            },
        }
    }
}

fn split<'t>(machine: &Machine<'t>, name: Node<'t>, env: &Env<'t>) -> Vec<Segment> {
    let mut segments = vec![Segment::default()];
    let mut push = |piece: Piece, source: Source, starts: bool| {
        if starts {
            segments.push(Segment::default());
        }
        let is_empty = matches!(&piece, Piece::Literal(text) if text.is_empty());
        if let Some(last) = segments.last_mut().filter(|_| !is_empty) {
            last.pieces.push((piece, source));
        }
    };
    for part in parts_of(machine, name, env) {
        match &part.data {
            Data::Unknown(symbol) => match symbol.domain() {
                Domain::Pattern(pattern) => {
                    let source = Source::computed(part.source.span);
                    for piece in &pattern.pieces {
                        match piece {
                            Piece::Literal(text) => {
                                for (index, piece) in text.split('/').enumerate() {
                                    push(Piece::Literal(piece.into()), source, index > 0);
                                }
                            }
                            unknown @ Piece::Unknown(..) => push(unknown.clone(), source, false),
                        }
                    }
                }
                _ => push(Piece::Unknown(symbol.clone(), None), part.source, false),
            },
            Data::Text(text) if text.as_str().contains('/') => {
                let mut at = 0;
                for (index, piece) in text.as_str().split('/').enumerate() {
                    let source = part_of(part.source, text.as_str(), at, piece);
                    push(Piece::Literal(piece.into()), source, index > 0);
                    at = at.saturating_add(piece.len()).saturating_add(1);
                }
            }
            _ => {
                let text = crate::arm::json::scalar_text(&part).unwrap_or_else(|| "".into());
                push(Piece::Literal(text), part.source, false);
            }
        }
    }
    segments
}

/// The characters of a part of a literal, where every one stands for itself.
fn part_of(source: Source, text: &str, at: usize, part: &str) -> Source {
    let to_u32 = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    if !source.is_literal || source.span.len() != to_u32(text.len()).saturating_add(2) {
        return Source::computed(source.span);
    }
    let start = source.span.start.saturating_add(1).saturating_add(to_u32(at));
    Source::computed(Span::new(source.span.file, start, start.saturating_add(to_u32(part.len()))))
}

/// The parts that a string is joined of, as far as the document shows them.
fn parts_of<'t>(machine: &Machine<'t>, node: Node<'t>, env: &Env<'t>) -> Vec<Val<'t>> {
    let text = node.text().unwrap_or_default();
    if !env.is_plain
        && classify(&text) == StringKind::Expression
        && let Some(expression) = machine.expression(node, text)
    {
        let site = Site { env, node, expression: &expression };
        return parts_of_expr(machine, &expression.root, site);
    }
    vec![machine.node(node, env)]
}

fn parts_of_expr<'t>(machine: &Machine<'t>, expr: &Expr, site: Site<'_, 't>) -> Vec<Val<'t>> {
    let whole = || vec![machine.expr(expr, site)];
    let ExprKind::Call(Callee::Builtin(function), arguments) = &expr.kind else { return whole() };
    if !machine.enter(site.node.span()) {
        return whole();
    }
    let parts = match function.name {
        "concat" => {
            Some(arguments.iter().flat_map(|argument| parts_of_expr(machine, argument, site)).collect())
        }
        "format" => formatted(machine, arguments, site),
        "variables" => variable(machine, arguments, site),
        _ => None,
    };
    machine.leave();
    // What cannot be joined, such as an array, is unknown as a whole.
    let is_text = |part: &Val<'t>| matches!(part.data, Data::Text(_) | Data::Int(_) | Data::Unknown(_));
    parts.filter(|parts: &Vec<Val<'t>>| parts.iter().all(is_text)).unwrap_or_else(whole)
}

/// The parts of a format with simple items such as `{0}/{1}`.
fn formatted<'t>(machine: &Machine<'t>, arguments: &[Expr], site: Site<'_, 't>) -> Option<Vec<Val<'t>>> {
    let (format, values) = arguments.split_first()?;
    let ExprKind::Text(text) = &format.kind else { return None };
    let source = Source::computed(machine.span_in(site.node, format.start, format.end));
    let literal = |text: &str| Val::new(Data::Text(text.into()), source);
    let (mut parts, mut rest) = (Vec::new(), text.as_ref());
    while let Some((before, after)) = rest.split_once('{') {
        let (item, after) = after.split_once('}')?;
        parts.push(literal(before));
        parts.extend(parts_of_expr(machine, values.get(item.parse::<usize>().ok()?)?, site));
        rest = after;
    }
    parts.push(literal(rest));
    (!rest.contains('}')).then_some(parts)
}

fn variable<'t>(machine: &Machine<'t>, arguments: &[Expr], site: Site<'_, 't>) -> Option<Vec<Val<'t>>> {
    let [Expr { kind: ExprKind::Text(name), .. }] = arguments else { return None };
    if site.env.arguments().is_some() {
        return None;
    }
    let frame = machine.frame(site.env.frame)?;
    let entry = frame.variables.find(name).and_then(|index| frame.variables.entry(index))?;
    (!entry.is_loop).then(|| parts_of(machine, entry.node, &Env::of_frame(site.env.frame)))
}
