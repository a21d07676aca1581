import type { FormLinter, ModuleSource } from '../types.js';

export type { ClusterSpec, FormLinter, FormOptions, Issue, LineColumn, ModuleSource, PathSegment, Profile, Severity } from '../types.js';

/**
 * Loads akslint. In Node, Deno, Bun and Workers it is loaded already, and this is optional.
 * @param source by default the file beside the JavaScript
 */
export function init(source?: ModuleSource): Promise<FormLinter>;

/** Loads akslint from a module of WebAssembly or its bytes. */
export function initSync(source?: object): FormLinter;

export const version: FormLinter['version'];
export const validate: FormLinter['validate'];
