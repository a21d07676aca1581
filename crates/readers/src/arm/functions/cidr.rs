//! Address ranges: `parseCidr`, `cidrSubnet`, `cidrHost`. IPv4 alone.

use super::{Call, Function, strict};
use crate::arm::value::{Data, Val};
use std::net::Ipv4Addr;

pub(super) const FUNCTIONS: &[Function] =
    &[strict("parseCidr", parse_cidr), strict("cidrSubnet", cidr_subnet), strict("cidrHost", cidr_host)];

/// A range: its first address and its prefix length.
#[derive(Clone, Copy)]
struct Range {
    first: u32,
    prefix: u32,
}

impl Range {
    fn read(text: &str) -> Option<Self> {
        let net = akslint_model::cidr(text).ok()?;
        Some(Self { first: net.network().to_bits(), prefix: u32::from(net.prefix_len()) })
    }

    const fn mask(self) -> u32 {
        match u32::MAX.checked_shl(32 - self.prefix) {
            Some(mask) => mask,
            None => 0,
        }
    }

    const fn last(self) -> u32 {
        self.first | !self.mask()
    }
}

fn parse_cidr<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let range = Range::read(values.first()?.str()?)?;
    let address = |bits: u32| call.text(Ipv4Addr::from_bits(bits).to_string());
    let (first, last) = (range.first, range.last());
    let usable = |bits: u32, step: i64| {
        if range.prefix >= 31 { Some(bits) } else { u32::try_from(i64::from(bits) + step).ok() }
    };
    call.object(
        vec![
            ("network".into(), address(first)?),
            ("netmask".into(), address(range.mask())?),
            ("broadcast".into(), address(last)?),
            ("firstUsable".into(), address(usable(first, 1)?)?),
            ("lastUsable".into(), address(usable(last, -1)?)?),
            ("cidr".into(), call.value(Data::Int(i64::from(range.prefix)))?),
        ],
        None,
    )
}

/// `cidrSubnet(network, newPrefix, index)`.
fn cidr_subnet<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [network, prefix, index] = values else { return None };
    let range = Range::read(network.str()?)?;
    let prefix = u32::try_from(prefix.int()?).ok().filter(|new| (range.prefix..=32).contains(new))?;
    let index = u64::try_from(index.int()?).ok().filter(|index| *index < 1 << (prefix - range.prefix))?;
    let first = u64::from(range.first) + (index << (32 - prefix));
    call.text(format!("{}/{prefix}", Ipv4Addr::from_bits(u32::try_from(first).ok()?)))
}

/// `cidrHost(network, index)`: the usable address of this index, without its prefix length.
fn cidr_host<'t>(call: &Call<'_, 't>, values: &[Val<'t>]) -> Option<Val<'t>> {
    let [network, index] = values else { return None };
    let range = Range::read(network.str()?)?;
    let skip = u64::from(range.prefix < 31);
    let address = u64::from(range.first) + skip + u64::try_from(index.int()?).ok()?;
    let address = u32::try_from(address).ok().filter(|address| *address <= range.last())?;
    call.text(Ipv4Addr::from_bits(address).to_string())
}
