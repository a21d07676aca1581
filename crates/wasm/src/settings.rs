//! The settings of a call, from JSON: those of `akslint check`.

use akslint_data::aks_versions::V1_2020_DATE;
use akslint_data::date::Date;
use akslint_diagnostics::Profile;
use akslint_linter::{AttachAs, Config, Preflight, Selection, is_selector};
use serde::Deserialize;

/// What holds for the calls after [`configure`](crate::configure).
pub(crate) struct Settings {
    pub(crate) config: Config,
    /// The parameter file for every template.
    #[cfg(feature = "full")]
    pub(crate) parameters: Option<Text>,
}

/// A text with the name that is shown for it.
#[derive(Deserialize)]
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Given {
    /// Days since 1970-01-01.
    today: i64,
    as_of: Option<String>,
    #[serde(default)]
    profile: Profile,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    attach_as: Option<Purpose>,
    workspace_region: Option<String>,
    workspace_subscription: Option<String>,
    parameters: Option<Text>,
    #[serde(default)]
    set: Vec<(String, String)>,
    service_tags: Option<Text>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Purpose {
    Production,
    DevTest,
}

impl Settings {
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let given: Given = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if let Some(unknown) =
            given.select.iter().chain(&given.ignore).find(|selector| !is_selector(selector))
        {
            return Err(format!("there is no rule '{unknown}'"));
        }
        let day = match (&given.as_of, given.profile) {
            (Some(day), _) => Date::parse(day).ok_or("asOf is written as YYYY-MM-DD")?,
            (None, Profile::V1_2020) => V1_2020_DATE,
            (None, Profile::Current) => Date::from_unix_seconds(given.today.saturating_mul(86_400)),
        };
        let mut config = Config::new(day);
        config.profile = given.profile;
        config.selection = Selection { select: given.select, ignore: given.ignore };
        config.preflight = given.attach_as.map(|purpose| Preflight {
            attach_as: match purpose {
                Purpose::Production => AttachAs::Production,
                Purpose::DevTest => AttachAs::DevTest,
            },
            workspace_location: given.workspace_region.as_deref().map(Into::into),
            workspace_subscription: given.workspace_subscription.as_deref().map(Into::into),
        });
        config.overrides = given.set;
        Self::with_texts(config, given.parameters, given.service_tags)
    }

    #[cfg(feature = "full")]
    fn with_texts(
        mut config: Config,
        parameters: Option<Text>,
        service_tags: Option<Text>,
    ) -> Result<Self, String> {
        use akslint_data::service_tags::ServiceTags;
        if let Some(Text { path, text }) = service_tags {
            config.service_tags =
                ServiceTags::from_json(&text, &path).map_err(|error| format!("{path}: {error}"))?;
        }
        Ok(Self { config, parameters })
    }

    #[cfg(not(feature = "full"))]
    fn with_texts(
        config: Config,
        parameters: Option<Text>,
        service_tags: Option<Text>,
    ) -> Result<Self, String> {
        if let Some(Text { path, text }) = parameters.or(service_tags) {
            return Err(format!("{path}: {} bytes that only the whole of akslint reads", text.len()));
        }
        Ok(Self { config })
    }
}
