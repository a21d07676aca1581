// A typed schema for vee-validate 4; version 5 takes the Standard Schema.

import { blocking } from './blocking.js';

export function veeValidateSchema(linter, options = {}) {
  const issuesOf = blocking(linter, options);
  return {
    __type: 'VVTypedSchema',
    async parse(values) {
      const errors = new Map();
      for (const { path, message } of issuesOf(values)) {
        const name = nameOf(path);
        errors.set(name, [...(errors.get(name) ?? []), message]);
      }
      return { value: values, errors: [...errors].map(([path, messages]) => ({ path, errors: messages })) };
    },
    cast: (values) => values,
  };
}

function nameOf(path) {
  return path.reduce((name, key) => (typeof key === 'number' ? `${name}[${key}]` : name === '' ? key : `${name}.${key}`), '');
}
