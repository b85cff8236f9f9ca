import type { BrowserContext, Page } from "playwright-core";
import { CANARY_HOST } from "./payloads.ts";

/** Everything that would show that something ran, or was about to. */
export interface Watched {
  page: Page;
  ran: string[];
  violations: string[];
}

export async function watch(context: BrowserContext): Promise<Watched> {
  const ran: string[] = [];
  const violations: string[] = [];
  const page = await context.newPage();
  await page.exposeFunction("ran", () => void ran.push(`ran on ${page.url()}`));
  await page.exposeFunction("violated", (what: string) => void violations.push(`${what} on ${page.url()}`));
  await page.addInitScript(
    `addEventListener("securitypolicyviolation", (e) => violated(e.effectiveDirective + " " + e.blockedURI + " " + e.sample));`,
  );
  page.on("dialog", (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => void ran.push(`popup ${popup.url()}`));
  await context.route(
    (url) => url.hostname === CANARY_HOST,
    (route) => {
      ran.push(`request to ${route.request().url()} from ${page.url()}`);
      return route.abort();
    },
  );
  return { page, ran, violations };
}

/** What stands in the page that would run at a touch: handlers, frames, addresses of scripts. */
export const armed = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const found = [];
    for (const element of document.querySelectorAll("*")) {
      const name = element.localName;
      if (["iframe", "object", "embed", "frame", "applet", "base", "portal", "fencedframe"].includes(name)) found.push(name);
      for (const { name: attribute, value } of element.attributes) {
        if (attribute.startsWith("on") || attribute === "srcdoc") found.push(name + " " + attribute);
        if (/^(href|src|action|formaction|xlink:href|data|poster|background|srcset)$/.test(attribute)
          && !/^(https?:|mailto:|tel:|blob:|data:image\\/|data:font|[\\/#?]|$)/.test(value.trim()))
          found.push(name + " " + attribute + "=" + value.slice(0, 60));
      }
      if (name === "script" && element.src && new URL(element.src).origin !== location.origin) found.push(element.src);
    }
    return found;
  })()`);
