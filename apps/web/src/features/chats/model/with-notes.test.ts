import type { Note } from "@platform/contract";
import { expect, it } from "vitest";
import { aMessage } from "../testing.ts";
import { groupMessages } from "./grouping.ts";
import { withNotes } from "./with-notes.ts";

const at = (minute: number) => `2026-11-22T12:${String(minute).padStart(2, "0")}:00Z`;
const note = (id: string, minute: number): Note => ({
  id,
  conversationId: "c1",
  authorId: "u1",
  authorName: "Marta",
  text: "Ojo",
  mentions: [],
  createdAt: at(minute),
});
const messages = [10, 20, 30].map((minute) => aMessage({ id: `m${minute}`, sentAt: at(minute) }));
const items = groupMessages(messages, { timeZone: "UTC", present: "bot" });
const keys = (moreBefore: boolean, ...notes: Note[]) =>
  withNotes(items, notes.toReversed(), { moreBefore, present: "human" }).map(({ key }) => key);

it("stands where it was written, between what was said", () => {
  expect(keys(true, note("a", 15), note("b", 16), note("c", 40))).toEqual([
    "day-2026-11-22",
    "m10",
    "a",
    "b",
    "m20",
    "m30",
    "c",
  ]);
});

it("from before what is loaded it waits, unless nothing older is to come", () => {
  expect(keys(true, note("a", 1))).not.toContain("a");
  expect(keys(false, note("a", 1))[0]).toBe("a");
});

it("a chat without messages shows its notes", () => {
  expect(withNotes([], [note("a", 1)], { moreBefore: false, present: "none" })).toHaveLength(1);
});
