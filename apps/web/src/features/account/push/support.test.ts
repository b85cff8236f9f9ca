import { expect, it } from "vitest";
import { type BrowserFeatures, pushSupport } from "./support.ts";

const chrome: BrowserFeatures = {
  userAgent: "Mozilla/5.0 (X11; Linux x64) Chrome/150",
  touchPoints: 0,
  standalone: false,
  secure: true,
  push: true,
  permission: "default",
};
const iphone = {
  ...chrome,
  userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari",
  touchPoints: 5,
};
const ipad = { ...iphone, userAgent: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari" };

it.each([
  ["a browser that can", chrome, "ready"],
  ["one that was told no", { ...chrome, permission: "denied" as const }, "denied"],
  ["one without push", { ...chrome, push: false }, "missing"],
  ["any over plain http", { ...iphone, secure: false }, "insecure"],
  ["an iPhone's Safari", { ...iphone, push: false }, "install_first"],
  ["an iPad's, which calls itself a Mac", { ...ipad, push: false }, "install_first"],
  ["an iPhone's installed app", { ...iphone, standalone: true }, "ready"],
  ["an installed app on an iPhone too old", { ...iphone, standalone: true, push: false }, "missing"],
  ["a Mac's Safari", { ...ipad, touchPoints: 0 }, "ready"],
])("%s: %o", (_name, browser, support) => {
  expect(pushSupport(browser)).toBe(support);
});
