//! What surrounds a run: the CI agent by its variables, the repository, the terminal.

use akslint_report::{AzureBuild, CiEnvironment, Revision};
use std::path::{Path, PathBuf};

/// The CI agent that runs akslint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Agent {
    GitHub,
    Azure,
    GitLab,
}

/// The variables of the environment, behind a function so that tests can set them.
type Variables<'v> = &'v dyn Fn(&str) -> Option<String>;

/// What surrounds a run.
#[derive(Debug, Default)]
pub(crate) struct Surroundings {
    pub(crate) agent: Option<Agent>,
    /// Where GitHub takes the page of the job from.
    pub(crate) summary: Option<PathBuf>,
    /// The working directory, with `/` between its parts.
    pub(crate) directory: Option<String>,
    /// The repository's top, in the same form.
    pub(crate) root: Option<String>,
    /// Columns of the terminal on standard output.
    pub(crate) width: Option<u16>,
    build: Option<Build>,
    revision: Option<Commit>,
}

/// A run of Azure Pipelines.
#[derive(Debug)]
struct Build {
    id: String,
    definition_id: String,
    definition_name: String,
    phase_id: String,
    phase_name: String,
}

#[derive(Debug)]
struct Commit {
    repository: String,
    hash: String,
    branch: Option<String>,
}

impl Surroundings {
    /// Looks around.
    pub(crate) fn look() -> Self {
        let directory = std::env::current_dir().ok();
        Self {
            root: directory.as_deref().and_then(repository).map(slashed),
            directory: directory.as_deref().map(slashed),
            width: terminal_size::terminal_size_of(std::io::stdout()).map(|(width, _)| width.0),
            ..Self::told(&|name| std::env::var(name).ok())
        }
    }

    /// What the variables tell.
    fn told(variables: Variables<'_>) -> Self {
        let variable = |name: &str| variables(name).filter(|value| !value.is_empty());
        let is_set = |name: &str| variable(name).is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let agents =
            [("GITHUB_ACTIONS", Agent::GitHub), ("TF_BUILD", Agent::Azure), ("GITLAB_CI", Agent::GitLab)];
        let agent = agents.into_iter().find_map(|(name, agent)| is_set(name).then_some(agent));
        Self {
            agent,
            summary: variable("GITHUB_STEP_SUMMARY")
                .filter(|_| agent == Some(Agent::GitHub))
                .map(PathBuf::from),
            build: if agent == Some(Agent::Azure) { build(&variable) } else { None },
            revision: agent.and_then(|agent| commit(agent, &variable)),
            ..Self::default()
        }
    }

    /// The same for reporters.
    pub(crate) fn ci(&self) -> CiEnvironment<'_> {
        CiEnvironment {
            shows_what_was_set_aside: self.agent == Some(Agent::GitHub),
            azure: self.build.as_ref().map(|build| AzureBuild {
                id: &build.id,
                definition_id: &build.definition_id,
                definition_name: &build.definition_name,
                phase_id: &build.phase_id,
                phase_name: &build.phase_name,
            }),
            revision: self.revision.as_ref().map(|commit| Revision {
                repository: &commit.repository,
                commit: &commit.hash,
                branch: commit.branch.as_deref(),
            }),
        }
    }
}

fn build(variable: Variables<'_>) -> Option<Build> {
    let or_empty = |name| variable(name).unwrap_or_default();
    Some(Build {
        id: variable("BUILD_BUILDID")?,
        definition_id: variable("SYSTEM_DEFINITIONID")?,
        definition_name: or_empty("BUILD_DEFINITIONNAME"),
        phase_id: or_empty("SYSTEM_PHASEID"),
        phase_name: or_empty("SYSTEM_PHASENAME"),
    })
}

fn commit(agent: Agent, variable: Variables<'_>) -> Option<Commit> {
    // A pull request's own reference (refs/pull/1/merge) is no branch.
    let branch = |name| variable(name).and_then(|name| name.strip_prefix("refs/heads/").map(str::to_owned));
    let (repository, hash, branch) = match agent {
        Agent::GitHub => {
            let (server, name) = (variable("GITHUB_SERVER_URL")?, variable("GITHUB_REPOSITORY")?);
            let branch = variable("GITHUB_HEAD_REF").or_else(|| branch("GITHUB_REF"));
            (format!("{server}/{name}"), variable("GITHUB_SHA")?, branch)
        }
        Agent::Azure => {
            let branch = branch("SYSTEM_PULLREQUEST_SOURCEBRANCH").or_else(|| branch("BUILD_SOURCEBRANCH"));
            (variable("BUILD_REPOSITORY_URI")?, variable("BUILD_SOURCEVERSION")?, branch)
        }
        Agent::GitLab => {
            let branch =
                variable("CI_MERGE_REQUEST_SOURCE_BRANCH_NAME").or_else(|| variable("CI_COMMIT_BRANCH"));
            (variable("CI_PROJECT_URL")?, variable("CI_COMMIT_SHA")?, branch)
        }
    };
    Some(Commit { repository: without_credentials(&repository), hash, branch })
}

/// The address without the user and password that may stand before its host.
fn without_credentials(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (authority, path) = rest.split_once('/').map_or((rest, ""), |(authority, path)| (authority, path));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if path.is_empty() { format!("{scheme}://{host}") } else { format!("{scheme}://{host}/{path}") }
}

/// The nearest folder upward that is the top of a Git repository: in a linked work tree `.git` is a file.
pub(crate) fn repository(directory: &Path) -> Option<&Path> {
    directory.ancestors().find(|folder| folder.join(".git").exists())
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn told(variables: &[(&str, &str)]) -> Surroundings {
        Surroundings::told(&|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn revision(variables: &[(&str, &str)]) -> (String, String, Option<String>) {
        let surroundings = told(variables);
        let revision = surroundings.ci().revision.unwrap();
        (revision.repository.to_owned(), revision.commit.to_owned(), revision.branch.map(str::to_owned))
    }

    #[test]
    fn agents_are_known_by_their_variables() {
        assert_eq!(told(&[]).agent, None);
        assert_eq!(told(&[("GITHUB_ACTIONS", "true")]).agent, Some(Agent::GitHub));
        assert_eq!(told(&[("TF_BUILD", "True")]).agent, Some(Agent::Azure));
        assert_eq!(told(&[("GITLAB_CI", "true")]).agent, Some(Agent::GitLab));
        assert_eq!(told(&[("GITHUB_ACTIONS", "false")]).agent, None);
        let page = ("GITHUB_STEP_SUMMARY", "/page.md");
        assert_eq!(told(&[page]).summary, None, "left over from elsewhere");
        assert_eq!(told(&[page, ("GITHUB_ACTIONS", "true")]).summary, Some(PathBuf::from("/page.md")));
    }

    #[test]
    fn the_commit_comes_from_each_agent() {
        let github = [
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_SERVER_URL", "https://github.com"),
            ("GITHUB_REPOSITORY", "contoso/infra"),
            ("GITHUB_SHA", "c0ffee"),
            ("GITHUB_REF", "refs/heads/main"),
        ];
        let expected = |url: &str, branch: Option<&str>| {
            (url.to_owned(), "c0ffee".to_owned(), branch.map(str::to_owned))
        };
        assert_eq!(revision(&github), expected("https://github.com/contoso/infra", Some("main")));
        let mut request = github.to_vec();
        request.pop();
        request.push(("GITHUB_REF", "refs/pull/7/merge"));
        assert_eq!(revision(&request), expected("https://github.com/contoso/infra", None));
        request.push(("GITHUB_HEAD_REF", "more-nodes"));
        assert_eq!(revision(&request).2.as_deref(), Some("more-nodes"));

        let azure = [
            ("TF_BUILD", "True"),
            ("BUILD_REPOSITORY_URI", "https://contoso@dev.azure.com/contoso/_git/infra"),
            ("BUILD_SOURCEVERSION", "c0ffee"),
            ("BUILD_SOURCEBRANCH", "refs/heads/release/1"),
        ];
        assert_eq!(revision(&azure), expected("https://dev.azure.com/contoso/_git/infra", Some("release/1")));
        let gitlab = [
            ("GITLAB_CI", "true"),
            ("CI_PROJECT_URL", "https://user:token@gitlab.com"),
            ("CI_COMMIT_SHA", "c0ffee"),
        ];
        assert_eq!(revision(&gitlab), expected("https://gitlab.com", None));
        assert!(told(&[("GITLAB_CI", "true")]).ci().revision.is_none());
    }

    #[test]
    fn the_build_of_azure_pipelines_needs_its_two_numbers() {
        let variables = [("TF_BUILD", "True"), ("BUILD_BUILDID", "12"), ("SYSTEM_DEFINITIONID", "3")];
        let surroundings = told(&variables);
        let build = surroundings.ci().azure.unwrap();
        assert_eq!((build.id, build.definition_id, build.phase_id), ("12", "3", ""));
        assert!(told(variables.get(..2).unwrap()).ci().azure.is_none());
        assert!(told(variables.get(1..).unwrap()).ci().azure.is_none(), "not on an agent");
    }

    #[test]
    fn the_repository_is_the_nearest_one_upward() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("outer/inner/infra");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::create_dir(folder.path().join("outer/.git")).unwrap();
        assert_eq!(repository(&inner), Some(folder.path().join("outer").as_path()));
        std::fs::write(folder.path().join("outer/inner/.git"), "gitdir: elsewhere").unwrap();
        assert_eq!(repository(&inner), Some(folder.path().join("outer/inner").as_path()));
    }
}
