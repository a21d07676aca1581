// What akslint takes and gives. No DOM types are needed.

export type Severity = 'error' | 'warning' | 'info';
export type Profile = 'current' | 'v1-2020';

/** A text with the name that is shown for it. */
export interface TextFile {
  path: string;
  text: string;
}

/** Files: an array, or texts by path. */
export type Files = readonly Readonly<TextFile>[] | { readonly [path: string]: string };

/** How to judge. */
export interface FormOptions {
  /** Which state of the documentation holds: what Azure does today (the default), or the page of October 2020. */
  profile?: Profile | undefined;
  /** The day to judge for, a Date or `YYYY-MM-DD`; today (UTC) by default, 2020-10-02 for profile `v1-2020`. */
  asOf?: Date | string | undefined;
  /** Only these rules: codes, starts of codes (`AML3`) or names. */
  select?: readonly string[] | undefined;
  /** Not these rules. */
  ignore?: readonly string[] | undefined;
  /** Judges each cluster that no compute attaches as if it were about to be attached. */
  attachAs?: 'production' | 'dev-test' | undefined;
  /** Region of the workspace that would attach the clusters. */
  workspaceRegion?: string | undefined;
  /** Subscription of the workspace that would attach the clusters. */
  workspaceSubscription?: string | undefined;
}

/** How to judge, with what only the whole of akslint reads. */
export interface Options extends FormOptions {
  /** Parameter file for the ARM templates, instead of the one beside each. */
  parameters?: string | Readonly<TextFile> | undefined;
  /** Parameters of the ARM templates; they win over parameter files. */
  set?: { readonly [name: string]: unknown } | undefined;
  /** Microsoft's weekly `ServiceTags_*.json`, instead of the embedded snapshot. */
  serviceTags?: string | Readonly<TextFile> | undefined;
  /** What `akslint.toml` says of rules, files and parameters; for specs as values, use `select` and `ignore`. */
  settings?: { readonly [key: string]: unknown } | undefined;
}

export interface FixOptions extends Options {
  /** Also what changes a meaning. */
  unsafe?: boolean | undefined;
}

/** A key of an object or an index of an array. */
export type PathSegment = string | number;

/** What is wrong with a spec. */
export interface Issue {
  /** `AML102`, or `ERR001` to `ERR005` where something was not analysed. */
  code: string;
  /** `production-vcpu-minimum`. */
  name: string;
  severity: Severity;
  /** Whether it says that something was not analysed. */
  problem: boolean;
  message: string;
  /** How to mend it. */
  help: string | null;
  /** What happens in Azure otherwise. */
  consequence: string | null;
  /** The rule's page. */
  url: string | null;
  /** The path to the field, or to where it is missing. */
  path: PathSegment[];
  /** The characters, if the spec was handed over as a text. */
  range?: { start: LineColumn; end: LineColumn };
}

/** Both start at 1; columns count UTF-16 code units, as editors do. */
export interface LineColumn {
  line: number;
  column: number;
}

export interface Position extends LineColumn {
  /** Bytes of UTF-8 from the start of the text. */
  offset: number;
}

/** The end is one past the last character. */
export interface Range {
  start: Position;
  end: Position;
}

export interface Related {
  path: string;
  range: Range;
  message: string;
}

export interface Fix {
  message: string;
  safety: 'safe' | 'unsafe';
  /** They never overlap. */
  edits: { path: string; range: Range; text: string }[];
}

/** A finding in a file. */
export interface Diagnostic {
  code: string;
  name: string;
  severity: Severity;
  problem: boolean;
  message: string;
  help: string | null;
  consequence: string | null;
  /** The path of the file. */
  path: string;
  range: Range;
  /** The path to the value within its document. */
  dataPath: PathSegment[];
  related: Related[];
  url: string | null;
  fix: Fix | null;
  /** Stays the same when lines move. */
  fingerprint: string;
}

/** Checks that hang on a value which is not known. */
export interface Undetermined {
  symbol: string;
  path: string | null;
  range: Range | null;
  rules: string[];
  checks: number;
}

/** A finding that was set aside. */
export interface Suppressed {
  /** By a comment in the file, by the settings, or because it was known before. */
  because: 'source' | 'settings' | 'baseline';
  reason: string | null;
  diagnostic: Diagnostic;
}

/** What akslint found; the document that `akslint check --output-format json` writes. */
export interface Report {
  version: string;
  summary: {
    files: number;
    recognized: number;
    resources: number;
    checks: number;
    undetermined: number;
    notAnalysed: number;
    errors: number;
    warnings: number;
    infos: number;
    problems: number;
  };
  diagnostics: Diagnostic[];
  undetermined: Undetermined[];
  suppressed: Suppressed[];
}

export interface Fixed {
  /** Number of findings that were mended. */
  mended: number;
  /** The files that changed, as they are now. */
  files: TextFile[];
  /** The report on all files as they are now. */
  report: Report;
}

export interface Rule {
  readonly code: string;
  readonly name: string;
  /** The codes of the catalogue that it answers, its own among them. */
  readonly covers: readonly string[];
  /** In profile `current`; null where it is off. */
  readonly severity: Severity | null;
  readonly severities: { readonly [profile in Profile]: Severity | null };
  readonly summary: string;
  readonly consequence: string;
  readonly category: string;
  readonly formats: readonly string[];
  readonly since: string;
  readonly references: readonly { readonly title: string; readonly url: string; readonly date?: string }[];
  readonly url: string;
}

export interface RulePage extends Rule {
  /** Its page in Markdown. */
  readonly documentation: string;
}

/** Facts about Azure that are part of akslint. */
export interface DataVersion {
  readonly name: string;
  readonly source: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export interface Reporter {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly summary: string;
  /** Whether it tells of all rules, with their pages. */
  readonly carriesRules: boolean;
}

export type ReportFormat =
  | 'full' | 'concise' | 'grouped' | 'json' | 'ndjson' | 'sarif' | 'github' | 'azure' | 'gitlab' | 'junit'
  | 'checkstyle' | 'rdjson' | 'rdjsonl' | 'markdown';

/** The spec of a cluster; see the JSON Schema `akslint/schemas/cluster-spec.schema.json`. */
export type ClusterSpec = { readonly [field: string]: unknown };

/** akslint for forms. */
export interface FormLinter {
  readonly version: string;
  /** Judges a spec: a value, or a text in JSON. Never throws because of the spec. */
  validate(spec: unknown, options?: FormOptions): Issue[];
}

/**
 * The whole of akslint. Only misuse makes a function throw, a TypeError. What is read and not needed to judge (rules, their
 * pages, the schema) is loaded when it is first asked for: its functions answer with promises.
 */
export interface Linter {
  readonly version: string;
  /** Judges a spec: a value, or a text in YAML or JSON. Never throws because of the spec. */
  validate(spec: unknown, options?: Options): Issue[];
  /** Checks files of all formats that akslint reads; others pass silently. */
  check(files: Files, options?: Options): Report;
  /** Writes a report in another form. It must be the very object that `check` or `fix` returned. */
  format(report: Report, form: ReportFormat | (string & {})): Promise<string>;
  /** Mends what can be fixed. */
  fix(files: Files, options?: FixOptions): Fixed;
  rules(): Promise<readonly Rule[]>;
  /** A rule with its page, by code or name; undefined where there is none. */
  explain(rule: string): Promise<RulePage | undefined>;
  /** The JSON Schema (draft-07) of the cluster spec. */
  schema(): Promise<{ readonly [key: string]: unknown }>;
  dataVersions(): readonly DataVersion[];
  /** The forms that `format` writes. */
  reporters(): readonly Reporter[];
}

/** A module of WebAssembly, its bytes, a response or address of it, or a promise of one of these. */
export type ModuleSource = string | object | PromiseLike<string | object>;
