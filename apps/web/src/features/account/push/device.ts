import type { PushRegisterInput } from "@platform/contract";
import type { Locale } from "#lib/i18n/locales.ts";
import { forgetPushOwner, isPushOwner, rememberPushOwner } from "#lib/push-owner.ts";

/** The worker that shows pushes. Answers null where the browser has none, or refuses it. */
async function worker(): Promise<ServiceWorkerRegistration | null> {
  if (!("serviceWorker" in navigator)) return null;
  try {
    await navigator.serviceWorker.register("/sw.js");
    return await navigator.serviceWorker.ready;
  } catch {
    return null;
  }
}

/** Signs this browser up with its push service, anew where it was under another key. Rejects in the browser's words. */
export async function subscribe(publicKey: string, userId: string): Promise<PushSubscription> {
  const registration = await worker();
  if (registration === null) throw new Error("No service worker");
  const known = await registration.pushManager.getSubscription();
  const key = bytesOf(publicKey);
  if (known !== null && sameBytes(known.options.applicationServerKey, key)) {
    rememberPushOwner(userId);
    return known;
  }
  await known?.unsubscribe();
  const made = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  rememberPushOwner(userId);
  return made;
}

/** Whether this browser was signed up for this person. What another person left behind is taken back. */
export async function isSubscribed(userId: string): Promise<boolean> {
  const registration = await worker();
  const known = await registration?.pushManager?.getSubscription();
  if (known == null) return false;
  if (isPushOwner(userId)) return true;
  await unsubscribe();
  return false;
}

/** Nothing is pushed here any more, whatever a server still believes. */
export async function unsubscribe(): Promise<void> {
  forgetPushOwner();
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration("/");
  const known = await registration?.pushManager?.getSubscription();
  await known?.unsubscribe().catch(() => false);
}

export function registerInput(subscription: PushSubscription, locale: Locale): PushRegisterInput {
  const { keys } = subscription.toJSON();
  return {
    endpoint: subscription.endpoint,
    keys: { p256dh: keys?.["p256dh"] ?? "", auth: keys?.["auth"] ?? "" },
    locale,
  };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

function sameBytes(one: ArrayBuffer | null, other: Uint8Array): boolean {
  const bytes = new Uint8Array(one ?? new ArrayBuffer(0));
  return bytes.length === other.length && bytes.every((byte, index) => byte === other[index]);
}
