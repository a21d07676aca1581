//! Where and how the template is deployed: `resourceGroup()`, `subscription()`, `deployment()`, `reference()`, …

use super::generated::GUID;
use super::{Call, Function, lazy, strict};
use crate::arm::pieces::{Pieces, of_length};
use crate::arm::value::{Data, Val};
use akslint_model::{Scope, Symbol};

pub(super) const FUNCTIONS: &[Function] = &[
    lazy("resourceGroup", resource_group),
    lazy("subscription", subscription),
    lazy("tenant", tenant),
    lazy("managementGroup", here),
    lazy("deployment", deployment),
    lazy("deployer", here),
    lazy("environment", here),
    strict("reference", reference),
    strict("references", at_run_time),
    strict("resourceInfo", at_run_time),
    strict("list", at_run_time),
    strict("listKeys", at_run_time),
    strict("listSecrets", at_run_time),
    strict("listAccountSas", at_run_time),
    strict("listServiceSas", at_run_time),
];

fn resource_group<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    if !call.arguments.is_empty() {
        return None;
    }
    let frame = call.machine.frame(call.site.env.frame)?;
    let target = &frame.target;
    let symbol = Symbol::with(target.group_scope, "resourceGroup()", Some(call.span()), Default::default());
    let mut id = Pieces::default();
    id.push_str("/subscriptions/");
    id.push_value(&target.subscription);
    id.push_str("/resourceGroups/");
    id.push_value(&target.resource_group);
    let id = named(call, id.finish(call)?, "resourceGroup().id");
    let members = vec![("name".into(), target.resource_group.clone()), ("id".into(), id)];
    call.object(members, Some(symbol))
}

fn subscription<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    if !call.arguments.is_empty() {
        return None;
    }
    let frame = call.machine.frame(call.site.env.frame)?;
    let target = &frame.target;
    let scope = target.subscription_scope;
    let symbol = Symbol::with(scope, "subscription()", Some(call.span()), Default::default());
    let mut id = Pieces::default();
    id.push_str("/subscriptions/");
    id.push_value(&target.subscription);
    let members = vec![
        ("subscriptionId".into(), target.subscription.clone()),
        ("id".into(), named(call, id.finish(call)?, "subscription().id")),
        ("tenantId".into(), guid(call, scope, "subscription().tenantId")),
    ];
    call.object(members, Some(symbol))
}

/// The same value under the name that people know.
fn named<'t>(call: &Call<'_, 't>, value: Val<'t>, text: &'static str) -> Val<'t> {
    let Some(symbol) = value.symbol() else { return value };
    let domain = symbol.domain().clone();
    call.machine.unknown(Symbol::with(symbol.scope(), text, symbol.declared(), domain), call.span())
}

fn tenant<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let scope = call.machine.scope(0);
    let symbol = Symbol::with(scope, "tenant()", Some(call.span()), Default::default());
    call.object(vec![("tenantId".into(), guid(call, scope, "tenant().tenantId"))], Some(symbol))
}

fn guid<'t>(call: &Call<'_, 't>, scope: Scope, text: &'static str) -> Val<'t> {
    let symbol = Symbol::with(scope, text, Some(call.span()), Default::default());
    call.machine.unknown(of_length(&symbol, GUID), call.span())
}

fn deployment<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let frame = call.machine.frame(call.site.env.frame)?;
    let symbol = Symbol::with(call.scope(), "deployment()", Some(call.span()), Default::default());
    let name = frame.name.clone().into_iter().map(|name| ("name".into(), name)).collect();
    call.object(name, Some(symbol))
}

/// Unknown, and the same in the whole template.
fn here<'t>(call: &Call<'_, 't>) -> Option<Val<'t>> {
    let values: Vec<Val<'t>> = (0..call.arguments.len()).filter_map(|index| call.argument(index)).collect();
    Some(call.machine.unknown(call.symbol_in(call.scope(), &values), call.span()))
}

/// What a resource is like when it is there; of nested deployments, the outputs.
fn reference<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    match call.machine.outputs(values.first()?, call.site.env) {
        Some(outputs) => {
            call.object(vec![("outputs".into(), outputs)], Some(call.symbol_in(call.scope(), values)))
        }
        None => at_run_time(call, values),
    }
}

fn at_run_time<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let symbol = call.symbol_in(call.scope(), values);
    let value = Val::new(Data::Unknown(symbol), crate::arm::value::Source::computed(call.span()));
    Some(value)
}
