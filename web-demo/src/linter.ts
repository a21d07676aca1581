// akslint in WebAssembly: the small module for the form, and the whole when it is first needed.

import type { FormLinter, Linter } from 'akslint';

export async function formLinter(): Promise<FormLinter> {
  const { init } = await import('akslint/form');
  return init();
}

let whole: Promise<Linter> | undefined;

export function fullLinter(): Promise<Linter> {
  whole ??= import('akslint').then(({ init }) => init());
  return whole;
}
