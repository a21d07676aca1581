//! Finds the network and the subnet in which each pool stands.

use crate::index::{Index, SameFolder};
use crate::{
    Cluster, Declaration, Domain, Home, Identity, ResourceId, ResourceKind, Scope, Symbol, Text, Value,
    VirtualNetwork,
};
use std::collections::HashMap;

/// Looks every pool's subnet up once, so that rules need not.
pub(crate) fn find_homes(
    clusters: &mut [Cluster],
    networks: &[VirtualNetwork],
    index: &Index,
    same_folder: SameFolder<'_>,
) {
    let mut handles: HashMap<&Symbol, (usize, usize)> = HashMap::new();
    for (network, of) in networks.iter().enumerate() {
        for (subnet, one) in of.subnets.items.iter().enumerate() {
            handles.extend(one.handle.as_ref().map(|handle| (handle, (network, subnet))));
        }
    }
    // Pools in a row tend to stand in one subnet.
    let mut last: Option<(Value<Text>, Scope, Home)> = None;
    for cluster in clusters {
        let scope = cluster.declared.scope;
        for pool in &mut cluster.pools.items {
            pool.home = match &last {
                Some((subnet, known, found)) if *subnet == pool.subnet && *known == scope => found.clone(),
                _ => match pool.subnet.symbol().and_then(|handle| handles.get(handle)) {
                    Some((network, subnet)) => Home::Network { network: *network, subnet: Some(*subnet) },
                    None => home(&pool.subnet, &cluster.declared, networks, index, same_folder),
                },
            };
            last = Some((pool.subnet.clone(), scope, pool.home.clone()));
        }
    }
}

fn home(
    subnet: &Value<Text>,
    from: &Declaration,
    networks: &[VirtualNetwork],
    index: &Index,
    same_folder: SameFolder<'_>,
) -> Home {
    if !subnet.is_written() {
        return Home::Nowhere;
    }
    let id = ResourceId::read(subnet);
    let network = id.as_ref().filter(|id| id.may_be(ResourceKind::Subnet.type_name())).and_then(|id| {
        let identity = Identity {
            name: id.parent()?.clone(),
            resource_group: id.resource_group.clone(),
            subscription: id.subscription.clone(),
        };
        index.resolve(&identity, from, same_folder, |at| {
            networks.get(at).map(|network| (&network.identity, &network.declared))
        })
    });
    let Some((network, id)) = network.zip(id.as_ref()) else {
        return Home::Unseen(unseen(subnet, id.as_ref().and_then(ResourceId::parent), from));
    };
    Home::Network { network, subnet: networks.get(network).and_then(|network| only_subnet(network, id)) }
}

/// The one subnet of that name.
fn only_subnet(network: &VirtualNetwork, id: &ResourceId) -> Option<usize> {
    let name = id.name()?;
    let mut fitting =
        network.subnets.items.iter().enumerate().filter(|(_, subnet)| name.same(&subnet.name).is_true());
    let (index, _) = fitting.next()?;
    fitting.next().is_none().then_some(index)
}

fn unseen(subnet: &Value<Text>, network: Option<&Value<Text>>, from: &Declaration) -> Vec<Symbol> {
    match network.unwrap_or(subnet) {
        Value::Unknown(symbol, _) => symbol.roots(),
        named => {
            let shown = match subnet {
                Value::Known(text, _) => text,
                Value::Unknown(symbol, _) => symbol.text(),
                Value::Absent(_) => "",
            };
            let text = format!("the network of subnet {shown}, which is not among the inputs");
            vec![Symbol::with(from.scope, text, Some(named.place().used), Domain::Any)]
        }
    }
}
