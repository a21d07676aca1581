//! Values, bounds, lists and texts of which only parts may be known.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use akslint_diagnostics::{FileId, Place, Span};
use akslint_model::{
    Bounds, Count, Domain, Findings, List, Piece, ResourceId, Scope, Symbol, Text, Truth, Value,
};
use proptest::prelude::*;

const SCOPE: Scope = Scope::unit(FileId(0), 0);

fn place() -> Place {
    Place::literal(Span::new(FileId(0), 0, 1))
}

fn known(text: &str) -> Value<Text> {
    Value::Known(text.into(), place())
}

fn unknown(name: &'static str, domain: Domain) -> Value<Text> {
    Value::Unknown(Symbol::with(SCOPE, name, None, domain), place())
}

fn pattern(pieces: Vec<Piece>) -> Value<Text> {
    Value::Unknown(Symbol::pattern(SCOPE, pieces, None), place())
}

fn literal(text: &str) -> Piece {
    Piece::Literal(text.into())
}

fn hole(name: &'static str, length: Option<u32>) -> Piece {
    Piece::Unknown(Symbol::new(SCOPE, name), length)
}

fn one_of(texts: &[&str]) -> Domain {
    Domain::OneOf(texts.iter().map(|text| Text::from(*text)).collect())
}

#[test]
fn an_unknown_with_candidates_is_decided_when_they_agree() {
    let purpose = unknown("purpose", one_of(&["FastProd", "DenseProd"]));
    assert!(purpose.is(|text| text.ends_with("Prod")).is_true());
    assert!(purpose.is(|text| text.as_ref() == "DevTest").is_false());
    assert!(matches!(purpose.is(|text| text.as_ref() == "FastProd"), Truth::Unknown(_)));
}

#[test]
fn names_are_equal_by_symbol_and_differ_by_what_is_known() {
    let same = || pattern(vec![literal("aks-"), hole("x", None)]);
    assert!(same().same(&same()).is_true());
    assert!(same().same(&known("aks-one")).is_possible());
    assert!(same().same(&known("other")).is_false(), "the known start differs");
    assert!(known("MyAKS").same(&known("myaks")).is_true());
    assert!(Value::Absent(place()).same(&known("a")).is_false());
}

#[test]
fn checks_left_open_are_counted_under_equal_symbols() {
    let pieces = || vec![literal("aks-"), hole("x", None)];
    let renamed = |text: String| {
        let symbol = Symbol::pattern(SCOPE, pieces(), None);
        Symbol::with(SCOPE, text, None, symbol.domain().clone())
    };
    let mut findings = Findings::new();
    for number in 0..3 {
        findings.leave_open(vec![Symbol::new(SCOPE, "y"), renamed(number.to_string())]);
        findings.leave_open(vec![Symbol::new(Scope::unit(FileId(1), number), "y")]);
    }
    assert_eq!((findings.checks(), findings.undetermined()), (6, 6));
    let (_, open) = findings.into_parts();
    assert_eq!(open.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [3, 3, 1, 1, 1]);
}

#[test]
fn a_symbol_means_one_thing_in_its_scope_only() {
    let other = Scope::unit(FileId(1), 0);
    assert_ne!(Symbol::new(SCOPE, "parameters('x')"), Symbol::new(other, "parameters('x')"));
}

#[test]
fn the_length_of_a_pattern_adds_up() {
    let exact = pattern(vec![literal("aks-"), hole("unique", Some(13))]).length();
    assert_eq!(exact.exact(), Some(17));
    let open = pattern(vec![literal("a-very-long-compute-name-"), hole("x", None)]).length();
    assert!(open.above(24).is_true(), "25 known characters are too many whatever follows");
    assert!(matches!(pattern(vec![literal("ab"), hole("x", None)]).length().below(3), Truth::Unknown(_)));
}

#[test]
fn the_edges_of_a_pattern_are_known_where_a_literal_stands() {
    let value = pattern(vec![literal("1aks"), hole("x", None)]);
    assert!(value.starts(char::is_alphabetic).is_false());
    assert!(matches!(value.ends(char::is_alphanumeric), Truth::Unknown(_)));
    assert!(pattern(vec![literal("my_"), hole("x", None)]).every(|char| char != '_').is_false());
    assert!(matches!(
        pattern(vec![literal("my"), hole("x", None)]).every(|char| char != '_'),
        Truth::Unknown(_)
    ));
}

#[test]
fn bounds_decide_what_they_can() {
    let count = Value::<Count>::Unknown(
        Symbol::with(SCOPE, "n", None, Domain::Integer { min: Some(1), max: Some(2) }),
        place(),
    );
    let vcpus = count.bounds(1).times(Bounds::exactly(4));
    assert!(vcpus.below(12).is_true(), "at most 8");
    assert!(matches!(vcpus.below(8), Truth::Unknown(_)));
    assert_eq!(vcpus.to_string(), "4 to 8");
}

#[test]
fn a_list_that_may_go_on_proves_presence_but_not_absence() {
    let list = List { items: vec![1, 2], more: Some(Symbol::new(SCOPE, "rest")), place: place() };
    assert!(list.any(|item| Truth::from(*item == 2)).is_true());
    assert!(matches!(list.any(|item| Truth::from(*item == 3)), Truth::Unknown(_)));
    assert!(list.is_empty().is_false());
    assert!(matches!(List::<u8>::unknown(Symbol::new(SCOPE, "all"), place()).is_empty(), Truth::Unknown(_)));
}

#[test]
fn a_resource_id_is_taken_apart_with_its_unknown_parts() {
    let id = pattern(vec![
        literal("/subscriptions/"),
        hole("subscription().subscriptionId", Some(36)),
        literal("/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/"),
        hole("parameters('vnet')", None),
        literal("/subnets/default"),
    ]);
    let id = ResourceId::read(&id).unwrap();
    assert_eq!(id.kind.as_deref(), Some("Microsoft.Network/virtualNetworks/subnets"));
    assert_eq!(id.name().and_then(Value::known).map(AsRef::as_ref), Some("default"));
    assert_eq!(id.parent().and_then(Value::symbol).map(Symbol::text), Some("parameters('vnet')"));
    assert_eq!(id.resource_group.known().map(AsRef::as_ref), Some("rg"));
}

#[test]
fn of_an_id_with_an_unknown_front_the_last_name_is_known() {
    let id = ResourceId::read(&pattern(vec![hole("reference('vnet').id", None), literal("/subnets/aks")]))
        .unwrap();
    assert_eq!(id.name().and_then(Value::known).map(AsRef::as_ref), Some("aks"));
    assert!(id.may_be("Microsoft.Network/virtualNetworks/subnets"));
}

#[test]
fn what_is_no_resource_id_is_none() {
    for text in ["", "default", "/subscriptions/x", "/providers/Microsoft.Network/virtualNetworks", "a/b"] {
        assert_eq!(ResourceId::read(&known(text)), None, "{text}");
    }
}

fn truth() -> impl Strategy<Value = Truth> {
    prop_oneof![
        Just(Truth::True),
        Just(Truth::False),
        "[a-c]".prop_map(|name| Truth::depends_on(vec![Symbol::new(SCOPE, name)])),
    ]
}

/// What is left of an answer when the symbols are not looked at.
fn shape(truth: &Truth) -> u8 {
    match truth {
        Truth::True => 1,
        Truth::False => 0,
        Truth::Unknown(_) => 2,
    }
}

proptest! {
    #[test]
    fn kleene_laws_hold(one in truth(), two in truth(), three in truth()) {
        prop_assert_eq!(shape(&(one.clone() & two.clone())), shape(&(two.clone() & one.clone())));
        prop_assert_eq!(
            shape(&((one.clone() & two.clone()) & three.clone())),
            shape(&(one.clone() & (two.clone() & three.clone())))
        );
        prop_assert_eq!(shape(&!(one.clone() & two.clone())), shape(&(!one.clone() | !two.clone())));
        prop_assert_eq!(!!one.clone(), one);
    }

    #[test]
    fn reading_an_id_never_panics(text in "[/a-zA-Z.]{0,60}") {
        let _ = ResourceId::read(&known(&text));
    }
}
