import type { SimulatedSubscription } from "@platform/simulator";
import type { BrowserContext, Page } from "playwright-core";
import { eventually } from "./customer.ts";

/**
 * What a headless Chromium lacks, in the page: a push service to sign up with, and the person's permission. The rest
 * (service worker, panel) is the real one.
 */
export function pageStandIns(subscription: SimulatedSubscription): { content: string } {
  return {
    content: `{
      const taken = ${JSON.stringify(subscription)};
      const key = "push-stand-in";
      const subscriptionOf = (bytes) => ({
        endpoint: taken.endpoint,
        options: { applicationServerKey: bytes },
        toJSON: () => taken,
        unsubscribe: async () => { localStorage.removeItem(key); return true; },
      });
      PushManager.prototype.getSubscription = async () => {
        const kept = localStorage.getItem(key);
        return kept === null ? null : subscriptionOf(Uint8Array.from(JSON.parse(kept)).buffer);
      };
      PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
        localStorage.setItem(key, JSON.stringify([...applicationServerKey]));
        return subscriptionOf(applicationServerKey.buffer);
      };
      Object.defineProperty(Notification, "permission", { get: () => localStorage.getItem("permission") ?? "granted" });
      Notification.requestPermission = async () => Notification.permission;
    }`,
  };
}

export interface Shown {
  title: string;
  body: string;
  tag: string;
  silent: boolean;
  renotify: boolean;
}

/** As the browser's push service delivers it to the real service worker; answers all that it has shown so far. */
export async function deliver(page: Page, payload: object): Promise<Shown[]> {
  const { origin } = new URL(page.url());
  const worker = await workerOf(page.context());
  await worker.evaluate(`{
    self.shown ??= [];
    const kept = self.shown;
    ServiceWorkerRegistration.prototype.showNotification = async (title, options) => { kept.push({ title, ...options }); };
    ServiceWorkerRegistration.prototype.getNotifications = async ({ tag }) => kept.filter((each) => each.tag === tag);
  }`);
  const before = (await shown(page)).length;
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (own !== undefined) resolve(own.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  const data = JSON.stringify(payload);
  await cdp.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
  await cdp.detach();
  return eventually(
    () => shown(page),
    (all) => all.length > before,
  );
}

/** As if the person had tapped the last one. */
export async function tap(page: Page): Promise<void> {
  const worker = await workerOf(page.context());
  await worker.evaluate(`{
    const { data } = self.shown.at(-1);
    const event = new Event("notificationclick");
    Object.assign(event, { notification: { data, close: () => undefined }, waitUntil: () => undefined });
    // A window may only be focused for a real tap.
    WindowClient.prototype.focus = async () => undefined;
    self.dispatchEvent(event);
  }`);
}

async function shown(page: Page): Promise<Shown[]> {
  return (await workerOf(page.context())).evaluate<Shown[]>("self.shown");
}

async function workerOf(context: BrowserContext) {
  return context.serviceWorkers()[0] ?? context.waitForEvent("serviceworker");
}
