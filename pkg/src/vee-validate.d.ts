import type { FormLinter, Linter, Options } from './types.js';

export interface VeeValidateOptions extends Options {
  /** Whether warnings are shown as errors too. */
  warnings?: boolean | undefined;
}

/** A value for `validationSchema` of `useForm`. */
export function veeValidateSchema<Values = unknown>(
  linter: FormLinter | Linter,
  options?: VeeValidateOptions,
): {
  __type: 'VVTypedSchema';
  parse(values: Values): Promise<{ value: Values; errors: { path: string; errors: string[] }[] }>;
  cast(values: Partial<Values>): Values;
};
