//! Azure's naming convention: `[Family]#[-usable][features][_accelerator]_vN`.

use super::{Architecture, Basis, Status, VmSize};
use std::borrow::Cow;

/// A size name taken apart; `Standard_NC4as_T4_v3` is family `NC`, 4 vCPUs, features `as`, accelerator `T4`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The letters before the first number, in upper case.
    pub(super) family: String,
    /// The first number: all vCPUs.
    pub(super) vcpus: u32,
    /// The number after a dash, or all vCPUs.
    pub(super) usable_vcpus: u32,
    /// The letters after the numbers, in lower case.
    features: String,
    /// What stands between features and version.
    accelerators: Vec<String>,
    /// The number after the final `_v`.
    version: Option<u32>,
}

/// Letters that may begin a family, from Azure's page on size names.
const FAMILY_INITIALS: &str = "ABDEFGHLMN";

/// Feature letters that listed names use.
const FEATURES: &str = "abdeilmnoprstx";

impl Parts {
    /// Takes a `Standard_` or `Basic_` name apart, in any case.
    pub(super) fn parse(name: &str) -> Option<Parts> {
        let (tier, rest) = name.split_once('_')?;
        if !tier.eq_ignore_ascii_case("Standard") && !tier.eq_ignore_ascii_case("Basic") {
            return None;
        }
        let mut segments = rest.split('_');
        let (family, rest) = split_while(segments.next()?, |c| c.is_ascii_alphabetic())?;
        let (vcpus, rest) = split_while(rest, |c| c.is_ascii_digit())?;
        let (usable, features) = match rest.strip_prefix('-') {
            Some(rest) => split_while(rest, |c| c.is_ascii_digit())?,
            None => (vcpus, rest),
        };
        if family.is_empty() || !features.chars().all(|c| c.is_ascii_alphabetic()) {
            return None;
        }
        let mut accelerators: Vec<String> = segments.map(str::to_owned).collect();
        accelerators.pop_if(|last| last.eq_ignore_ascii_case("Promo"));
        let version = accelerators.last().and_then(|last| version_number(last));
        if version.is_some() {
            accelerators.pop();
        }
        Some(Parts {
            family: family.to_ascii_uppercase(),
            vcpus: number(vcpus)?,
            usable_vcpus: number(usable)?,
            features: features.to_ascii_lowercase(),
            accelerators,
            version,
        })
    }

    /// Whether a name that the table lacks can belong to a size newer than the table.
    fn is_plausible(&self) -> bool {
        let closed = match (self.family.as_str(), self.version) {
            // Every new size carries a version; the older ones without are all in the table.
            (_, None | Some(0)) => true,
            // In these families the number is not the count of vCPUs, and none of them grows any more.
            ("D" | "DS", Some(1 | 2)) => self.features.is_empty(),
            ("A" | "DS" | "G" | "GS", _) => true,
            _ => false,
        };
        !closed
            && self.family.len() <= 3
            && self.family.starts_with(|c| FAMILY_INITIALS.contains(c))
            && (1..=4096).contains(&self.vcpus)
            && (1..=self.vcpus).contains(&self.usable_vcpus)
            && self.features.chars().all(|c| FEATURES.contains(c))
            && self.accelerators.iter().all(|name| is_accelerator(name))
    }

    fn is_gpu(&self) -> bool {
        ["NC", "ND", "NG", "NV"].iter().any(|family| self.family.starts_with(family))
    }

    /// The feature letter `p` says so; only two listed names (GB200, GB300) are Arm without it.
    pub(super) fn is_arm(&self) -> bool {
        self.features.contains('p')
    }

    fn name(&self) -> String {
        let mut name = format!("Standard_{}{}", self.family, self.vcpus);
        if self.usable_vcpus != self.vcpus {
            name.push_str(&format!("-{}", self.usable_vcpus));
        }
        name.push_str(&self.features);
        for accelerator in &self.accelerators {
            name.push('_');
            name.push_str(accelerator);
        }
        if let Some(version) = self.version {
            name.push_str(&format!("_v{version}"));
        }
        name
    }
}

/// Reads a name that the table lacks; one that is not written as the convention writes it is no name.
pub(super) fn read(name: &str) -> Option<VmSize> {
    let parts = Parts::parse(name).filter(Parts::is_plausible)?;
    let canonical = parts.name();
    if !canonical.eq_ignore_ascii_case(name) {
        return None;
    }
    Some(VmSize {
        name: Cow::Owned(canonical),
        vcpus: parts.vcpus,
        usable_vcpus: parts.usable_vcpus,
        memory_mib: None,
        gpus: u32::from(parts.is_gpu()),
        fpgas: u32::from(parts.family == "NP"),
        architecture: if parts.is_arm() { Architecture::Arm64 } else { Architecture::X64 },
        status: Status::Unlisted,
        retirement: None,
        basis: Basis::NamingConvention,
    })
}

/// Accelerators mix letters and digits (`T4`, `MI300X`); the exceptions are markers that listed names use.
fn is_accelerator(name: &str) -> bool {
    let has = |test: fn(&u8) -> bool| name.as_bytes().iter().any(test);
    name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && version_number(name).is_none()
        && (has(u8::is_ascii_alphabetic) && has(u8::is_ascii_digit)
            || ["cc", "xl", "NDR"].iter().any(|marker| name.eq_ignore_ascii_case(marker)))
}

fn version_number(segment: &str) -> Option<u32> {
    number(segment.strip_prefix(['v', 'V'])?).filter(|version| *version < 100)
}

/// Reads digits; a leading zero is a slip, not a number.
fn number(digits: &str) -> Option<u32> {
    let plain = digits == "0" || !digits.starts_with('0');
    (plain && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| digits.parse().ok())?
}

fn split_while(text: &str, test: fn(char) -> bool) -> Option<(&str, &str)> {
    text.split_at_checked(text.find(|c| !test(c)).unwrap_or(text.len()))
}
