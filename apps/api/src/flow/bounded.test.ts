import { once } from "node:events";
import { MessageChannel, Worker } from "node:worker_threads";
import { expect, it } from "vitest";
import { within } from "./bounded.ts";

/** Answers while this thread, as on a machine that stands still, does nothing. */
const ELSEWHERE = `
  const { workerData } = require("node:worker_threads");
  const flag = new Int32Array(workerData.shared);
  Atomics.wait(flag, 0, 0);
  workerData.port.postMessage("sí");
  Atomics.store(flag, 1, 1);
  Atomics.notify(flag, 1);`;

it("what came while all stood still is taken, though the time is over", async () => {
  const { port1, port2 } = new MessageChannel();
  const shared = new SharedArrayBuffer(8);
  const worker = new Worker(ELSEWHERE, {
    eval: true,
    workerData: { shared, port: port2 },
    transferList: [port2],
  });
  await once(worker, "online");
  const ms = 1;
  const answer = within(
    once(port1, "message").then(([said]) => said as string),
    { ms, what: "answer" },
  );
  const flag = new Int32Array(shared);
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
  Atomics.wait(flag, 1, 0);
  const until = performance.now() + 5 * ms;
  while (performance.now() < until) continue;
  expect(await answer).toBe("sí");
  port1.close();
  await worker.terminate();
});

it("what does not come is given up, by name", async () => {
  await expect(within(new Promise(() => undefined), { ms: 1, what: "answer" })).rejects.toThrow(
    "No answer within 1 ms",
  );
});
