import type { Linter, ModuleSource } from './types.js';

export type * from './types.js';

/**
 * Loads akslint. In Node, Deno, Bun and Workers it is loaded already, and this is optional.
 * @param source by default the file beside the JavaScript
 */
export function init(source?: ModuleSource): Promise<Linter>;

/** Loads akslint from a module of WebAssembly or its bytes. */
export function initSync(source?: object): Linter;

export const version: Linter['version'];
export const validate: Linter['validate'];
export const check: Linter['check'];
export const format: Linter['format'];
export const fix: Linter['fix'];
export const rules: Linter['rules'];
export const explain: Linter['explain'];
export const schema: Linter['schema'];
export const dataVersions: Linter['dataVersions'];
export const reporters: Linter['reporters'];
