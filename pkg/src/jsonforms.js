// Errors for JSON Forms (jsonforms.io), in the shape of its `additionalErrors`.

export function jsonFormsErrors(issues) {
  return issues.map(({ code, severity, message, help, url, path }) => ({
    instancePath: path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    message,
    schemaPath: '',
    keyword: 'akslint',
    params: { code, severity, help, url },
  }));
}
