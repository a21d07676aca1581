//! Resource ids: `resourceId` and its family. Subscription and resource group are mostly unknown, the rest is not.

use super::{Call, Function, strict};
use crate::arm::pieces::Pieces;
use crate::arm::value::{Data, Val};

pub(super) const FUNCTIONS: &[Function] = &[
    strict("resourceId", resource_id),
    strict("subscriptionResourceId", subscription_resource_id),
    strict("tenantResourceId", tenant_resource_id),
    strict("managementGroupResourceId", management_group_resource_id),
    strict("extensionResourceId", extension_resource_id),
];

/// `resourceId([subscription], [resource group], type, name, …)`.
fn resource_id<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (before, kind, names) = parts(values, 2)?;
    let frame = call.machine.frame(call.site.env.frame)?;
    let (subscription, group) = match before {
        [subscription, group] => (subscription, group),
        [group] => (&frame.target.subscription, group),
        _ => (&frame.target.subscription, &frame.target.resource_group),
    };
    let mut pieces = Pieces::default();
    pieces.push_str("/subscriptions/");
    pieces.push_value(subscription).then_some(())?;
    // A deployment to a subscription has no resource group.
    if !group.is_null() {
        pieces.push_str("/resourceGroups/");
        pieces.push_value(group).then_some(())?;
    }
    push_resource(&mut pieces, kind, names)?;
    pieces.finish(call)
}

/// `subscriptionResourceId([subscription], type, name, …)`.
fn subscription_resource_id<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (before, kind, names) = parts(values, 1)?;
    let frame = call.machine.frame(call.site.env.frame)?;
    let mut pieces = Pieces::default();
    pieces.push_str("/subscriptions/");
    pieces.push_value(before.first().unwrap_or(&frame.target.subscription)).then_some(())?;
    push_resource(&mut pieces, kind, names)?;
    pieces.finish(call)
}

fn tenant_resource_id<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (_, kind, names) = parts(values, 0)?;
    let mut pieces = Pieces::default();
    push_resource(&mut pieces, kind, names)?;
    pieces.finish(call)
}

/// `managementGroupResourceId(group, type, name, …)`.
fn management_group_resource_id<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (before, kind, names) = parts(values, 1)?;
    let mut pieces = Pieces::default();
    pieces.push_str("/providers/Microsoft.Management/managementGroups/");
    pieces.push_value(before.first()?).then_some(())?;
    push_resource(&mut pieces, kind, names)?;
    pieces.finish(call)
}

/// `extensionResourceId(base, type, name, …)`.
fn extension_resource_id<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let (base, rest) = values.split_first()?;
    let (_, kind, names) = parts(rest, 0)?;
    let mut pieces = Pieces::default();
    pieces.push_value(base).then_some(())?;
    push_resource(&mut pieces, kind, names)?;
    pieces.finish(call)
}

/// The arguments before the type, of which there are `most` at most, the type, and the names.
fn parts<'v, 't>(values: &'v [Val<'t>], most: usize) -> Option<(&'v [Val<'t>], &'v str, &'v [Val<'t>])> {
    let is_type = |value: &Val<'t>| value.str().is_some_and(|text| text.contains('/') && text.contains('.'));
    let at = values.iter().take(most.saturating_add(1)).position(is_type)?;
    let (before, rest) = values.split_at_checked(at)?;
    let (kind, names) = rest.split_first()?;
    Some((before, kind.str()?, names))
}

/// `/providers/namespace/type/name/type/name`.
fn push_resource(pieces: &mut Pieces, kind: &str, names: &[Val<'_>]) -> Option<()> {
    let (namespace, types) = kind.split_once('/')?;
    if types.split('/').count() != names.len() {
        return None;
    }
    pieces.push_str("/providers/");
    pieces.push_str(namespace);
    for (kind, name) in types.split('/').zip(names) {
        if matches!(name.data, Data::Null | Data::Bool(_)) {
            return None;
        }
        pieces.push_str("/");
        pieces.push_str(kind);
        pieces.push_str("/");
        pieces.push_value(name).then_some(())?;
    }
    Some(())
}
