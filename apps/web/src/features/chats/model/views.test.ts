import { describe, expect, it } from "vitest";
import { aChat } from "../testing.ts";
import { belongsTo, views } from "./views.ts";

const now = Date.parse("2026-11-22T12:30:00Z");
const viewsOf = (patch: Parameters<typeof aChat>[0]) =>
  views.filter((view) => belongsTo(aChat(patch), view, { userId: "u1", now }) !== false);

describe("a chat out of the way", () => {
  const until = "2026-11-23T09:00:00Z";

  it("put off, is in no list that people work through, and back when it is time", () => {
    expect(viewsOf({ snoozedUntil: until })).toEqual(["snoozed"]);
    expect(viewsOf({ snoozedUntil: "2026-11-22T12:00:00Z" })).toEqual(["bot", "all", "snoozed"]);
    expect(viewsOf({ remindedAt: "2026-11-22T12:00:00Z", unreadCount: 1 })).toEqual([
      "bot",
      "all",
      "unread",
      "snoozed",
    ]);
  });

  it("put off, still shows who waits and whose window closes", () => {
    const waiting = { owner: "waiting", waitingSince: "2026-11-22T12:00:00Z", snoozedUntil: until } as const;
    expect(viewsOf(waiting)).toEqual(["waiting", "all", "unanswered", "unassigned", "snoozed"]);
    const owned = { owner: "human", assigneeId: "u1", snoozedUntil: until } as const;
    expect(viewsOf({ ...owned, windowClosesAt: "2026-11-22T13:30:00Z" })).toEqual([
      "unanswered",
      "closing",
      "snoozed",
    ]);
  });

  it("archived, is in its own list alone", () => {
    expect(viewsOf({ archivedAt: "2026-11-22T12:00:00Z", failed: true })).toEqual(["archived"]);
  });
});
