import type { Message } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { aMessage } from "../testing.ts";
import { byDay, drawnOf, groupMessages, keepSame } from "./grouping.ts";

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

  it("counts as unanswered what nobody answered, and not what a person did", () => {
    const asked = (id: string, outcome: string, time: string) => aMessage({ id, outcome, sentAt: at(time) });
    const said = (id: string, patch: Partial<Message>) => aMessage({ id, status: "sent", ...patch });
    const items = groupMessages(
      [
        asked("1", "with_person", "10:00:00"),
        said("2", { author: "bot", status: "cancelled", sentAt: at("10:01:00") }),
        said("3", { author: "human", sentAt: at("10:05:00") }),
        asked("4", "waiting_for_person", "11:00:00"),
        asked("5", "answered", "11:10:00"),
        said("6", { author: "bot", sentAt: at("11:11:00") }),
        asked("7", "with_person", "12:00:00"),
        said("8", { author: "human", status: "failed", sentAt: at("12:10:00") }),
      ],
      options,
    );
    expect(items.flatMap((item) => (item.kind === "group" && item.unanswered ? [item.key] : []))).toEqual([
      "4",
      "7",
    ]);
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

  /** Which of the second drawing's entries are those of the first. */
  const kept = (before: ReturnType<typeof groupMessages>, after: ReturnType<typeof groupMessages>) =>
    keepSame(before, after).map((item) => before.includes(item));
  const hello = aMessage({ id: "1", sentAt: at("12:00:00") });
  const system = aMessage({ id: "2", author: "system", sentAt: at("12:05:00") });
  const answer = aMessage({ id: "3", author: "bot", turnId: "t1", sentAt: at("12:06:00") });

  it("keeps what stands below older messages that were loaded, and what stands above newer ones", () => {
    const older = aMessage({ id: "0", author: "bot", turnId: "t0", sentAt: at("11:00:00") });
    const newer = aMessage({ id: "4", sentAt: at("12:30:00") });
    const before = groupMessages([hello, system, answer], options);
    const after = groupMessages([older, hello, system, answer, newer], options);
    // The day now begins with the older one.
    expect(kept(before, after)).toEqual([false, false, true, true, true, false]);
  });

  it("draws anew who is named no more, since the one above has the name now", () => {
    const earlier = aMessage({ id: "9", author: "bot", turnId: "t9", sentAt: at("12:05:30") });
    const before = groupMessages([hello, answer], options);
    const after = groupMessages([hello, earlier, answer], options);
    expect(kept(before, after)).toEqual([true, true, false, false]);
  });

  it("draws anew a system line, a note and a group that say something else under the same key", () => {
    const before = groupMessages([hello, system, answer], options);
    const said = groupMessages([hello, { ...system, text: "Otra cosa" }, answer], options);
    expect(kept(before, said)).toEqual([true, true, false, true]);
    const written = { authorId: "u1", authorName: "Marta", mentions: [], createdAt: at("12:07:00") };
    const note = { id: "n1", conversationId: "c1", text: "Ojo", ...written };
    const shown = { kind: "note" as const, key: note.id, note, tone: "bot" as const };
    expect(kept([shown], [{ ...shown }])).toEqual([true]);
    expect(kept([shown], [{ ...shown, note: { ...note, text: "Otra" } }])).toEqual([false]);
    expect(kept([shown], [{ ...shown, tone: "human" }])).toEqual([false]);
  });

  it("never takes one kind for another, whatever their keys are", () => {
    const asSystem = groupMessages([{ ...hello, author: "system" }], options);
    const asCustomer = groupMessages([hello], options);
    expect(kept(asSystem, asCustomer)).toEqual([true, false]);
    expect(kept(asCustomer, asSystem)).toEqual([true, false]);
  });

  it("draws a group anew when one of its messages is taken away or another takes its place", () => {
    const second = aMessage({ id: "5", sentAt: at("12:00:30") });
    const before = groupMessages([hello, second], options);
    expect(kept(before, groupMessages([hello], options))).toEqual([true, false]);
    expect(kept(before, groupMessages([hello, { ...second, id: "6" }], options))).toEqual([true, false]);
  });
});

describe("a long chat that opens", () => {
  const items = groupMessages(
    Array.from({ length: 60 }, (_, n) =>
      aMessage({
        id: String(n),
        sentAt: new Date(Date.parse(at("10:00:00")) + n * 300_000).toISOString(),
      }),
    ),
    options,
  );

  it("draws its newest screen first, in which the last message is, and then everything", () => {
    const first = drawnOf(items, false);
    expect(first.size).toBeLessThan(items.length / 2);
    expect([...first]).toEqual(items.slice(-first.size));
    expect([...drawnOf(items, true)]).toEqual(items);
  });

  it("draws the same entries again when the rest follows, so that none of them is built twice", () => {
    const again = keepSame(
      items,
      groupMessages(
        items.flatMap((item) => ("messages" in item ? item.messages : [])),
        options,
      ),
    );
    const rest = drawnOf(again, true);
    expect([...drawnOf(items, false)].every((item) => rest.has(item))).toBe(true);
  });

  it("a short one is there at once", () => {
    const short = items.slice(0, 5);
    expect([...drawnOf(short, false)]).toEqual(short);
  });
});
