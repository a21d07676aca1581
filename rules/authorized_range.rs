//! What one entry of a list of authorized ranges is.

use akslint_data::machine_learning::OUTBOUND_ONLY_RANGE;
use akslint_data::service_tags::is_tag_name;
use akslint_model::{AddressError, cidr};
use ipnet::Ipv4Net;

/// An entry of a list of authorized ranges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// An address or a range, host bits kept.
    Net(Ipv4Net),
    /// `0.0.0.0/32`: the cluster's own outbound address only.
    OutboundOnly,
    /// The name of a service tag.
    ServiceTag,
    /// Something that is to be filled in before it is used.
    Placeholder,
    /// None of these.
    Malformed(Fault),
}

/// Why an entry is no range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is empty.
    Empty,
    /// It holds these, and should hold one.
    Several(Vec<String>),
    /// It is IPv6.
    Ipv6,
    /// What follows the `/` is no number from 0 to 32.
    Prefix,
    /// It is no address at all.
    NotAnAddress,
}

/// Reads one entry. White space around it is ignored, as the Azure CLI does.
pub(crate) fn read(text: &str) -> Entry {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(|char: char| matches!(char, ',' | ';') || char.is_whitespace())
        .filter(|part| !part.is_empty())
        .collect();
    if parts.is_empty() {
        return Entry::Malformed(Fault::Empty);
    }
    if parts.len() > 1 && !is_filled_in_later(text) {
        let is_address = |part: &&str| net(part).is_ok();
        return Entry::Malformed(if parts.iter().any(is_address) {
            Fault::Several(parts.into_iter().map(str::to_owned).collect())
        } else {
            Fault::NotAnAddress
        });
    }
    if is_placeholder(text) {
        return Entry::Placeholder;
    }
    if text == OUTBOUND_ONLY_RANGE {
        return Entry::OutboundOnly;
    }
    if is_tag_name(text) {
        return Entry::ServiceTag;
    }
    match net(text) {
        Ok(net) => Entry::Net(net),
        Err(AddressError::Ipv6) => Entry::Malformed(Fault::Ipv6),
        Err(AddressError::BadPrefix) => Entry::Malformed(Fault::Prefix),
        Err(AddressError::NotAnAddress | AddressError::NoPrefix) => Entry::Malformed(Fault::NotAnAddress),
    }
}

/// The ranges that an entry lets in; those of an entry that holds several count, wrong as it is.
pub(crate) fn nets(text: &str) -> Vec<Ipv4Net> {
    match read(text) {
        Entry::Net(net) => vec![net.trunc()],
        Entry::Malformed(Fault::Several(parts)) => {
            parts.iter().filter_map(|part| net(part).ok()).map(|net| net.trunc()).collect()
        }
        _ => Vec::new(),
    }
}

/// An address alone is a range of one.
fn net(text: &str) -> Result<Ipv4Net, AddressError> {
    match cidr(text) {
        Err(AddressError::NoPrefix) => cidr(&format!("{text}/32")),
        other => other,
    }
}

/// Such as `<your-ip>`, `${OFFICE_IP}`, `{{ip}}` or `YOUR_IP/32`.
/// Whether another tool puts values into the text before Azure sees it.
fn is_filled_in_later(text: &str) -> bool {
    text.contains(['{', '}', '$', '%'])
}

fn is_placeholder(text: &str) -> bool {
    is_filled_in_later(text) || text.contains(['<', '>']) || text.to_ascii_lowercase().contains("your")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_entry_is_told_apart() {
        let net = |text: &str| Entry::Net(text.parse().unwrap());
        assert_eq!(read("73.140.245.0/24"), net("73.140.245.0/24"));
        assert_eq!(read(" 73.140.245.7 "), net("73.140.245.7/32"));
        assert_eq!(read("137.117.106.90/29"), net("137.117.106.90/29"));
        assert_eq!(read("0.0.0.0/32"), Entry::OutboundOnly);
        assert_eq!(read("0.0.0.0"), net("0.0.0.0/32"));
        assert_eq!(read("AzureMachineLearning"), Entry::ServiceTag);
        for text in ["<your-ip>", "YOUR_IP/32", "${OFFICE}", "{{ip}}", "#{ip}#"] {
            assert_eq!(read(text), Entry::Placeholder, "{text}");
        }
        for (text, fault) in [
            ("", Fault::Empty),
            (" , ", Fault::Empty),
            ("2606:4700::/32", Fault::Ipv6),
            ("::1", Fault::Ipv6),
            ("1.2.3.4/33", Fault::Prefix),
            ("1.2.3.4/-1", Fault::Prefix),
            ("1.2.3.4/", Fault::Prefix),
            ("193.168.0", Fault::NotAnAddress),
            ("129.1.1.1.1", Fault::NotAnAddress),
            ("abc", Fault::NotAnAddress),
            ("1.2.3.4, 5.6.7.0/24", Fault::Several(vec!["1.2.3.4".to_owned(), "5.6.7.0/24".to_owned()])),
        ] {
            assert_eq!(read(text), Entry::Malformed(fault), "{text}");
        }
    }

    #[test]
    fn the_ranges_of_an_entry_have_no_host_bits() {
        let texts = |text: &str| nets(text).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(texts("137.117.106.90/29"), ["137.117.106.88/29"]);
        assert_eq!(texts("1.2.3.4, 5.6.7.0/24"), ["1.2.3.4/32", "5.6.7.0/24"]);
        assert!(texts("0.0.0.0/32").is_empty() && texts("AzureMachineLearning").is_empty());
    }
}
