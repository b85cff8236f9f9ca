import { afterEach, expect, it, vi } from "vitest";
import { startFlow, type Flow } from "../testing/startFlow.ts";

let flow: Flow;
afterEach(async () => {
  vi.useRealTimers();
  await flow.stop();
});

it.each([10, -10])("R17: a process whose clock is %i minutes off answers as always", async (minutes) => {
  flow = await startFlow({ script: [{ text: "A la hora de siempre" }] });
  const event = flow.ycloud.customer("+5491166667777").build({ type: "text", text: "hola" });
  const unixSeconds = Math.floor(Date.now() / 1000);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
  expect((await flow.ycloud.postEvent(event, { unixSeconds })).status).toBe(200);
  const [sent] = await flow.ycloud.waitForSent(1);
  expect(sent?.text).toBe("A la hora de siempre");
  const [row] = await flow.sql<{ off: number }[]>`
    select abs(extract(epoch from now() - last_inbound_at))::int as off from chat_conversations`;
  expect(row?.off).toBeLessThan(60);
});

it.each([60, -8 * 60])(
  "a database whose clock is %i minutes behind everybody else's refuses no event",
  async (minutes) => {
    flow = await startFlow({ script: [{ text: "A la hora de siempre" }] });
    const event = flow.ycloud.customer("+5491166667777").build({ type: "text", text: "hola" });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + minutes * 60_000 });
    expect((await flow.ycloud.postEvent(event, { unixSeconds: Math.floor(Date.now() / 1000) })).status).toBe(
      200,
    );
    expect((await flow.ycloud.waitForSent(1)).map(({ text }) => text)).toEqual(["A la hora de siempre"]);
  },
);
