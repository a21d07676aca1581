//! The settings of a call, from JSON: those of `akslint check`.

use akslint_data::aks_versions::V1_2020_DATE;
use akslint_data::date::Date;
use akslint_diagnostics::Profile;
use akslint_linter::{AttachAs, Config, Preflight, Selection, is_selector};
use serde::Deserialize;
#[cfg(feature = "full")]
use {
    akslint_diagnostics::FileId,
    akslint_linter::settings::{RunSettings, Settings as FileSettings, SettingsText},
};

/// What holds for the calls after [`configure`](crate::configure).
pub(crate) struct Settings {
    pub(crate) config: Config,
    /// The parameter file for every template.
    #[cfg(feature = "full")]
    pub(crate) parameters: Option<Text>,
    /// What `akslint.toml` would say.
    #[cfg(feature = "full")]
    pub(crate) own: Option<FileSettings>,
}

/// A text with the name that is shown for it.
#[cfg(feature = "full")]
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
    profile: Option<Profile>,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    attach_as: Option<Purpose>,
    workspace_region: Option<String>,
    workspace_subscription: Option<String>,
    #[serde(default)]
    set: Vec<(String, String)>,
    #[serde(default)]
    texts: Texts,
}

/// What is longer than an option.
#[cfg(feature = "full")]
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Texts {
    parameters: Option<Text>,
    service_tags: Option<Text>,
    settings: Option<String>,
}

/// Forms take none of these.
#[cfg(not(feature = "full"))]
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {}

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
        let profile = given.profile.unwrap_or_default();
        let today = Date::from_unix_seconds(given.today.saturating_mul(86_400));
        let day = match &given.as_of {
            Some(day) => Some(Date::parse(day).ok_or("asOf is written as YYYY-MM-DD")?),
            None => None,
        };
        let mut config = Config::new(day.unwrap_or(match profile {
            Profile::V1_2020 => V1_2020_DATE,
            Profile::Current => today,
        }));
        config.today = day.unwrap_or(today);
        config.profile = profile;
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
        Self::with_texts(config, given.texts)
    }

    #[cfg(feature = "full")]
    fn with_texts(mut config: Config, texts: Texts) -> Result<Self, String> {
        use akslint_data::service_tags::ServiceTags;
        if let Some(Text { path, text }) = texts.service_tags {
            config.service_tags =
                ServiceTags::from_json(&text, &path).map_err(|error| format!("{path}: {error}"))?;
        }
        let own = texts.settings.as_deref().map(own_settings).transpose()?;
        Ok(Self { config, parameters: texts.parameters, own })
    }

    #[cfg(not(feature = "full"))]
    fn with_texts(config: Config, _: Texts) -> Result<Self, String> {
        Ok(Self { config })
    }
}

/// The settings in a JSON object. What they would take from files or say of a whole run is refused: it is an option here.
#[cfg(feature = "full")]
fn own_settings(text: &str) -> Result<FileSettings, String> {
    let parsed = FileSettings::from_json(SettingsText { file: FileId(0), text, folder: "" });
    if let Some(problem) = parsed.problems.first() {
        return Err(format!("settings: {}", problem.message));
    }
    let beyond = parsed.settings.run.beyond(&RunSettings::default());
    let told =
        parsed.settings.extend.iter().map(|_| "extend").chain(beyond.iter().map(|(key, _)| *key)).next();
    match told {
        Some(key) => Err(format!("settings: `{key}` is not taken here; use the options")),
        None => Ok(parsed.settings),
    }
}
