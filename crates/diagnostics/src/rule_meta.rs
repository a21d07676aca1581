//! What is known of a rule beside its check: the content of its `rule.json`.

use crate::Severity;
use serde::{Deserialize, Serialize};

/// Which state of the documentation is true.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Profile {
    /// The page of October 2020, to the letter.
    #[serde(rename = "v1-2020")]
    V1_2020,
    /// What Azure does today.
    #[default]
    #[serde(rename = "current")]
    Current,
}

impl Profile {
    /// The profile of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::V1_2020, Self::Current].into_iter().find(|profile| profile.as_str() == name)
    }

    /// `"v1-2020"` or `"current"`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::V1_2020 => "v1-2020",
            Self::Current => "current",
        }
    }
}

/// The group of a rule in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Names of computes.
    Name,
    /// Purpose and size.
    Size,
    /// Kubernetes version.
    Version,
    /// Load balancer, private cluster, authorized ranges, egress.
    Exposure,
    /// TLS of the scoring endpoint.
    Tls,
    /// Network ranges.
    Network,
    /// Attaching and the life cycle.
    Attach,
    /// The form of the file itself.
    Format,
}

impl Category {
    /// Its name in a `rule.json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Size => "size",
            Self::Version => "version",
            Self::Exposure => "exposure",
            Self::Tls => "tls",
            Self::Network => "network",
            Self::Attach => "attach",
            Self::Format => "format",
        }
    }
}

/// A rule's severity in each profile; `None` means that the profile does not have the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Levels {
    /// In profile `v1-2020`.
    #[serde(rename = "v1-2020")]
    pub v1_2020: Option<Severity>,
    /// In profile `current`.
    pub current: Option<Severity>,
}

impl Levels {
    /// The severity in `profile`.
    #[must_use]
    pub const fn of(self, profile: Profile) -> Option<Severity> {
        match profile {
            Profile::V1_2020 => self.v1_2020,
            Profile::Current => self.current,
        }
    }
}

/// A source of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// What it is.
    pub title: &'static str,
    /// Its address.
    pub url: &'static str,
    /// The date of the text that was read, `YYYY-MM-DD` or `YYYY-MM`; absent where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<&'static str>,
}

/// The content of a `rule.json`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RuleMeta {
    /// The stable code, `AML` and three digits; never reused.
    pub code: &'static str,
    /// The stable name in kebab case.
    pub name: &'static str,
    /// The codes of the catalogue that this rule answers, its own among them.
    pub covers: &'static [&'static str],
    /// What it demands, in one sentence.
    pub summary: &'static str,
    /// What happens in Azure otherwise, in one sentence.
    pub consequence: &'static str,
    /// How bad a finding is by default.
    pub severity: Levels,
    /// The group in the catalogue.
    pub category: Category,
    /// The version of akslint that had it first.
    pub since: &'static str,
    /// The formats that can express what it looks at: `arm`, `azure`, `spec`.
    pub formats: &'static [&'static str],
    /// Where the rule comes from.
    pub references: &'static [Reference],
}
