import type { ClusterSpec, FormLinter, Issue, Linter, Options } from './types.js';

/** As much of an HTMLFormElement as is needed. */
export interface FormLike {
  readonly elements: ArrayLike<unknown>;
  addEventListener(type: string, listener: (event: never) => void, capture: boolean): void;
  removeEventListener(type: string, listener: (event: never) => void, capture: boolean): void;
}

export interface ConstrainOptions<Form extends FormLike = FormLike> extends Options {
  /** The spec that the form describes; by default `specOf`. */
  read?: (form: Form) => unknown;
  /** Is told all issues after each change. */
  onIssues?: (issues: Issue[]) => void;
}

/** Keeps `setCustomValidity` and `aria-invalid` of a form's controls up to date. */
export function constrain<Form extends FormLike>(
  form: Form,
  linter: FormLinter | Linter,
  options?: ConstrainOptions<Form>,
): { update(): Issue[]; stop(): void };

/** The spec that a form's controls describe, by their names (`compute.agentCount`). */
export function specOf(form: FormLike): ClusterSpec;
