// The playground: files to check, an editor for them, and what akslint says.

import type { Fix, Linter, Options, Report, Rule, TextFile } from 'akslint';
import { copy } from '../clipboard.ts';
import { fill, h } from '../dom.ts';
import { fullLinter } from '../linter.ts';
import { changesOf, marksOf } from './diagnostics.ts';
import { editor } from './editor.ts';
import { EXAMPLES } from './examples.ts';
import { EDITOR_PANEL, fileBar, fileTabId } from './file-bar.ts';
import { openButton, takeFiles } from './intake.ts';
import { type TextRange, problemsView, reportView } from './report.ts';
import { settingsView } from './settings.ts';
import { type PlaygroundState, START, type Settings, freePath, holdsPrivateKey, restored, withFile } from './state.ts';

export interface PlaygroundPage {
  readonly element: HTMLElement;
  readonly load: (state: unknown) => void;
  /** What belongs into the address; nothing where it must not or cannot stand there. */
  readonly state: () => Partial<PlaygroundState>;
}

export interface Surroundings {
  readonly showRule: (code: string) => void;
  readonly announce: (text: string) => void;
  readonly onChange: () => void;
  /** A link to what the playground holds. */
  readonly link: () => Promise<string>;
}

/** Texts longer than this, in characters, do not go into the address. */
const LONGEST = 1 << 20;
/** A pause in typing after which files are checked. */
const PAUSE = 120;

export async function playgroundPage(around: Surroundings): Promise<PlaygroundPage> {
  const linter = await fullLinter();
  return new Playground(linter, await linter.rules(), around);
}

class Playground implements PlaygroundPage {
  readonly element: HTMLElement;
  #state: PlaygroundState = START;
  #report: Report | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #linter: Linter;
  /** What the rules demand, by their codes. */
  readonly #demands: ReadonlyMap<string, string>;
  readonly #around: Surroundings;
  readonly #editor = editor((path, text) => this.#typed(path, text));
  readonly #files = fileBar({
    open: (path) => this.#set({ open: path }),
    rename: (from, to) => this.#rename(from, to),
    remove: (path) => this.#remove(path),
  });
  readonly #settings = settingsView((change) => this.#set({ settings: { ...this.#state.settings, ...change } }));
  readonly #problems;
  readonly #output;
  readonly #empty: HTMLElement;
  readonly #panel: HTMLElement;
  readonly #side: HTMLElement;

  constructor(linter: Linter, rules: readonly Rule[], around: Surroundings) {
    this.#linter = linter;
    this.#demands = new Map(rules.map(({ code, summary }) => [code, summary]));
    this.#around = around;
    this.#problems = problemsView({
      reveal: (path, range) => this.#reveal(path, range),
      applyFix: (fix) => this.#applyFix(fix),
      fixAll: () => this.#fixAll(),
      showRule: around.showRule,
      announce: around.announce,
    });
    this.#output = reportView(linter, around.announce);
    this.#empty = emptyView();
    this.#panel = h('div', { id: EDITOR_PANEL, role: 'tabpanel', class: 'editor-panel' }, this.#editor.element);
    this.#side = h('div', { class: 'column side' }, this.#problems.element, this.#output.element);
    const bench = h('div', { class: 'card bench' }, this.#files.element, this.#panel, this.#empty);
    this.element = h(
      'div',
      { class: 'page playground-page' },
      this.#examples(),
      h('div', { class: 'playground-bar' }, this.#toolbar(), this.#settings.element),
      h('div', { class: 'halves' }, h('div', { class: 'column' }, bench), this.#side),
    );
    takeFiles(this.element, (files) => this.#add(files));
    this.#draw();
  }

  load(given: unknown): void {
    this.#state = restored(given);
    this.#draw();
  }

  state(): Partial<PlaygroundState> {
    const { files, settings } = this.#state;
    if (this.#whyNoLink() !== '') return {};
    const isStart = files.length === 0 && JSON.stringify(settings) === JSON.stringify(START.settings);
    return isStart ? {} : this.#state;
  }

  #examples(): HTMLElement {
    const buttons = EXAMPLES.map(({ label, load }) =>
      h(
        'button',
        { type: 'button', class: 'chip', on: { click: () => void load().then((files) => this.#replace(files)) } },
        label,
      ),
    );
    return h(
      'div',
      { class: 'examples', role: 'group', 'aria-label': 'Examples' },
      h('span', { class: 'muted' }, 'Examples'),
      ...buttons,
    );
  }

  #toolbar(): HTMLElement {
    return h(
      'div',
      { class: 'toolbar' },
      openButton((files) => this.#add(files)),
      h('button', { type: 'button', class: 'button', on: { click: () => this.#new() } }, 'New file'),
      h('button', { type: 'button', class: 'button', on: { click: () => void this.#share() } }, 'Copy a link to this'),
    );
  }

  #set(change: Partial<PlaygroundState>): void {
    this.#state = { ...this.#state, ...change };
    this.#draw();
    this.#around.onChange();
  }

  #add(files: readonly TextFile[]): void {
    if (files.length === 0) return;
    const list = files.reduce(withFile, this.#state.files);
    this.#set({ files: list, open: files[0]?.path ?? this.#state.open });
    this.#around.announce(`${files.map(({ path }) => path).join(', ')} added`);
  }

  #replace(files: readonly TextFile[]): void {
    this.#set({ files, open: files[0]?.path ?? '' });
  }

  #new(): void {
    const path = freePath(this.#state.files, 'cluster.akslint.yaml');
    this.#add([{ path, text: 'akslint: 1\ncompute:\n  name: scoring\n' }]);
    this.#editor.focus();
  }

  #rename(from: string, to: string): void {
    const { files } = this.#state;
    const wanted = to.trim();
    const path = wanted === '' || wanted === from ? from : freePath(files, wanted);
    this.#set({ files: files.map((file) => (file.path === from ? { path, text: file.text } : file)), open: path });
  }

  #remove(path: string): void {
    const files = this.#state.files.filter((file) => file.path !== path);
    this.#set({ files, open: files[0]?.path ?? '' });
    this.#around.announce(`${path} removed`);
  }

  #typed(path: string, text: string): void {
    this.#state = {
      ...this.#state,
      files: this.#state.files.map((file) => (file.path === path ? { path, text } : file)),
    };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#judge(), PAUSE);
    this.#around.onChange();
  }

  #draw(): void {
    const { files, open, settings } = this.#state;
    const file = files.find(({ path }) => path === open);
    this.#empty.hidden = file !== undefined;
    this.#panel.hidden = file === undefined;
    this.#editor.keep(files.map(({ path }) => path));
    if (file) this.#editor.open(file.path, file.text);
    this.#settings.show(settings);
    this.#judge();
  }

  #judge(): void {
    clearTimeout(this.#timer);
    const { files, open, settings } = this.#state;
    this.#report = files.length === 0 ? undefined : this.#linter.check(files, optionsOf(settings));
    const diagnostics = this.#report?.diagnostics ?? [];
    this.#files.show(files, open, diagnostics);
    this.#panel.setAttribute('aria-labelledby', fileTabId(files.findIndex(({ path }) => path === open)));
    const own = diagnostics.filter(({ path }) => path === open);
    const actions = {
      applyFix: (fix: Fix) => this.#applyFix(fix),
      showRule: this.#around.showRule,
      demandOf: (code: string) => this.#demands.get(code) ?? '',
    };
    if (open !== '') this.#editor.mark((doc) => marksOf(doc, own, actions));
    this.#side.hidden = files.length === 0;
    this.#problems.show(this.#report);
    this.#output.show(this.#report);
  }

  #reveal(path: string, range: TextRange): void {
    if (path !== this.#state.open) this.#set({ open: path });
    this.#editor.reveal(range);
  }

  /** Applies the edits of a fix, each in its file; the editor keeps them in its history. */
  #applyFix(fix: Fix): void {
    for (const path of new Set(fix.edits.map((edit) => edit.path))) {
      if (path !== this.#state.open) this.#set({ open: path });
      this.#editor.change((doc) => changesOf(doc, fix, path));
    }
    this.#judge();
    this.#around.announce(`Fixed: ${fix.message}`);
  }

  #fixAll(): void {
    const fixed = this.#linter.fix(this.#state.files, optionsOf(this.#state.settings));
    this.#set({ files: fixed.files.reduce(withFile, this.#state.files) });
    this.#around.announce(fixed.mended === 1 ? 'One problem fixed' : `${fixed.mended} problems fixed`);
  }

  async #share(): Promise<void> {
    const why = this.#whyNoLink();
    if (why !== '') return void this.#around.announce(why);
    const isCopied = await copy(await this.#around.link());
    this.#around.announce(
      isCopied ? 'The link is copied. It holds your files.' : 'The address of the page is the link.',
    );
  }

  #whyNoLink(): string {
    const { files } = this.#state;
    if (holdsPrivateKey(files)) return 'There is a private key in a file, which does not belong into a link.';
    const length = files.reduce((sum, { text }) => sum + text.length, 0);
    return length > LONGEST ? 'The files are too long for a link.' : '';
  }
}

function optionsOf({ profile, attachAs, workspaceRegion }: Settings): Options {
  if (attachAs === '') return { profile };
  return { profile, attachAs, workspaceRegion: workspaceRegion.trim() || undefined };
}

function emptyView(): HTMLElement {
  const element = h('div', { class: 'empty' });
  fill(
    element,
    h('p', { class: 'empty-title' }, 'Drop files here'),
    h(
      'p',
      {},
      'ARM templates with their parameter files, cluster specs in YAML or JSON, and what ',
      h('code', {}, 'az aks show'),
      ' prints.',
    ),
    h(
      'p',
      { class: 'muted' },
      'Or paste a text anywhere, open files, or begin with an example. The files stay in this browser.',
    ),
  );
  return element;
}
