// A Standard Schema v1 (standardschema.dev) on a linter, for the form libraries that take one.

import { blocking } from './blocking.js';

export function standardSchema(linter, { schema, ...options } = {}) {
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
      jsonSchema: { input: ({ target }) => schemaFor(schema, target), output: ({ target }) => schemaFor(schema, target) },
    },
  };
}

/** The addresses of the drafts in which our schema means the same. */
const DRAFTS = {
  'draft-07': 'http://json-schema.org/draft-07/schema#',
  'draft-2020-12': 'https://json-schema.org/draft/2020-12/schema',
};

function schemaFor(schema, target) {
  if (!schema) throw new Error("akslint: give standardSchema the option schema, as the function schema of 'akslint' loads it");
  if (!Object.hasOwn(DRAFTS, target)) throw new Error(`akslint: there is no JSON Schema for ${target}`);
  return { ...schema, $schema: DRAFTS[target] };
}
