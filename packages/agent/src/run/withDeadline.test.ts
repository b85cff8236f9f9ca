import { once } from "node:events";
import { setImmediate as nextRound } from "node:timers/promises";
import { Worker } from "node:worker_threads";
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

/** Answers when it may, and says that it has. */
const ANSWERS_ELSEWHERE = `
  const { parentPort, workerData: flag } = require("node:worker_threads");
  parentPort.once("message", (question) => {
    Atomics.wait(flag, 0, 0);
    parentPort.postMessage("here");
    Atomics.store(flag, 1, 1);
    Atomics.notify(flag, 1);
  });
  parentPort.postMessage("listening");`;

it("an answer that came while the machine stood still counts, though the time is over", async () => {
  const flag = new Int32Array(new SharedArrayBuffer(12));
  const elsewhere = new Worker(ANSWERS_ELSEWHERE, { eval: true, workerData: flag });
  await once(elsewhere, "message");
  const ask = async (): Promise<unknown> => {
    elsewhere.postMessage("asked");
    const [answer] = (await once(elsewhere, "message")) as [unknown];
    return answer;
  };
  const ms = 500;
  // What comes next in Node's round are its timers, before anything is read.
  await nextRound();
  const timed = withDeadline(ask, { ms, signal });
  // From here on nothing runs in this thread until the time is over.
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  Atomics.wait(flag, 1, 0);
  Atomics.wait(flag, 2, 0, ms);
  expect(await timed).toEqual({ kind: "done", value: "here" });
  await elsewhere.terminate();
});
