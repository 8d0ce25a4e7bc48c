// The site without a network. `prepare page` fills in the two lines below and puts this file beside
// index.html. One release is one cache: it is complete before it is used, and nothing in it changes.
const RELEASE = "{release}";
const FILES = [/*files*/];
const CACHE = "doorways-" + RELEASE;
const PAGE = new URL("./", self.location).href;

// All or nothing. The page is asked of the host, so that an old copy of it is not paired with new files.
self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const page = await fetch(PAGE, { cache: "no-cache" });
    const text = await page.clone().text();
    if (!page.ok || !FILES.some((file) => file.startsWith("start-") && text.includes(file))) {
      throw new Error("the page and this release are not of one piece yet");
    }
    const cache = await caches.open(CACHE);
    // One file after the other: the page that is open needs the line more.
    for (const file of FILES) await keep(cache, new URL(file, PAGE).href);
    await cache.put(PAGE, page);
  })());
});

// A line that fails for a moment does not cost the whole release.
async function keep(cache, url) {
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(url + " is missing");
      return await cache.put(url, answer);
    } catch (why) {
      if (tries === 4) throw why;
      await new Promise((done) => setTimeout(done, tries * 500));
    }
  }
}

// A release takes over when every tab of the old one is closed, or when somebody says so.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
});

// The release before this one stays: a tab that still runs it may ask for its files.
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const ours = (await caches.keys()).filter((name) => name.startsWith("doorways-"));
    const older = ours.filter((name) => name !== CACHE).slice(0, -1);
    await Promise.all(older.map((name) => caches.delete(name)));
  })());
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(PAGE)) return;
  // Only the page itself answers a navigation; a missing file is missing, never the page.
  if (request.mode === "navigate") {
    const page = url.origin + url.pathname;
    if (page === PAGE || page === PAGE + "index.html") event.respondWith(pageFirst(request));
    return;
  }
  event.respondWith(fileFirst(request));
});

async function pageFirst(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(PAGE)) || fetch(request);
}

async function fileFirst(request) {
  // Somebody asked again, since what came was broken: ask the host, and remember its answer.
  if (request.cache === "reload") {
    const fresh = await fetch(request);
    if (fresh.ok) await (await caches.open(CACHE)).put(request.url, fresh.clone());
    return fresh;
  }
  return (await caches.match(request.url)) || fetch(request);
}
