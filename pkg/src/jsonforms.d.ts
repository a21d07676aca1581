import type { Issue } from './types.js';

export interface JsonFormsError {
  instancePath: string;
  message: string;
  schemaPath: string;
  keyword: string;
  params: { code: string; severity: string; help: string | null; url: string | null };
}

/** A value for the property `additionalErrors` of `<JsonForms>`. */
export function jsonFormsErrors(issues: readonly Issue[]): JsonFormsError[];
