import type { Chat, Message } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { aChat, aMessage } from "../testing.ts";
import { applyChatToList, applyMessage, type ListScope, type Pages } from "./apply-event.ts";

const minute = (value: number) => `2026-11-22T12:${String(value).padStart(2, "0")}:00Z`;
const list = (...pages: Chat[][]): Pages<Chat> => ({
  pages: pages.map((items, index) => ({
    items,
    nextCursor: index === pages.length - 1 ? null : String(index + 1),
  })),
  pageParams: pages.map(() => null),
});
const ids = (data: Pages<{ id: string }>) => data.pages.map((page) => page.items.map((item) => item.id));
const scope = (patch: Partial<ListScope> = {}): ListScope => ({
  filter: "all",
  tenantId: undefined,
  label: undefined,
  past: false,
  ...patch,
});
const apply = (data: Pages<Chat>, chat: Chat, patch: Partial<ListScope> = {}) =>
  applyChatToList(data, chat, { scope: scope(patch), userId: "u1", now: Date.parse(minute(30)) });

const a = aChat({ id: "a", lastMessageAt: minute(20) });
const b = aChat({ id: "b", lastMessageAt: minute(10) });
const c = aChat({ id: "c", lastMessageAt: minute(5) });

describe("a chat event in a cached list", () => {
  it("moves the chat with a new message to the top", () => {
    expect(ids(apply(list([a, b], [c]), { ...c, lastMessageAt: minute(25) }).data)).toEqual([
      ["c", "a", "b"],
      [],
    ]);
  });

  it("adds a chat that nobody had seen", () => {
    const fresh = aChat({ id: "d", lastMessageAt: minute(26) });
    expect(ids(apply(list([a, b]), fresh).data)).toEqual([["d", "a", "b"]]);
    expect(ids(apply(list([]), fresh).data)).toEqual([["d"]]);
  });

  it("leaves a chat beyond the loaded pages to the next page", () => {
    const old = aChat({ id: "z", lastMessageAt: minute(1) });
    const data: Pages<Chat> = { pages: [{ items: [a, b], nextCursor: "1" }], pageParams: [null] };
    expect(ids(apply(data, old).data)).toEqual([["a", "b"]]);
  });

  it("keeps the row in its place when only its state has changed", () => {
    const read = { ...b, unreadCount: 0, owner: "waiting" as const };
    const { data } = apply(list([a, b, c]), read);
    expect(ids(data)).toEqual([["a", "b", "c"]]);
    expect(data.pages[0]?.items[1]).toBe(read);
  });

  it("takes a chat out of a view it no longer belongs to, and puts it into one it now does", () => {
    const waiting = { ...b, owner: "waiting" as const };
    expect(ids(apply(list([a, b]), waiting, { filter: "bot" }).data)).toEqual([["a"]]);
    expect(ids(apply(list([]), waiting, { filter: "waiting" }).data)).toEqual([["b"]]);
    const mine = { ...b, owner: "human" as const, assigneeId: "u1" };
    expect(ids(apply(list([]), mine, { filter: "mine" }).data)).toEqual([["b"]]);
    expect(ids(apply(list([]), { ...mine, assigneeId: "u2" }, { filter: "mine" }).data)).toEqual([[]]);
  });

  it("keeps another store's chat out of a store's list", () => {
    expect(ids(apply(list([a]), { ...b, tenantId: "2" }, { tenantId: "1" }).data)).toEqual([["a"]]);
  });

  it("leaves a list of what was as it was, with each chat as it is now", () => {
    const read = { ...a, unreadCount: 0 };
    expect(apply(list([a, b]), read, { past: true }).data.pages[0]?.items).toEqual([read, b]);
    expect(apply(list([a]), aChat({ id: "d" }), { past: true })).toMatchObject({ refetch: false });
    expect(ids(apply(list([a]), aChat({ id: "d" }), { past: true }).data)).toEqual([["a"]]);
  });

  it("follows a label that is put on and taken off", () => {
    const labelled = { ...b, labels: ["Mayorista"] };
    expect(ids(apply(list([]), labelled, { label: "Mayorista" }).data)).toEqual([["b"]]);
    expect(ids(apply(list([labelled]), b, { label: "Mayorista" }).data)).toEqual([[]]);
  });

  it("asks the server where only the server knows: closing windows", () => {
    const fresh = aChat({ id: "d", lastMessageAt: minute(26), windowClosesAt: "2026-11-22T13:00:00Z" });
    expect(apply(list([a]), fresh, { filter: "closing" })).toMatchObject({ refetch: true });
  });

  it("puts those that wait by window, then by wait", () => {
    const wait = (id: string, closes: string, since: string) =>
      aChat({ id, owner: "waiting", windowClosesAt: closes, waitingSince: since });
    const data = list([wait("a", minute(40), minute(1)), wait("b", minute(50), minute(1))]);
    expect(ids(apply(data, wait("x", minute(45), minute(1)), { filter: "waiting" }).data)).toEqual([
      ["a", "x", "b"],
    ]);
    expect(ids(apply(data, wait("y", minute(50), minute(0)), { filter: "waiting" }).data)).toEqual([
      ["a", "y", "b"],
    ]);
  });

  it("changes nothing when the same event comes twice", () => {
    const moved = { ...c, lastMessageAt: minute(25) };
    const once = apply(list([a, b, c]), moved).data;
    expect(ids(apply(once, moved).data)).toEqual(ids(once));
  });
});

describe("a message event in a cached chat", () => {
  const m1 = aMessage({ id: "m1", sentAt: minute(1) });
  const m3 = aMessage({ id: "m3", sentAt: minute(3) });
  const pages = (...items: Message[]): Pages<Message> => ({
    pages: [{ items, nextCursor: null }],
    pageParams: [null],
  });

  it("adds the newest in front and a late one where its time puts it", () => {
    const late = aMessage({ id: "m2", sentAt: minute(2) });
    expect(ids(applyMessage(pages(m3, m1), aMessage({ id: "m4", sentAt: minute(4) })))).toEqual([
      ["m4", "m3", "m1"],
    ]);
    expect(ids(applyMessage(pages(m3, m1), late))).toEqual([["m3", "m2", "m1"]]);
    expect(ids(applyMessage(pages(m3, m1), aMessage({ id: "m0", sentAt: minute(0) })))).toEqual([
      ["m3", "m1", "m0"],
    ]);
  });

  it("replaces the state of a known message", () => {
    const data = applyMessage(pages(m3, m1), { ...m3, status: "read" });
    expect(data.pages[0]?.items[0]?.status).toBe("read");
    expect(ids(data)).toEqual([["m3", "m1"]]);
  });

  it("puts the stored message in the place of the one with the same client id", () => {
    const own = aMessage({ id: "tmp", clientMessageId: "k", sentAt: minute(4) });
    expect(ids(applyMessage(pages(own, m3), { ...own, id: "m9" }))).toEqual([["m9", "m3"]]);
  });

  it("leaves what is older than the loaded pages to the next page", () => {
    const data: Pages<Message> = { pages: [{ items: [m3], nextCursor: "x" }], pageParams: [null] };
    expect(ids(applyMessage(data, m1))).toEqual([["m3"]]);
  });
});
