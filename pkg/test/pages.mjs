// Pages of tests in Chromium and Firefox.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { PACKAGE, run } from './consumers.mjs';
import { serve } from './server.mjs';

export const HTML = '<!doctype html><html lang="en"><meta charset="utf-8"><title>akslint</title><body><div id="root"></div>';
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];
/** Milliseconds in which a page must have its answer. */
const PATIENCE = 20_000;

export function launchChromium() {
  const executablePath = CHROMIUM.find(existsSync);
  assert.ok(executablePath, 'no Chromium: apt-get install chromium-headless-shell');
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

export function launchFirefox() {
  const executablePath = FIREFOX.find(existsSync);
  assert.ok(executablePath, 'no Firefox: apt-get install firefox-esr');
  return puppeteer.launch({ browser: 'firefox', executablePath });
}

/** Opens an address in either browser, and waits for its `window.said`. */
export async function saidAt(browser, address) {
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  try {
    await page.goto(address);
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer = await page.evaluate(() => window.said);
      if (answer !== undefined && answer !== null) return answer;
      if (Date.now() > end) assert.fail(`no answer: ${faults}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  } finally {
    await page.close();
  }
}

/** The same for a folder, served by itself. */
export async function saidIn(browser, folder, html = `${HTML}<script type="module" src="/a.js"></script>`) {
  const server = await serve(folder, { '/': html });
  try {
    return await saidAt(browser, server.address);
  } finally {
    server.close();
  }
}

/** Bundles `a.js` of a project for browsers into its folder `out`. */
export const bundle = (at, file = 'a.js', out = 'out') =>
  run('node', [join(PACKAGE, 'node_modules/esbuild/bin/esbuild'), file, '--bundle', '--splitting', '--format=esm', `--outdir=${out}`, '--entry-names=a', '--loader:.ttf=dataurl', '--define:process.env.NODE_ENV="production"', '--log-level=error'], { cwd: at });
