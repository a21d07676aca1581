//! The settings of a call, from JSON: those of `akslint check`.

use akslint_data::date::Date;
use akslint_diagnostics::{FileId, Profile};
use akslint_linter::{AttachAs, Config, Preflight, is_selector};
use akslint_readers::node::Node;
use akslint_readers::syntax::json::{Dialect, parse};
#[cfg(feature = "full")]
use {
    akslint_linter::read_service_tags,
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
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Settings {
    /// Reads a JSON object.
    pub(crate) fn read(json: &str) -> Result<Self, String> {
        let parsed = parse(FileId(0), json, Dialect::Strict);
        let given =
            parsed.tree.root().filter(|_| parsed.problems.is_empty()).ok_or("options are an object")?;
        let today = given.get_exact("today").and_then(Node::as_i64).ok_or("today is a number of days")?;
        let today = Date::from_unix_seconds(today.saturating_mul(86_400));
        let mut config = Config::new(today);
        let mut day = None;
        for member in given.members() {
            let value = member.value;
            match member.key.as_ref() {
                "asOf" => day = Some(Date::parse(&text(value)).ok_or("asOf is written as YYYY-MM-DD")?),
                "profile" => config.profile = profile(value)?,
                "select" => config.selection.select = selectors(value)?,
                "ignore" => config.selection.ignore = selectors(value)?,
                "set" => config.overrides = value.items().map(pair).collect(),
                "today" | "attachAs" | "workspaceRegion" | "workspaceSubscription" | "texts" => {}
                other => return Err(format!("there is no option '{other}'")),
            }
        }
        config.preflight = given.get_exact("attachAs").map(|value| preflight(value, given)).transpose()?;
        let Config { profile, as_of, today, .. } = Config::of(config.profile, day, today);
        (config.profile, config.as_of, config.today) = (profile, as_of, today);
        Self::with_texts(config, given.get_exact("texts"))
    }

    #[cfg(feature = "full")]
    fn with_texts(mut config: Config, texts: Option<Node<'_>>) -> Result<Self, String> {
        let given = |key| texts.and_then(|texts| texts.get_exact(key));
        if let Some(Text { path, text }) = given("serviceTags").map(file) {
            config.service_tags =
                read_service_tags(&text, &path).map_err(|error| format!("{path}: {error}"))?;
        }
        let own = given("settings").map(|settings| own_settings(&text(settings))).transpose()?;
        Ok(Self { config, parameters: given("parameters").map(file), own })
    }

    #[cfg(not(feature = "full"))]
    fn with_texts(config: Config, texts: Option<Node<'_>>) -> Result<Self, String> {
        match texts.and_then(|texts| texts.members().next()) {
            Some(member) => Err(format!("the option {} is one of akslint, not of akslint/form", member.key)),
            None => Ok(Self { config }),
        }
    }
}

pub(crate) fn text(value: Node<'_>) -> String {
    value.text().unwrap_or_default().into_owned()
}

fn profile(value: Node<'_>) -> Result<Profile, String> {
    let word = text(value);
    Profile::named(&word).ok_or_else(|| format!("there is no profile '{word}'"))
}

fn selectors(value: Node<'_>) -> Result<Vec<String>, String> {
    let selectors: Vec<String> = value.items().map(text).collect();
    match selectors.iter().find(|selector| !is_selector(selector)) {
        Some(unknown) => Err(format!("there is no rule '{unknown}'")),
        None => Ok(selectors),
    }
}

/// The name of a parameter and its value.
fn pair(value: Node<'_>) -> (String, String) {
    let part = |index| value.item(index).map(text).unwrap_or_default();
    (part(0), part(1))
}

fn preflight(purpose: Node<'_>, given: Node<'_>) -> Result<Preflight, String> {
    let attach_as = match text(purpose).as_str() {
        "production" => AttachAs::Production,
        "dev-test" => AttachAs::DevTest,
        other => return Err(format!("there is no purpose '{other}'")),
    };
    let text_of = |key| given.get_exact(key).map(|value| text(value).into());
    Ok(Preflight {
        attach_as,
        workspace_location: text_of("workspaceRegion"),
        workspace_subscription: text_of("workspaceSubscription"),
    })
}

/// A file handed over as `{path, text}`.
#[cfg(feature = "full")]
fn file(value: Node<'_>) -> Text {
    let part = |key| value.get_exact(key).map(text).unwrap_or_default();
    Text { path: part("path"), text: part("text") }
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
