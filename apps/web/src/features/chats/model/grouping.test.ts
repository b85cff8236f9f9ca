import { describe, expect, it } from "vitest";
import { aMessage } from "../testing.ts";
import { byDay, groupMessages, keepSame } from "./grouping.ts";

const options = { timeZone: "America/Argentina/Buenos_Aires", present: "bot" as const };
const at = (time: string) => `2026-11-22T${time}Z`;

describe("the chat's groups", () => {
  it("joins what one author wrote within two minutes", () => {
    const items = groupMessages(
      [
        aMessage({ id: "1", sentAt: at("12:00:00") }),
        aMessage({ id: "2", sentAt: at("12:01:30") }),
        aMessage({ id: "3", sentAt: at("12:04:00") }),
      ],
      options,
    );
    expect(
      items.map((item) => (item.kind === "group" ? item.messages.map((message) => message.id) : item.kind)),
    ).toEqual(["day", ["1", "2"], ["3"]]);
  });

  it("keeps two people and two replies apart, even within a minute", () => {
    const items = groupMessages(
      [
        aMessage({ id: "1", author: "human", authorName: "Sofía", sentAt: at("12:00:00") }),
        aMessage({ id: "2", author: "human", authorName: "Lucía", sentAt: at("12:00:10") }),
        aMessage({ id: "3", author: "bot", turnId: "t1", sentAt: at("12:00:20") }),
        aMessage({ id: "4", author: "bot", turnId: "t2", sentAt: at("12:00:30") }),
      ],
      options,
    );
    expect(items.filter((item) => item.kind === "group")).toHaveLength(4);
  });

  it("names an author once above replies in a row", () => {
    const items = groupMessages(
      [
        aMessage({ id: "1", author: "bot", turnId: "t1", sentAt: at("12:00:00") }),
        aMessage({ id: "2", author: "bot", turnId: "t2", sentAt: at("12:10:00") }),
      ],
      options,
    );
    expect(items.flatMap((item) => (item.kind === "group" ? [item.named] : []))).toEqual([true, false]);
  });

  it("separates days by the reader's calendar", () => {
    const items = groupMessages(
      [
        aMessage({ id: "1", sentAt: "2026-11-22T02:59:00Z" }),
        aMessage({ id: "2", sentAt: "2026-11-22T03:00:30Z" }),
      ],
      options,
    );
    expect(byDay(items)).toHaveLength(2);
  });

  it("colours the thread by who owned the chat at each moment", () => {
    const items = groupMessages(
      [
        aMessage({ id: "1", outcome: "answered", sentAt: at("10:00:00") }),
        aMessage({ id: "2", author: "bot", sentAt: at("10:01:00") }),
        aMessage({ id: "3", outcome: "with_person", sentAt: at("11:00:00") }),
        aMessage({ id: "4", author: "human", sentAt: at("11:10:00") }),
        aMessage({ id: "5", outcome: "with_person", sentAt: at("12:00:00") }),
      ],
      { ...options, present: "waiting" },
    );
    const tones = items.flatMap((item) => (item.kind === "group" ? [item.tone] : []));
    expect(tones).toEqual(["bot", "bot", "human", "human", "waiting"]);
  });

  it("keeps the key of an optimistic bubble when the stored one takes its place", () => {
    const waiting = groupMessages(
      [aMessage({ id: "own", author: "human", clientMessageId: "own" })],
      options,
    );
    const stored = groupMessages([aMessage({ id: "77", author: "human", clientMessageId: "own" })], options);
    expect(stored.map((item) => item.key)).toEqual(waiting.map((item) => item.key));
  });
});

describe("what was shown before", () => {
  it("stays the same object where nothing changed, and only there", () => {
    const first = aMessage({ id: "1", sentAt: at("12:00:00") });
    const reply = aMessage({ id: "2", author: "bot", turnId: "t1", status: "sent", sentAt: at("12:00:20") });
    const before = groupMessages([first, reply], options);
    const read: typeof reply = { ...reply, status: "read" };
    const later = aMessage({ id: "3", author: "bot", turnId: "t1", sentAt: at("12:01:00") });
    expect(keepSame(before, groupMessages([first, reply], options))).toEqual(before);
    const same = (items: typeof before) => keepSame(before, items).map((item) => before.includes(item));
    expect(same(groupMessages([first, reply], options))).toEqual([true, true, true]);
    expect(same(groupMessages([first, read], options))).toEqual([true, true, false]);
    expect(same(groupMessages([first, reply, later], options))).toEqual([true, true, false]);
    expect(same(groupMessages([first], { ...options, present: "human" }))).toEqual([false, false]);
  });
});
