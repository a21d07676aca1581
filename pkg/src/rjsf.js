// A validator for react-jsonschema-form (@rjsf/core 5 and 6).

import { blocking } from './blocking.js';

export function rjsfValidator(linter, options = {}) {
  const issuesOf = blocking(linter, options);
  return {
    validateFormData(data, _schema, _customValidate, transformErrors, uiSchema) {
      const errors = issuesOf(data).map(errorOf);
      const kept = transformErrors ? transformErrors(errors, uiSchema) : errors;
      return { errors: kept, errorSchema: treeOf(kept) };
    },
    rawValidation: (_schema, data) => ({ errors: issuesOf(data) }),
    isValid: (schema, data) => fits(schema, data),
    toErrorList: (tree, path = []) => flat(tree, path),
    reset() {},
  };
}

function errorOf({ code, message, help, path, url }) {
  const property = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('');
  return { name: code, message, property, stack: `${property || '.'} ${message}`, schemaPath: '', params: { path, help, url } };
}

function treeOf(errors) {
  const tree = node();
  for (const { message, params } of errors) {
    let at = tree;
    for (const key of params?.path ?? []) at = at[key] = Object.hasOwn(at, key) ? at[key] : node();
    (at.__errors ??= []).push(message);
  }
  return tree;
}

/** Without a prototype: a key is the user's. */
const node = () => Object.create(null);

function flat(tree, path) {
  const own = (tree?.__errors ?? []).map((message) => ({ property: `.${path.join('.')}`, message, stack: `.${path.join('.')} ${message}` }));
  const inner = Object.entries(tree ?? {}).filter(([key]) => key !== '__errors');
  return own.concat(inner.flatMap(([key, branch]) => flat(branch, [...path, key])));
}

/** Which branch of `oneOf` a value is: the schema of the cluster spec has constants and types there, nothing else. */
function fits(schema, data) {
  if (typeof schema !== 'object' || schema === null) return schema !== false;
  if ('const' in schema) return schema.const === data;
  if (Array.isArray(schema.enum)) return schema.enum.includes(data);
  const types = [schema.type ?? []].flat();
  return types.length === 0 || types.includes(typeOf(data)) || (data === undefined && !types.includes('null'));
}

function typeOf(data) {
  if (data === null) return 'null';
  if (Array.isArray(data)) return 'array';
  return Number.isInteger(data) ? 'integer' : typeof data;
}
