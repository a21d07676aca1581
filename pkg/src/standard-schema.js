// A Standard Schema v1 (standardschema.dev) on a linter, for the form libraries that take one.

import { blocking } from './blocking.js';

export function standardSchema(linter, options = {}) {
  const issuesOf = blocking(linter, options);
  return {
    '~standard': {
      version: 1,
      vendor: 'akslint',
      validate(value) {
        try {
          const issues = issuesOf(value);
          return issues.length === 0 ? { value } : { issues };
        } catch (thrown) {
          return { issues: [{ message: String(thrown?.message ?? thrown), path: [] }] };
        }
      },
      jsonSchema: { input: ({ target }) => schemaFor(linter, target), output: ({ target }) => schemaFor(linter, target) },
    },
  };
}

/** The addresses of the drafts in which our schema means the same. */
const DRAFTS = {
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

function schemaFor(linter, target) {
  if (!linter.schema) throw new Error("akslint/form has no JSON Schema; take 'akslint', or the file 'akslint/schemas/cluster-spec.schema.json'");
  if (!Object.hasOwn(DRAFTS, target)) throw new Error(`akslint: there is no JSON Schema for ${target}`);
  return { ...linter.schema(), $schema: DRAFTS[target] };
}
