import { expect, it } from "vitest";
import { aChat } from "../testing.ts";
import { keptIn } from "./use-stable-order.ts";

const waiting = aChat({ id: "waiting", owner: "waiting" });
const taken = { ...waiting, owner: "human" as const };
const other = aChat({ id: "other", owner: "waiting" });

it("a row that stays in its place though its chat has left the view shows the chat as it is by now", () => {
  const latest = (id: string) => (id === taken.id ? taken : undefined);
  expect(keptIn([waiting, other], [other], latest)).toEqual([taken, other]);
});

it("a row whose chat nothing more is known of stays as it was", () => {
  expect(keptIn([waiting, other], [other], () => undefined)).toEqual([waiting, other]);
});

it("rows of the view keep their places and show their present state, and older pages come at the end", () => {
  const answered = { ...other, unreadCount: 3 };
  const older = aChat({ id: "older" });
  expect(keptIn([waiting, other], [answered, waiting, older], () => undefined)).toEqual([
    waiting,
    answered,
    older,
  ]);
});
