// What the README of the package says of its use, to the letter, with the packed package.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PACKAGE, packed, project, run } from './consumers.mjs';
import { launchChromium, launchFirefox, saidIn } from './pages.mjs';

const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
const BLOCKS = Array.from(README.matchAll(/^```(\w+)\n(.*?)^```$/gms), ([, language, text]) => ({ language, text }));
const VALIDATE = /^akslint\.validate\((.*)\);$/m;

/** The one block of a language that holds a text. */
function block(language, holds) {
  const found = BLOCKS.filter((one) => one.language === language && one.text.includes(holds));
  assert.equal(found.length, 1, `blocks with ${holds}`);
  return found[0].text;
}

const archive = await packed();

const FIRST = block('js', "from 'akslint/form';\n\nconst akslint = await init()");
const [, SPEC] = VALIDATE.exec(FIRST);

test('the first example says what stands there', async (context) => {
  const at = await project(context, archive, { 'a.mjs': FIRST.replace(VALIDATE, 'console.log(JSON.stringify(akslint.validate($1)));') });
  const [issue] = JSON.parse(await run('node', ['a.mjs'], { cwd: at }));
  const shown = FIRST.replaceAll(/\n\/\/ */g, ' ');
  for (const key of ['code', 'severity']) assert.match(shown, new RegExp(`${key}: '${issue[key]}'`));
  assert.ok(shown.includes(`path: [${issue.path.map((key) => `'${key}'`).join(', ')}]`));
  for (const key of ['message', 'help']) {
    const [, start] = new RegExp(`${key}: '([^…']+)…'`).exec(shown);
    assert.ok(issue[key].startsWith(start), `${issue[key]} does not start with ${start}`);
  }
});

test('a file in Node, by import and by require', async (context) => {
  const text = block('js', 'readFileSync');
  const [importing, requiring] = text.split('\n')[0].split(' // or: ');
  const at = await project(context, archive, {
    'azuredeploy.json': readFileSync(join(PACKAGE, '../examples/bad/azuredeploy.json'), 'utf8'),
    'a.mjs': text,
    'b.cjs': text.replace(text.split('\n')[0], requiring).replace("import { readFileSync } from 'node:fs'", "const { readFileSync } = require('node:fs')"),
  });
  assert.match(importing, /^import /);
  const said = await run('node', ['a.mjs'], { cwd: at });
  assert.match(said, /^azuredeploy\.json:\d+:\d+: AML\d+/m);
  assert.equal(await run('node', ['b.cjs'], { cwd: at }), said);
});

const BROWSERS = { Chromium: launchChromium, Firefox: launchFirefox };
for (const [name, launch] of Object.entries(BROWSERS)) {
  test(`${name}, without a bundler: an import map`, async (context) => {
    const at = await project(context, archive, {});
    const asked = `  window.said = akslint.validate(${SPEC}).map(({ code }) => code).join(' ');\n</script>`;
    const page = block('html', 'importmap').replace(/<\/script>\n$/, asked);
    assert.match(page, /window\.said/);
    const browser = await launch();
    context.after(() => browser.close());
    assert.match(await saidIn(browser, at, `<!doctype html><html lang="en"><title>akslint</title>${page}`), /^AML102/);
  });
}
