import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Plugin, defineConfig } from 'vite';

/** Writes the service worker, with the names of all files that the page needs offline. */
function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    generateBundle(_options, bundle) {
      // The copy of the module within JavaScript is for browsers that cannot load a file; then offline use is lost.
      const files = Object.keys(bundle)
        .filter((name) => !name.includes('wasm-inline'))
        .sort();
      const hash = createHash('sha256');
      for (const name of files) {
        const file = bundle[name];
        hash.update(name).update(file?.type === 'chunk' ? file.code : (file?.source ?? ''));
      }
      const assets = [
        './',
        './icon.svg',
        './manifest.webmanifest',
        ...files.filter((name) => name !== 'index.html').map((name) => `./${name}`),
      ];
      const source = readFileSync(new URL('./src/sw.js', import.meta.url), 'utf8')
        .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 12)))
        .replace('__ASSETS__', JSON.stringify(assets, undefined, 2));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [offline()],
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 2500, modulePreload: { polyfill: false } },
  server: { fs: { allow: ['..'] } },
});
