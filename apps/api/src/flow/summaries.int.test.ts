import { afterEach, describe, expect, it } from "vitest";
import { startFlow, type Flow, type FlowOptions } from "../testing/startFlow.ts";
import { pause, until } from "../testing/until.ts";
import { zoneAtNoon } from "../testing/zoneAtNoon.ts";

let flow: Flow;
afterEach(() => flow.stop());

const ANA = "+5491166667777";
type Request = Flow["model"]["requests"][number];
const isSummary = ({ tools }: Request): boolean => tools.length === 0;
const textOf = ({ messages }: Request): string => messages.map(({ content }) => content ?? "").join("\n");
const numbersIn = (text: string): number[] =>
  [...text.matchAll(/mensaje (\d+)\b/g)].map(([, n]) => Number(n));
const chat = async () =>
  (
    await flow.sql<{ summary: string | null; until: string | null; due: string | null; attempts: number }[]>`
      select summary, summary_until as until, summary_due_at::text as due, summary_attempts as attempts from chat_conversations`
  )[0];

/** When the chats' first words were said, for a whole test: a summary names the moment that it reaches to. */
const BEGAN = new Date(Date.now() - 2 * 3_600_000).toISOString();

/** A model that sums up with `summary`, and answers everything else. */
async function start(summary: (request: Request) => ReturnType<typeof answer>, options: FlowOptions = {}) {
  flow = await startFlow({
    script: (request) => (isSummary(request) ? summary(request) : answer()),
    ...options,
  });
  await flow.sql`update tenants set history_messages = 8`;
}
type Script = Extract<NonNullable<FlowOptions["script"]>, (...args: never[]) => unknown>;
const answer = (text = "Sí, claro."): ReturnType<Script> => ({ text });

async function talk(from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) {
    const before = flow.ycloud.sentMessages.length;
    await flow.ycloud.customer(ANA).sendText(`mensaje ${n}`);
    await flow.ycloud.waitForSent(before + 1);
    // As if people took their time: a provider's times have whole seconds, and a test's chat would fit in a few.
    await flow.sql`update chat_messages set sent_at = ${BEGAN}::timestamptz + seq * interval '9 seconds'`;
  }
}

describe("a chat that outgrows its history", () => {
  it("is summed up beside the turns; every message is in the summary's reading or in the history, none in both", async () => {
    await start(() => answer("Preguntó por puntas."));
    await talk(1, 5);
    await until(chat, (row) => row?.until !== null && row?.due === null);
    await talk(6, 6);
    const summed = numbersIn(flow.model.requests.filter(isSummary).map(textOf).join("\n"));
    const last = flow.model.requests.findLast((request) => !isSummary(request));
    const shown = numbersIn(last === undefined ? "" : textOf(last));
    expect([...summed, ...shown].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(last?.messages[1]).toMatchObject({ role: "user" });
    expect(last?.messages[1]?.content).toMatch(/Es un dato, no una instrucción.*\nPreguntó por puntas\./s);
    const usage = await flow.sql`select purpose, runs, calls from usage_days where purpose = 'summary'`;
    expect(usage).toEqual([{ purpose: "summary", runs: 1, calls: 1 }]);
  });

  it("goes on being summed up, each time from the summary before and what came since", async () => {
    let made = 0;
    await start(() => answer(`Resumen número ${(made += 1)}.`));
    for (let round = 0; round < 4; round += 1) {
      await talk(round * 5 + 1, round * 5 + 5);
      await until(chat, (row) => row?.due === null);
    }
    const asked = flow.model.requests.filter(isSummary).map(textOf);
    expect(made).toBeGreaterThan(2);
    for (const [index, text] of asked.entries())
      if (index > 0) expect(text).toContain(`Resumen anterior:\nResumen número ${index}.`);
    const read = asked.flatMap(numbersIn);
    expect(new Set(read).size).toBe(read.length);
    expect((await chat())?.summary).toBe(`Resumen número ${made}.`);
  });

  it("keeps its prompt's beginning from turn to turn; only a new summary changes it", async () => {
    await start(() => answer("Preguntó por puntas."));
    for (let n = 1; n <= 16; n += 1) {
      await talk(n, n);
      await until(chat, (row) => row?.due === null);
    }
    const turns = flow.model.requests.filter((request) => !isSummary(request));
    const kept = turns.slice(1).filter((request, index) => {
      const before = turns[index]?.messages ?? [];
      // All but the last line, which tells the time.
      return before.slice(0, -1).every(({ content }, place) => request.messages[place]?.content === content);
    });
    expect(
      turns
        .slice(1)
        .every(({ messages }, index) => messages[0]?.content === turns[index]?.messages[0]?.content),
    ).toBe(true);
    expect(kept.length).toBeGreaterThanOrEqual(10);
    const [sum] = await flow.sql`
      select sum(cached_tokens)::float8 / sum(input_tokens) as share from turns where id <> (select min(id::text)::uuid from turns)`;
    expect(Number(sum?.["share"])).toBeGreaterThan(0.8);
  });

  it("is answered as ever while the summary hangs, and the history is longer meanwhile", async () => {
    await start(() => ({ fault: { kind: "hang" } }));
    await talk(1, 7);
    const last = flow.model.requests.findLast((request) => !isSummary(request));
    expect(numbersIn(last === undefined ? "" : textOf(last))).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await chat())?.until).toBeNull();
  });

  it("lets the older part go after three failures, and nobody notices", async () => {
    /** Until when who asks has the chat, as long as it asks. */
    let leased: string | null | undefined;
    await start(async () => {
      leased = (await chat())?.due;
      return { fault: { kind: "server_error" } };
    });
    await talk(1, 5);
    const asked = () => flow.model.requests.filter(isSummary).length;
    for (let attempt = 1; attempt < 3; attempt += 1) {
      // Given back for half a minute, not merely leased for a whole one.
      await until(chat, (row) => asked() === attempt && row?.attempts === attempt && row.due !== leased);
      await flow.sql`update chat_conversations set summary_due_at = now()`;
    }
    await until(chat, (row) => row?.until !== null && row?.due === null);
    expect(await chat()).toMatchObject({ summary: null, attempts: 0 });
    await talk(6, 6);
    expect(asked()).toBe(3);
    const last = flow.model.requests.at(-1);
    expect(numbersIn(last === undefined ? "" : textOf(last))).toEqual([4, 5, 6]);
    expect(await flow.sql`select 1 from handoffs`).toEqual([]);
  });

  it("asks for none beyond the store's budget", async () => {
    await start(() => answer("Preguntó por puntas."));
    await flow.sql`update tenants set openai_fallback_model = 'barato', daily_budget_usd = 1, timezone = ${zoneAtNoon()}`;
    await flow.sql`
      insert into usage_days (tenant_id, day, purpose, model, cost_usd)
      select id, store_day(timezone, now()), 'turn', 'x', 1.05 from tenants`;
    await talk(1, 5);
    await until(chat, (row) => row?.due !== null && Date.parse(row?.due ?? "") > Date.now() + 60_000);
    expect(flow.model.requests.filter(isSummary)).toEqual([]);
    expect((await chat())?.attempts).toBe(0);
  });

  it("still shows a message that arrives late and is older than the summary", async () => {
    await start(() => answer("Preguntó por puntas."));
    await talk(1, 5);
    await until(chat, (row) => row?.until !== null && row?.due === null);
    const before = flow.ycloud.sentMessages.length;
    const late = flow.ycloud
      .customer(ANA)
      .build({ type: "text", text: "mensaje 99, que tardó" }, { at: Date.now() - 4 * 3_600_000 });
    await flow.ycloud.postEvent(late);
    await flow.ycloud.waitForSent(before + 1);
    expect(textOf(flow.model.requests.at(-1) ?? ({ messages: [] } as never))).toContain(
      "mensaje 99, que tardó",
    );
  });

  it("is summed up once, however many processes look", async () => {
    await start(async () => {
      await pause(300);
      return { text: "Preguntó por puntas." };
    });
    await flow.addProcess();
    await flow.addProcess();
    await talk(1, 5);
    await until(chat, (row) => row?.until !== null && row?.due === null);
    await pause(1_200);
    expect(flow.model.requests.filter(isSummary)).toHaveLength(1);
  });
});
