//! Ranges against plain arithmetic on 32-bit numbers.
#![allow(clippy::unwrap_used, missing_docs)]

use akslint_model::{AddressError, cidr, ip, overlap};
use proptest::prelude::*;
use std::net::Ipv4Addr;

/// First and last address as numbers.
fn interval(address: u32, length: u8) -> (u64, u64) {
    let size = 1u64 << (32 - u32::from(length));
    let first = u64::from(address) / size * size;
    (first, first + size - 1)
}

fn written(address: u32, length: u8) -> String {
    format!("{}/{length}", Ipv4Addr::from(address))
}

proptest! {
    #[test]
    fn overlap_is_that_of_intervals(one in any::<u32>(), length in 0u8..=32, near in any::<u32>(), other in 0u8..=32) {
        // Half of the pairs are neighbours, so that overlaps occur.
        let two = if near % 2 == 0 { one ^ (near >> (length / 2)) } else { near };
        let (a, b) = (interval(one, length), interval(two, other));
        let meet = a.0 <= b.1 && b.0 <= a.1;
        let (x, y) = (cidr(&written(one, length)).unwrap(), cidr(&written(two, other)).unwrap());
        prop_assert_eq!(overlap(x, y), meet);
        prop_assert_eq!(overlap(y, x), meet);
    }

    #[test]
    fn what_is_written_is_read(address in any::<u32>(), length in 0u8..=32) {
        let net = cidr(&written(address, length)).unwrap();
        prop_assert_eq!((u32::from(net.addr()), net.prefix_len()), (address, length));
        prop_assert_eq!(u64::from(u32::from(net.network())), interval(address, length).0);
    }

    #[test]
    fn anything_else_is_an_error_and_no_panic(text in "[0-9./:a-f +-]{0,24}") {
        let read = cidr(&text);
        if let Ok(net) = read {
            prop_assert!(text.starts_with(&net.addr().to_string()), "{} from {}", net, text);
        } else if ip(&text).is_ok() {
            prop_assert_eq!(read, Err(AddressError::NoPrefix));
        }
    }
}
