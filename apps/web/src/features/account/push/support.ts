/** What this browser can do about pushes, as it stands. */
export type PushSupport =
  | "ready"
  /** The person said no, and only they can change it, in the browser. */
  | "denied"
  /** iPhone and iPad push to the installed app alone. */
  | "install_first"
  /** Neither https nor this machine itself. */
  | "insecure"
  | "missing";

export interface BrowserFeatures {
  userAgent: string;
  /** iPads call themselves Macs; no Mac has a touch screen. */
  touchPoints: number;
  standalone: boolean;
  secure: boolean;
  /** Service worker, push and notifications, all three. */
  push: boolean;
  permission: NotificationPermission;
}

export function pushSupport(browser: BrowserFeatures): PushSupport {
  if (!browser.secure) return "insecure";
  if (isApplePhone(browser) && !browser.standalone) return "install_first";
  if (!browser.push) return "missing";
  return browser.permission === "denied" ? "denied" : "ready";
}

function isApplePhone({ userAgent, touchPoints }: BrowserFeatures): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes("Macintosh") && touchPoints > 1);
}

export function thisBrowser(): BrowserFeatures {
  return {
    userAgent: navigator.userAgent,
    touchPoints: navigator.maxTouchPoints,
    standalone:
      window.matchMedia("(display-mode: standalone)").matches ||
      ("standalone" in navigator && navigator.standalone === true),
    secure: window.isSecureContext,
    push: "serviceWorker" in navigator && "PushManager" in window && "Notification" in window,
    permission: "Notification" in window ? Notification.permission : "default",
  };
}
