// What the playground holds: the files, which of them is open, and how to judge.

import type { Profile, TextFile } from 'akslint';

export interface Settings {
  readonly profile: Profile;
  /** Whether clusters that nothing attaches are judged as if they were to be attached. */
  readonly attachAs: '' | 'production' | 'dev-test';
  readonly workspaceRegion: string;
}

export interface PlaygroundState {
  readonly files: readonly TextFile[];
  readonly open: string;
  readonly settings: Settings;
}

export const START: PlaygroundState = {
  files: [],
  open: '',
  settings: { profile: 'current', attachAs: '', workspaceRegion: '' },
};

const MOST_FILES = 200;
const LONGEST_PATH = 300;

/** The state of a link. What does not fit is left out: anybody can write a link. */
export function restored(given: unknown): PlaygroundState {
  const { files, open, settings } = record(given);
  const { profile, attachAs, workspaceRegion } = record(settings);
  let list: readonly TextFile[] = [];
  for (const file of Array.isArray(files) ? files.slice(0, MOST_FILES) : []) {
    const { path, text } = record(file);
    if (typeof path === 'string' && typeof text === 'string') list = withFile(list, { path, text });
  }
  return {
    files: list,
    open: list.find(({ path }) => path === open)?.path ?? list[0]?.path ?? '',
    settings: {
      profile: profile === 'v1-2020' ? profile : 'current',
      attachAs: attachAs === 'production' || attachAs === 'dev-test' ? attachAs : '',
      workspaceRegion: typeof workspaceRegion === 'string' ? workspaceRegion.slice(0, 100) : '',
    },
  };
}

function record(given: unknown): Record<string, unknown> {
  return typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
}

/** The files with one more, which replaces one of the same path. */
export function withFile(files: readonly TextFile[], file: TextFile): readonly TextFile[] {
  const path = file.path.trim().slice(0, LONGEST_PATH) || freePath(files, 'untitled.json');
  const added = { path, text: file.text };
  const at = files.findIndex((one) => one.path === path);
  if (at >= 0) return files.with(at, added);
  return files.length < MOST_FILES ? [...files, added] : files;
}

/** `name.json`, or `name-2.json` where that is taken. */
export function freePath(files: readonly TextFile[], wanted: string): string {
  const [, stem = wanted, ending = ''] = /^(.*?)(\.[^/]*)?$/.exec(wanted) ?? [];
  for (let number = 1; ; number += 1) {
    const path = number === 1 ? wanted : `${stem}-${number}${ending}`;
    if (!files.some((file) => file.path === path)) return path;
  }
}

/** A name for a pasted text, by what it looks like. */
export function nameFor(text: string): string {
  if (!/^\s*[{[]/.test(text)) return 'cluster.akslint.yaml';
  if (/deploymentParameters\.json/.test(text)) return 'azuredeploy.parameters.json';
  return /deploymentTemplate\.json/.test(text) ? 'azuredeploy.json' : 'pasted.json';
}

/** Whether a text holds what must not travel in a link. */
export function holdsPrivateKey(files: readonly TextFile[]): boolean {
  return files.some(({ text }) => /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text));
}
