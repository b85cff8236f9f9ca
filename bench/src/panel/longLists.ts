import type { Page } from "playwright-core";
import { measureCpu } from "./measureCpu.ts";

/** From the press on a chat of the list to its first bubbles on the screen; the panel is loaded anew before. */
export async function openChat(
  page: Page,
  { url, chatId }: { url: string; chatId: string },
): Promise<{ ms: number; cpuMs: number }> {
  await page.goto(`${url}/chats`);
  await page.locator(`a[href*="${chatId}"]`).waitFor();
  // Nobody presses while the list is still being drawn.
  await page.evaluate("new Promise((resolve) => requestIdleCallback(resolve, { timeout: 5000 }))");
  const { result, cpuMs } = await measureCpu(page, () =>
    page.evaluate<number>(`new Promise((resolve) => {
    const started = performance.now();
    const look = () =>
      document.querySelector("[data-message]")
        ? requestAnimationFrame(() => resolve(performance.now() - started))
        : requestAnimationFrame(look);
    document.querySelector('a[href*="${chatId}"]').click();
    look();
  })`),
  );
  return { ms: result, cpuMs };
}

export interface Frames {
  /** Milliseconds between a frame and the next, while the list was scrolled. */
  gaps: number[];
  rows: number;
  /** Of the main thread, a frame. */
  cpuMs: number;
}

const SCROLLER = `document.querySelector('main ul').parentElement`;

/** What the same scrolling is over rows of bare text, without script: what this machine lets a frame be. */
export async function scrollBareRows(page: Page, seconds: number): Promise<Frames> {
  const rows = Array.from({ length: 5_000 }, (_, index) => `<li style="height:76px">Cliente ${index}</li>`);
  await page.goto("about:blank");
  await page.setContent(
    `<main><div style="height:800px;overflow-y:auto"><ul style="margin:0">${rows.join("")}</ul></div></main>`,
  );
  return scrollChats(page, seconds);
}

/** Scrolls down for some seconds, a few rows a frame, while what is further down comes in. */
export async function scrollChats(page: Page, seconds: number): Promise<Frames> {
  const { result, cpuMs } = await measureCpu(page, () =>
    page.evaluate<Pick<Frames, "gaps" | "rows">>(`new Promise((resolve) => {
    const scroller = ${SCROLLER};
    const gaps = [];
    const end = performance.now() + ${seconds * 1000};
    let before = performance.now();
    const step = (now) => {
      gaps.push(now - before);
      before = now;
      if (now > end) return resolve({ gaps, rows: Math.round(scroller.scrollHeight / 76) });
      scroller.scrollTop += 300;
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  })`),
  );
  return { ...result, cpuMs: cpuMs / result.gaps.length };
}
