// The service worker of the standalone page. It answers for its own folder alone, and there for the
// files of its own version: a new version is kept beside the old one and takes its place when no page
// of the old one is open, so that files of two versions never meet.
//
// `cargo xtask package` fills in both `BUILD.…`.
const KEPT = `love-languages ${registration.scope} `;
const CACHE = KEPT + BUILD.version;
/** Relative to the folder; the page itself is `./`. */
const FILES = BUILD.files;

addEventListener('install', event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  // From the server, whatever the browser has kept.
  await cache.addAll(FILES.map(file => new Request(file, { cache: 'reload' })));
})()));

addEventListener('activate', event => event.waitUntil((async () => {
  // Another installation on the same site has another folder, and keeps its own.
  const stale = (await caches.keys()).filter(name => name.startsWith(KEPT) && name != CACHE);
  await Promise.all(stale.map(name => caches.delete(name)));
})()));

addEventListener('fetch', event => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const folder = registration.scope;
  const file = (origin + pathname).slice(folder.length) || './';
  if (request.method != 'GET' || !(origin + pathname).startsWith(folder) || !FILES.includes(file)) return;
  const answer = caches.open(CACHE).then(async cache => {
    const renew = async () => {
      const response = await fetch(file, { cache: 'no-cache' });
      if (response.ok && !response.redirected) await cache.put(file, response);
    };
    // The practice may have changed a setting in the page: the next visit has it.
    if (file == './') event.waitUntil(renew().catch(() => {}));
    return await cache.match(file) ?? fetch(request);
  });
  event.respondWith(answer);
});
