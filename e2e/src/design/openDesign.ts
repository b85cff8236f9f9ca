import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser, Locator, Page } from "playwright-core";
import { PNG } from "pngjs";
import { cutOut } from "./compareImages.ts";

export interface Look {
  colorScheme: "light" | "dark";
  width: number;
}

/** For what stands above the page, and below it on a phone. */
const ROOM_AROUND = 200;
/** What moves, and a colour on its way to another, is at its end. */
const STILL = { animations: "disabled", caret: "hide" } as const;
/** So that whatever says how long ago something was says the same every time. */
const NOW = new Date("2026-11-25T18:00:00Z");

/** The page of all components, as every machine draws it: no motion, no caret, one clock, every letter from our fonts. */
export async function openDesign(browser: Browser, signInUrl: string): Promise<Page> {
  const context = await browser.newContext({
    reducedMotion: "reduce",
    locale: "es-AR",
    timezoneId: "America/Argentina/Buenos_Aires",
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(signInUrl);
  await page.waitForURL(/\/chats/);
  await page.goto(new URL("/design", signInUrl).href);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.addStyleTag({ content: await hebrewFace() });
  await page.evaluate("document.fonts.ready");
  return page;
}

/** A dialog, a menu and each section by its name. One picture of the whole is cut up: quicker than one of each. */
export async function takePictures(page: Page, { colorScheme, width }: Look): Promise<[string, Buffer][]> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const pictures = [await openLayer(page, "centre", "dialog"), await openLayer(page, "Menú", "menu")];
  // Nothing scrolls: what is beyond the fold of a pane would be missing in its picture.
  await page.mouse.move(0, 0);
  const tall = await page.evaluate<number>("document.querySelector('main > div').scrollHeight");
  await page.setViewportSize({ width, height: tall + ROOM_AROUND });
  await page.locator("[data-focus]").first().focus();
  const whole = PNG.sync.read(await page.screenshot(STILL));
  for (const part of await page.locator("[data-part]").all())
    pictures.push([(await part.getAttribute("data-part")) ?? "", cutOut(whole, await placeOf(part))]);
  return pictures;
}

async function openLayer(page: Page, opener: string, role: "dialog" | "menu"): Promise<[string, Buffer]> {
  // By its key: under a pointer something would be lit.
  await page.getByRole("button", { name: opener, exact: true }).press("Enter");
  const layer = page.getByRole(role);
  await layer.waitFor();
  const picture = PNG.sync.read(await layer.screenshot(STILL));
  await page.keyboard.press("Escape");
  await layer.waitFor({ state: "detached" });
  return [role, cutOut(picture, { x: 0, y: 0, width: picture.width, height: picture.height })];
}

async function placeOf(element: Locator) {
  const place = await element.boundingBox();
  if (place === null) throw new Error("Not to be seen");
  return place;
}

/** The panel's own letters are Latin; a machine's Hebrew ones differ from the next one's. */
async function hebrewFace(): Promise<string> {
  const path = "@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff2";
  const file = await readFile(createRequire(import.meta.url).resolve(path));
  const source = `url(data:font/woff2;base64,${file.toString("base64")})`;
  return `@font-face{font-family:"Archivo Variable";font-weight:100 900;unicode-range:U+0590-05FF;src:${source}}`;
}
