// The issues that keep a form from being sent: errors, and warnings if asked for.

/** Judges values with the options of an adapter, which are those of `validate` and `warnings`. */
export function blocking(linter, options) {
  const { warnings = false, ...rest } = options;
  const given = Object.keys(rest).length === 0 ? undefined : rest;
  const counts = ({ severity }) => severity === 'error' || (warnings && severity === 'warning');
  return (value) => linter.validate(value, given).filter(counts);
}
