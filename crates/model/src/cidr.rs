//! Addresses and ranges, as Azure reads them.

use ipnet::Ipv4Net;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Why a text is no IPv4 address or range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// It is no address at all.
    NotAnAddress,
    /// It is an IPv6 address or range.
    Ipv6,
    /// There is an address, but no `/` and length after it.
    NoPrefix,
    /// What follows the `/` is no number from 0 to 32.
    BadPrefix,
}

/// Reads `address/length`. Host bits are kept: `10.0.0.5/16` gives a net whose `addr()` is `10.0.0.5`.
///
/// # Errors
/// [`AddressError`] says what is wrong.
pub fn cidr(text: &str) -> Result<Ipv4Net, AddressError> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let address = ip(address)?;
    let length = length.ok_or(AddressError::NoPrefix)?;
    let digits = !length.is_empty() && length.len() <= 2 && length.bytes().all(|byte| byte.is_ascii_digit());
    let length = length.parse().ok().filter(|_| digits).ok_or(AddressError::BadPrefix)?;
    Ipv4Net::new(address, length).map_err(|_| AddressError::BadPrefix)
}

/// Reads an IPv4 address.
///
/// # Errors
/// [`AddressError`] says what is wrong.
pub fn ip(text: &str) -> Result<Ipv4Addr, AddressError> {
    text.parse().map_err(|_| {
        let address = text.split_once('/').map_or(text, |(address, _)| address);
        if address.parse::<Ipv6Addr>().is_ok() { AddressError::Ipv6 } else { AddressError::NotAnAddress }
    })
}

/// Whether the two ranges share an address.
#[must_use]
pub fn overlap(one: Ipv4Net, two: Ipv4Net) -> bool {
    one.contains(&two.network()) || two.contains(&one.network())
}

/// Blocks that are not of the public Internet, with what they are for (IANA special-purpose registry, and the
/// multicast and reserved classes).
const SPECIAL_PURPOSE: [(Ipv4Addr, u8, &str); 14] = [
    (Ipv4Addr::new(0, 0, 0, 0), 8, "this host"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "private use"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "carrier-grade NAT"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "loopback"),
    (Ipv4Addr::new(169, 254, 0, 0), 16, "one link"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "private use"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "protocol assignments"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "documentation"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "private use"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "benchmarks"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "documentation"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "multicast"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "future use"),
];

/// What the addresses of the range are for, where the whole range lies outside the public Internet. A range that only
/// takes in such addresses, as `172.0.0.0/8` does, has no special purpose.
#[must_use]
pub fn special_purpose(range: Ipv4Net) -> Option<&'static str> {
    SPECIAL_PURPOSE
        .iter()
        .filter_map(|(address, length, purpose)| Some((Ipv4Net::new(*address, *length).ok()?, *purpose)))
        .find(|(block, _)| block.contains(&range))
        .map(|(_, purpose)| purpose)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_ranges_and_says_what_is_wrong() {
        assert_eq!(cidr("10.0.0.5/16").unwrap().addr(), Ipv4Addr::new(10, 0, 0, 5));
        assert_eq!(cidr("10.0.0.0"), Err(AddressError::NoPrefix));
        assert_eq!(cidr("10.0.0.0/33"), Err(AddressError::BadPrefix));
        assert_eq!(cidr("10.0.0.0/+8"), Err(AddressError::BadPrefix));
        assert_eq!(cidr("999.0.0.0/8"), Err(AddressError::NotAnAddress));
        assert_eq!(cidr("3ffe::1/64"), Err(AddressError::Ipv6));
        assert_eq!(cidr(""), Err(AddressError::NotAnAddress));
    }

    #[test]
    fn overlap_is_symmetric_and_containment_counts() {
        let (all, small, other) = (cidr("10.0.0.0/8"), cidr("10.1.0.0/16"), cidr("11.0.0.0/16"));
        assert!(overlap(all.unwrap(), small.unwrap()) && overlap(small.unwrap(), all.unwrap()));
        assert!(!overlap(small.unwrap(), other.unwrap()));
    }

    #[test]
    fn private_and_reserved_ranges_have_a_special_purpose() {
        for (text, purpose) in [
            ("10.1.0.0/16", "private use"),
            ("100.64.0.0/10", "carrier-grade NAT"),
            ("127.0.0.1/32", "loopback"),
            ("172.31.255.0/24", "private use"),
            ("0.0.0.0/32", "this host"),
            ("224.0.0.1/32", "multicast"),
            ("255.255.255.255/32", "future use"),
        ] {
            assert_eq!(special_purpose(cidr(text).unwrap()).unwrap(), purpose, "{text}");
        }
        for text in ["73.140.245.0/24", "1.1.1.1/32", "172.32.0.0/16", "172.0.0.0/8", "0.0.0.0/0"] {
            assert_eq!(special_purpose(cidr(text).unwrap()), None, "{text}");
        }
    }
}
