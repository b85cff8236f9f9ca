// Shows pushes and opens their chats. It answers no request: every page and file comes from the server, as without it.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("push", (event) => event.waitUntil(show(event.data)));

async function show(data) {
  const { id, tag, title, body, url, silent } = data ? data.json() : {};
  if (typeof title !== "string") return;
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  // Whoever looks at the chat sees the message itself.
  const inView =
    url.startsWith("/chats/") && windows.some((open) => open.focused && new URL(open.url).pathname === url);
  // Safari stops telling a page that lets a push pass without showing it.
  if (inView && !/^((?!chrom|android).)*safari/i.test(self.navigator.userAgent)) return;
  const shown = await self.registration.getNotifications({ tag });
  await self.registration.showNotification(title, {
    body,
    tag,
    silent,
    // The same one again, which its push service had taken without saying so, makes no second sound.
    renotify: !silent && !shown.some((each) => each.data?.id === id),
    icon: "/icons/192.png",
    badge: "/icons/badge.png",
    data: { id, url },
  });
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.url ?? "/chats"));
});

/** In a window that is open, without loading the panel anew; else in a new one. */
async function open(url) {
  const windows = await self.clients.matchAll({ type: "window" });
  const window = windows.find((each) => new URL(each.url).pathname === url) ?? windows[0];
  if (window === undefined) return self.clients.openWindow(url);
  window.postMessage({ kind: "open", url });
  return window.focus();
}

// The browser has changed its address by itself: the server learns the new one under the session's cookie.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(renew(event)));

async function renew({ oldSubscription, newSubscription }) {
  const options = oldSubscription?.options;
  const subscription = newSubscription ?? (options && (await self.registration.pushManager.subscribe(options)));
  if (!subscription) return;
  const { endpoint, keys } = subscription.toJSON();
  const [language] = self.navigator.language.split("-");
  const locale = { pt: "pt-BR", en: "en" }[language] ?? "es-AR";
  await fetch("/trpc/push.register", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, locale }),
  });
}
