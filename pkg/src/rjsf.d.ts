import type { FormLinter, Linter, Options } from './types.js';

export interface RjsfOptions extends Options {
  /** Whether warnings are shown as errors too. */
  warnings?: boolean | undefined;
}

/** A value for the property `validator` of `<Form>`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- assignable to ValidatorType of every version
export function rjsfValidator(linter: FormLinter | Linter, options?: RjsfOptions): any;
