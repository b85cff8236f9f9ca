import type { Page } from "playwright-core";
import { eventually } from "./customer.ts";

/**
 * From now on every page shows what the server answers only after it was drawn without it, however quick the answer is,
 * and notes what moves. Both go by frames, so that a slow machine sees the same as a quick one.
 */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(`
    window.asked = 0;
    window.shifts = [];
    window.twoFrames = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const ask = window.fetch;
    window.fetch = async (...what) => {
      window.asked += 1;
      try {
        const answer = await ask(...what);
        // The letters first: a machine's own have other widths.
        await Promise.all(["Archivo Variable", "Chivo Mono"].map((face) => document.fonts.load("14px '" + face + "'")));
        await twoFrames();
        return answer;
      } finally {
        window.asked -= 1;
      }
    };
    const moved = ({ node, previousRect: from, currentRect: to }) =>
      (node?.textContent ?? "").slice(0, 40) + " " + [from, to].map(({ x, y, width, height }) => [x, y, width, height].map(Math.round)).join(" to ");
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput, sources } of list.getEntries())
        if (!hadRecentInput) window.shifts.push({ value, moved: sources.map(moved) });
    }).observe({ type: "layout-shift", buffered: true });
  `);
}

interface Shift {
  value: number;
  moved: string[];
}

const STANDS = `window.asked === 0 && document.querySelector("main") !== null
  && document.querySelector("[aria-busy=true], .appear-late") === null`;

/** What has moved by itself since the page was opened, once all that it asked for is there. */
export async function findShifts(page: Page): Promise<Shift[]> {
  await untilStands(page);
  // What has just come is drawn, and may ask for more.
  await page.evaluate("twoFrames().then(() => document.fonts.ready).then(twoFrames)");
  await untilStands(page);
  await page.evaluate("twoFrames()");
  return page.evaluate<Shift[]>("window.shifts");
}

const untilStands = (page: Page): Promise<boolean> =>
  eventually(
    () => page.evaluate<boolean>(STANDS),
    (stands) => stands,
  );
