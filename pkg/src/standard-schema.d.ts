import type { FormLinter, Issue, Linter, Options } from './types.js';

export interface StandardSchemaOptions extends Options {
  /** Whether warnings make issues too; a form is not blocked by them otherwise. */
  warnings?: boolean | undefined;
  /** What `jsonSchema` gives: the JSON Schema of the cluster spec, which the function `schema` of `akslint` loads. */
  schema?: { readonly [key: string]: unknown } | undefined;
}

/** Standard Schema v1 with its JSON Schema, as in @standard-schema/spec. */
export interface StandardSchema<Input = unknown, Output = Input> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: 'akslint';
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (value: unknown) => { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly (Pick<Issue, 'message' | 'path'> & Partial<Issue>)[] };
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** A schema that a form library can take; give the type of the form's values as `Values`. */
export function standardSchema<Values = unknown>(linter: FormLinter | Linter, options?: StandardSchemaOptions): StandardSchema<Values>;
