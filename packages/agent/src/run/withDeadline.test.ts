import { expect, it } from "vitest";
import { withDeadline } from "./withDeadline.ts";

const { signal } = new AbortController();

it("work that is left behind is told to stop, and what has ended is left alone", async () => {
  const told: AbortSignal[] = [];
  const listen = (answer: Promise<string>) => (own: AbortSignal) => {
    told.push(own);
    return answer;
  };
  const never = new Promise<string>(() => undefined);
  const late = await withDeadline(listen(never), { ms: 1, signal });
  const done = await withDeadline(listen(Promise.resolve("here")), { ms: 1_000, signal });
  expect([late, done]).toEqual([{ kind: "expired" }, { kind: "done", value: "here" }]);
  expect(told.map(({ aborted }) => aborted)).toEqual([true, false]);
});
