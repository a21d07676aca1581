// The constraint validation of HTML forms: each control whose name is the path of a field (`compute.agentCount`,
// `cluster.agentPoolProfiles.0.count`) tells what is wrong with it, to the browser and to assistive technology.

export function constrain(form, linter, { read = specOf, onIssues = () => {}, ...options } = {}) {
  const given = Object.keys(options).length === 0 ? undefined : options;
  /** Names of the controls where the user has been. */
  const touched = new Set();

  function update() {
    const issues = linter.validate(read(form), given);
    const errors = new Map();
    for (const issue of issues) {
      const control = issue.severity === 'error' ? controlAt(form, issue.path) : undefined;
      if (control && !errors.has(control)) errors.set(control, issue.message);
    }
    for (const control of controls(form)) {
      const message = errors.get(control) ?? '';
      control.setCustomValidity(message);
      // Not before the user has been there: nobody wants to be told off for a form that they have not filled in.
      if (message === '' || !touched.has(control.name)) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
    onIssues(issues);
    return issues;
  }

  const touch = ({ target }) => {
    touched.add(target.name);
    update();
  };
  // Runs before the controls have their first values again.
  const reset = () => {
    touched.clear();
    queueMicrotask(update);
  };
  // `invalid` does not bubble; it comes to each wrong control when the form is about to be sent.
  const listeners = { input: touch, change: touch, focusout: touch, invalid: touch, reset };
  for (const [event, listener] of Object.entries(listeners)) form.addEventListener(event, listener, true);
  const stop = () => {
    for (const [event, listener] of Object.entries(listeners)) form.removeEventListener(event, listener, true);
    for (const control of controls(form)) {
      control.setCustomValidity('');
      control.removeAttribute('aria-invalid');
    }
  };
  update();
  return { update, stop };
}

const controls = (form) => Array.from(form.elements).filter((one) => one.name && typeof one.setCustomValidity === 'function');

/** The control of a path, or of the nearest section above it that has one. */
function controlAt(form, path) {
  for (let length = path.length; length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const control = controls(form).find((one) => one.name === name);
    if (control) return control;
  }
  return undefined;
}

/** The spec that a form's controls describe. What is empty is left out; numbers, check boxes and lists have their types. */
export function specOf(form) {
  const spec = Object.create(null);
  for (const control of controls(form)) {
    const value = control.disabled ? undefined : valueOf(control);
    if (value !== undefined) place(spec, control.name.split('.'), value);
  }
  return spec;
}

function valueOf(control) {
  if (control.type === 'checkbox') return control.checked;
  if (control.type === 'radio') return control.checked ? control.value : undefined;
  if (control.multiple && control.selectedOptions) return Array.from(control.selectedOptions, (option) => option.value);
  if (control.value === '') return undefined;
  return control.type === 'number' ? Number(control.value) : control.value;
}

function place(spec, keys, value) {
  let at = spec;
  keys.forEach((key, index) => {
    if (index === keys.length - 1) at[key] = value;
    else at = at[key] = at[key] ?? (/^\d+$/.test(keys[index + 1]) ? [] : Object.create(null));
  });
}
