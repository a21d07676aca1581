// What the form writes, read again by akslint: a copy has the findings of the form, and no text breaks out of its place.

import { expect, test } from '@playwright/test';
import { check, validate } from 'akslint';
import { execFileSync } from 'node:child_process';
import { EXAMPLES } from '../src/form/examples.ts';
import { specOf } from '../src/form/spec.ts';
import { type FormState, START } from '../src/form/state.ts';
import { NASTY, STATES, nasty, write } from './forms.ts';

const codesOfForm = (state: FormState) =>
  validate(specOf(state))
    .map(({ code }) => code)
    .sort();
const codesOf = (path: string, text: string) =>
  check([{ path, text }])
    .diagnostics.map(({ code }) => code)
    .sort();

/** What a template cannot show: it names the workspace, whose region it does not tell, and creates no private cluster. */
const UNSEEN_IN_ARM = ['AML303', 'AML312'];

for (const { name, state } of STATES) {
  test(`the spec has the findings of the form: ${name}`, () => {
    expect(codesOf('cluster.akslint.yaml', write('spec', state, false))).toEqual(codesOfForm(state));
  });

  test(`the whole template has the findings of the form: ${name}`, () => {
    const expected = codesOfForm(state).filter((code) => !UNSEEN_IN_ARM.includes(code));
    expect(codesOf('azuredeploy.json', write('arm', state, true))).toEqual(expected);
  });

  test(`the template of the compute alone has no other findings: ${name}`, () => {
    const expected = codesOfForm(state);
    const others = codesOf('azuredeploy.json', write('arm', state, false)).filter((code) => !expected.includes(code));
    expect(others).toEqual([]);
  });
}

test('clean examples give clean templates', () => {
  for (const { label, state } of EXAMPLES.slice(0, 3)) {
    for (const everything of [false, true]) {
      const report = check([{ path: 'azuredeploy.json', text: write('arm', state, everything) }]);
      expect([label, report.diagnostics, report.summary.recognized]).toEqual([label, [], 1]);
    }
  }
});

test('JSON and YAML hold nasty texts as they are', () => {
  for (const text of NASTY) {
    const state = nasty(text);
    const template = JSON.parse(write('arm', state, true)) as { resources: { name: string }[] };
    const last = template.resources.at(-1);
    const plain = `${text.trim()}/${text.trim()}`;
    expect(last?.name).toBe(plain.startsWith('[') ? `[${plain}` : plain);
    // What the YAML says is what the form says: the same value, so the same findings with the same words.
    const messages = (issues: readonly { message: string }[]) => issues.map(({ message }) => message).sort();
    const report = check([{ path: 'cluster.akslint.yaml', text: write('spec', state, false) }]);
    expect(messages(report.diagnostics)).toEqual(messages(validate(specOf(state))));
  }
});

test('Python and the shell take nasty texts for literals', () => {
  for (const text of NASTY.filter((one) => !one.includes('\u0000'))) {
    for (const mode of ['attach', 'create'] as const) {
      const state = { ...nasty(text), mode };
      const python =
        'import ast,sys,json; print(json.dumps([n.value for n in ast.walk(ast.parse(sys.stdin.read())) if isinstance(n, ast.Constant) and isinstance(n.value, str)]))';
      const literals = JSON.parse(
        execFileSync('python3', ['-c', python], { input: write('python', state, true), encoding: 'utf8' }),
      ) as string[];
      expect(literals).toContain(text.trim());

      // Stubs print what they were given; nothing else runs.
      const stubs =
        'az() { printf "%s\\0" az "$@"; if [ "$1" = rest ]; then /bin/cat; fi; }\nawk() { :; }\nevil() { echo EVIL; }\n';
      const script = write('az', state, true);
      const said = execFileSync('/bin/bash', ['--norc', '-c', stubs + script], { encoding: 'utf8', env: { PATH: '' } });
      expect(said).not.toContain('EVIL');
      const body = JSON.parse(said.slice(said.lastIndexOf('\0') + 1)) as { location: string };
      expect(body.location).toBe(text.trim());
    }
  }
});

test('what is missing becomes a parameter or a variable', () => {
  const empty = { ...START, workspaceName: '', computeName: '', workspaceRegion: '', workspaceGroup: '' };
  expect(write('arm', empty, false)).toContain("[concat(parameters('workspaceName'), '/', parameters('computeName'))]");
  expect(write('bicep', empty, false)).toContain('param workspaceName string');
  expect(write('terraform', empty, false)).toContain('variable "workspace_name"');
  expect(write('az', empty, false)).toContain("workspace='<name of the workspace>'");
});
