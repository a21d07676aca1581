// A typed schema for vee-validate 4; version 5 takes the Standard Schema.

export function veeValidateSchema(linter, options = {}) {
  const { warnings = false, ...rest } = options;
  const given = Object.keys(rest).length === 0 ? undefined : rest;
  const counts = (issue) => issue.severity === 'error' || (warnings && issue.severity === 'warning');
  return {
    __type: 'VVTypedSchema',
    async parse(values) {
      const errors = new Map();
      for (const { path, message } of linter.validate(values, given).filter(counts)) {
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
