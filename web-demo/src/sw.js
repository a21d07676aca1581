// Keeps the page for offline use: all files of one version. The next version takes over once no tab shows this one.

const VERSION = __VERSION__;
const ASSETS = __ASSETS__;
const CACHE = `akslint-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(ASSETS)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(clean().then(() => self.clients.claim()));
});

async function clean() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('akslint-') && name !== CACHE).map((name) => caches.delete(name)),
  );
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function answer(request) {
  const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true, cacheName: CACHE });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.mode !== 'navigate') throw cause;
    return (await caches.match('./', { ignoreVary: true, cacheName: CACHE })) ?? Response.error();
  }
}
