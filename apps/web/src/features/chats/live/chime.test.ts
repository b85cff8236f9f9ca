import type { PushSettings } from "@platform/contract";
import { expect, it } from "vitest";
import { aChat } from "../testing.ts";
import { createChime, isQuiet } from "./chime.ts";

const NOW = Date.parse("2026-11-22T15:00:00Z");
const SETTINGS: PushSettings = {
  tenantId: "1",
  onWaiting: true,
  onMessage: true,
  onMention: true,
  sound: true,
  quiet: null,
  timezone: "America/Argentina/Buenos_Aires",
  saved: true,
};
const waiting = aChat({ owner: "waiting", waitingSince: "2026-11-22T14:59:50Z" });
const mine = aChat({
  owner: "human",
  assigneeId: "u1",
  unreadCount: 1,
  lastMessageAt: "2026-11-22T14:59:50Z",
});

function start(
  settings: Partial<PushSettings> | null = {},
  elsewhere: { pushedHere?: true; inView?: true } = {},
) {
  const claimed: string[] = [];
  return createChime({
    userId: () => "u1",
    settingsOf: () => Promise.resolve(settings === null ? null : { ...SETTINGS, ...settings }),
    pushedHere: () => elsewhere.pushedHere ?? false,
    inView: () => elsewhere.inView ?? false,
    claim: (key) => !claimed.includes(key) && claimed.push(key) > 0,
    play: () => undefined,
    now: () => NOW,
  });
}

it("sounds for a chat that waits and for a customer's message in one's own, and for nothing else", async () => {
  const chime = start();
  expect(await chime(waiting)).toBe(true);
  expect(await chime({ ...waiting, unreadCount: 3 })).toBe(false);
  expect(await chime(mine)).toBe(true);
  expect(await chime({ ...mine, assigneeId: "u2" })).toBe(false);
  expect(await chime({ ...mine, lastMessageAuthor: "human" })).toBe(false);
  expect(await chime({ ...waiting, waitingSince: "2026-11-22T14:00:00Z" })).toBe(false);
});

it.each([
  ["the sound is off", { sound: false }],
  ["it isn't wanted", { onWaiting: false }],
  ["it is quiet", { quiet: { from: "11:00", to: "13:00" } }],
  ["an operator has asked for nothing", null],
])("is silent where %s", async (_why, change) => {
  expect(await start(change)(waiting)).toBe(false);
});

it("is silent where the browser's own notice sounds, and for the chat that is looked at", async () => {
  expect(await start({}, { pushedHere: true })(waiting)).toBe(false);
  expect(await start({}, { inView: true })(waiting)).toBe(false);
});

it.each([
  { from: "22:00", to: "08:00", at: "2026-11-23T02:00:00Z", quiet: true },
  { from: "22:00", to: "08:00", at: "2026-11-23T10:59:00Z", quiet: true },
  { from: "22:00", to: "08:00", at: "2026-11-23T11:00:00Z", quiet: false },
  { from: "13:00", to: "14:00", at: "2026-11-23T16:30:00Z", quiet: true },
  { from: "13:00", to: "13:00", at: "2026-11-23T16:00:00Z", quiet: false },
])("from $from to $to, at $at: quiet is $quiet", ({ from, to, at, quiet }) => {
  expect(isQuiet({ from, to }, { timezone: SETTINGS.timezone, now: Date.parse(at) })).toBe(quiet);
});
