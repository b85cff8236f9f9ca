import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { buildPanel } from "@platform/processes";
import type { Page } from "playwright-core";
import { toRows } from "../alternate.ts";
import type { Bench, Figures, Goal, Row } from "../bench.ts";
import { openDoor } from "../load/door.ts";
import { fillLongLists } from "../load/fillLongLists.ts";
import { createWebhookMaker } from "../load/webhooks.ts";
import { scorePage } from "../panel/lighthouse.ts";
import { openChat, scrollBareRows, scrollChats, type Frames } from "../panel/longLists.ts";
import { openPanel, type OpenPanel } from "../panel/openPanel.ts";
import { startWorld, type World } from "../processes/world.ts";
import { judge } from "../report/judge.ts";
import { quantile } from "../report/statistics.ts";

const DIST = resolve(import.meta.dirname, "../../../apps/web/dist");
const CHATS = 50_000;
const MESSAGES = 10_000;
const WEBHOOKS = 60;
const SCROLL_SECONDS = 20;

const FIRST = "initial script";
const LISTS = "long lists";
const BARE = "limit: rows of bare text, scrolled";
const LIVE = "webhook to bubble";

/** The built panel in a real Chromium: what it loads, what Lighthouse says, long lists, and how fast news are seen. */
export const web: Bench = {
  name: "web",
  run: async ({ rounds, size }, tell) => {
    await buildPanel();
    const first = await weighFirstScript();
    const world = await startWorld({ mode: "off" });
    try {
      const { chatId } = await fillLongLists(world.sql, {
        chats: Math.ceil(CHATS * size),
        messages: Math.ceil(MESSAGES * size),
      });
      const browser = await openPanel(world);
      try {
        const audited = await auditPages(browser, { url: world.url, chatId, rounds, tell });
        const rows = [
          ...first,
          ...audited.rows,
          ...(await measureLists(browser.page, { url: world.url, chatId, rounds })),
          ...toRows(LIVE, [await measureLive(world, browser.page, Math.ceil(WEBHOOKS * size))]),
        ];
        return {
          name: "web",
          title: `the panel in a real Chromium, ${CHATS * size} chats, one of ${MESSAGES * size} messages`,
          rows,
          goals: judge(rows, GOALS),
          notes: audited.notes,
        };
      } finally {
        await browser.close();
      }
    } finally {
      await world.stop();
    }
  },
};

const PAGES = ["sign-in", "inbox", "chat", "numbers", "brain"];
const GOALS: Goal[] = [
  { text: "initial script ≤ 150 kB", who: FIRST, figure: "kB gzip", atMost: 150 },
  ...PAGES.flatMap((page) => [
    { text: `${page}: performance ≥ 95`, who: page, figure: "performance", atLeast: 95 },
    { text: `${page}: accessibility 100`, who: page, figure: "accessibility", atLeast: 100 },
    { text: `${page}: best practices 100`, who: page, figure: "best-practices", atLeast: 100 },
  ]),
  { text: "a long chat opens in ≤ 200 ms", who: LISTS, figure: "ms to first bubbles", atMost: 200 },
  { text: "no frame over 50 ms while scrolling", who: LISTS, figure: "ms, longest frame", atMost: 50 },
  { text: "webhook to bubble p95 ≤ 300 ms", who: LIVE, figure: "ms p95", atMost: 300 },
];

async function weighFirstScript(): Promise<Row[]> {
  const page = await readFile(join(DIST, "index.html"), "utf8");
  const files = [...page.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([path]) => path);
  const sizes = files.map(async (path) => gzipSync(await readFile(join(DIST, path)), { level: 9 }).length);
  const sum = (await Promise.all(sizes)).reduce((total, bytes) => total + bytes, 0);
  return toRows(FIRST, [{ "kB gzip": sum / 1000 }]);
}

interface Audit {
  url: string;
  chatId: string;
  rounds: number;
  tell: (line: string) => void;
}

/** Signed out for the page that signs in, which otherwise would lead on. */
async function auditPages(
  { page, debuggingPort }: OpenPanel,
  { url, chatId, rounds, tell }: Audit,
): Promise<{ rows: Row[]; notes: string[] }> {
  const paths: Record<string, string> = {
    inbox: "/chats",
    chat: `/chats/${chatId}`,
    numbers: "/numeros",
    brain: "/brain",
    "sign-in": "/sign-in",
  };
  const rows: Row[] = [];
  const notes: string[] = [];
  const cookies = await page.context().cookies();
  for (const [name, path] of Object.entries(paths)) {
    if (name === "sign-in") await page.context().clearCookies();
    const measured: Figures[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { scores, faults } = await scorePage(url + path, debuggingPort);
      measured.push(scores);
      tell(
        `${name}: ${Object.values(scores).join(", ")}${faults.length > 0 ? ` (${faults.join("; ")})` : ""}`,
      );
      if (round === rounds - 1 && faults.length > 0)
        notes.push(`${name} lost points by ${faults.join("; ")}.`);
    }
    rows.push(...toRows(name, measured));
  }
  await page.context().addCookies(cookies);
  return { rows, notes };
}

async function measureLists(
  page: Page,
  { url, chatId, rounds }: { url: string; chatId: string; rounds: number },
): Promise<Row[]> {
  const opened: Awaited<ReturnType<typeof openChat>>[] = [];
  for (let round = 0; round <= rounds; round += 1) opened.push(await openChat(page, { url, chatId }));
  await page.goto(`${url}/chats`);
  await page.locator("main ul a").first().waitFor();
  const scrolling = await scrollChats(page, SCROLL_SECONDS);
  const bare = await scrollBareRows(page, SCROLL_SECONDS / 4);
  return [
    ...toRows(
      LISTS,
      // The first warms up what every installation has warm.
      opened
        .slice(1)
        .map(({ ms, cpuMs }) => ({ "ms to first bubbles": ms, "ms CPU to first bubbles": cpuMs })),
    ),
    ...toRows(LISTS, [{ ...framesOf(scrolling), "chats passed": scrolling.rows }]),
    ...toRows(BARE, [framesOf(bare)]),
  ];
}

function framesOf({ gaps, cpuMs }: Frames): Figures {
  return {
    "ms, longest frame": Math.max(...gaps),
    "ms p99, frames": quantile(gaps, 0.99),
    "ms CPU a frame": cpuMs,
  };
}

/** From the request that brings a customer's message to its bubble on the screen, over a chat that is open. */
async function measureLive(
  { url, ycloud, storePhones: stores }: World,
  page: Page,
  times: number,
): Promise<Figures> {
  const door = openDoor(url, 1);
  const maker = createWebhookMaker(ycloud, { customers: 1, text: "¿Tenés zapatillas?", stores });
  const took: number[] = [];
  try {
    for (const first of maker.make(1)) await door.post(first);
    await page.goto(`${url}/chats`);
    await page.locator("main ul a").first().click();
    await page.locator("[data-message]").first().waitFor();
    for (const webhook of maker.make(times)) {
      const seen = page.evaluate<number>(`new Promise((resolve) => {
        const before = document.querySelectorAll("[data-message]").length;
        const look = () =>
          document.querySelectorAll("[data-message]").length > before
            ? resolve(Date.now())
            : requestAnimationFrame(look);
        look();
      })`);
      const sent = Date.now();
      await door.post(webhook);
      took.push((await seen) - sent);
    }
  } finally {
    await door.close();
  }
  return { "ms p50": quantile(took, 0.5), "ms p95": quantile(took, 0.95) };
}
