import type { Trial } from "@platform/contract";
import type { ModelScript } from "@platform/simulator";
import { afterEach, expect, it } from "vitest";
import { OPERATOR } from "../../auth/index.ts";
import { startFlow, type Flow, type FlowOptions } from "../../testing/startFlow.ts";
import { pause, until } from "../../testing/until.ts";
import { createPriceBook } from "../../usage/priceBook.ts";
import { createAccess, type Access } from "../access.ts";
import { markReply } from "../cases/markReply.ts";
import { publishDraft } from "../prompts/publishDraft.ts";
import { saveDraft } from "../prompts/saveDraft.ts";
import { cancelTrial } from "./cancelTrial.ts";
import { estimateTrial } from "./estimateTrial.ts";
import { latestTrial } from "./latestTrial.ts";
import { readTrial } from "./readTrial.ts";
import { startTrial } from "./startTrial.ts";

let flow: Flow;
afterEach(() => flow.stop());

const MARK = "BORRADOR";
type Step = Exclude<ModelScript, unknown[]> extends (...args: never[]) => infer R ? R : never;

const isDraft = ({ messages }: { messages: { content: unknown }[] }): boolean =>
  String(messages[0]?.content).includes(MARK);

/** A model that looks for points, and then says this, by which texts it is told. */
function speaking(live: Step, draft: Step): ModelScript {
  return (request) => {
    const looked = request.messages.some(({ role }) => role === "tool");
    if (!looked) return { call: "search_specific_products", arguments: { query: "punta" } };
    return isDraft(request) ? draft : live;
  };
}

interface World {
  access: Access;
  deps: Parameters<typeof startTrial>[0];
  revision: string;
}

/** Customers who have been answered, and a draft that nobody has tried. */
async function world(options: FlowOptions, chats = 1): Promise<World> {
  flow = await startFlow(options);
  for (let chat = 0; chat < chats; chat += 1)
    await flow.ycloud.customer(`+54911666${String(10_000 + chat)}`).sendText("¿Hacen arreglos de puntas?");
  await until(
    () => flow.sql`select 1 from turns where run_record is not null`,
    (rows) => rows.length === chats,
  );
  await flow.untilQuiet();
  const access = createAccess(flow.db, OPERATOR);
  const { revision } = await saveDraft(access, {
    tenantId: flow.tenantId,
    brain: { systemPromptTemplate: `${MARK}: vendés puntas.` },
    revision: null,
  });
  return { access, deps: { providers: flow.providers, prices: createPriceBook() }, revision };
}

const ask = (more: { chats?: number; cases?: boolean; maxUsd?: number } = {}) => ({
  tenantId: flow.tenantId,
  chats: 20,
  cases: true,
  ...more,
});

async function finished({ access, deps }: World, input = ask()): Promise<Trial> {
  const { id } = await startTrial(deps, access, input);
  return ended(id);
}

const ended = (trialId: string): Promise<Trial> =>
  until(
    () => readTrial(flow.sql, { tenantId: flow.tenantId, trialId }),
    ({ state }) => state !== "running",
  );

const publish = ({ access, revision }: World, override?: string) =>
  publishDraft(access, { tenantId: flow.tenantId, revision, over: 1, ...(override && { override }) });

const gate = async ({ access, revision }: World) =>
  (await latestTrial(access, { tenantId: flow.tenantId, revision })).gate;

it("a draft that says the same may go live; nothing is sent, and the store is not asked again", async () => {
  const w = await world({ script: speaking({ text: "Te cuento." }, { text: "Te cuento." }) }, 2);
  const sent = flow.ycloud.sentMessages.length;
  const asked = flow.store.requests.length;
  await expect(publish(w)).rejects.toThrow("has not been tried");
  const estimate = await estimateTrial(w.deps, w.access, ask());
  expect(estimate).toMatchObject({ chats: 2, cases: 0 });
  expect(estimate.inputTokens).toBeGreaterThan(100);
  const trial = await finished(w);
  expect(trial).toMatchObject({ state: "done", counts: { same: 2, worse: 0, blocking: 0 } });
  expect(trial.runs[0]).toMatchObject({ asked: "¿Hacen arreglos de puntas?", state: "done" });
  expect(trial.costUsd).toBeGreaterThan(0);
  expect([flow.ycloud.sentMessages.length, flow.store.requests.length]).toEqual([sent, asked]);
  expect([...(await flow.sql`select sum(runs)::int as n from usage_days where purpose = 'trial'`)]).toEqual([
    { n: 2 },
  ]);
  expect(await gate(w)).toBe("open");
  expect(await publish(w)).toMatchObject({ number: 2, live: true });
});

it("what the record has no answer to, the store is asked now", async () => {
  const w = await world({
    script: (request) => {
      if (request.messages.some(({ role }) => role === "tool")) return { text: "Te cuento." };
      return { call: "search_specific_products", arguments: { query: isDraft(request) ? "media" : "punta" } };
    },
  });
  const trial = await finished(w);
  expect(trial.runs[0]?.comparison?.lookedUp).toBeGreaterThan(0);
});

it("a draft with which the bot invents is kept from going live, until its owner says why it does", async () => {
  const lie = { text: "Sí, y tenés 70% de descuento con el cupón FALSO70." };
  const w = await world({ script: speaking({ text: "Te cuento." }, lie) });
  const trial = await finished(w);
  expect(trial.counts).toMatchObject({ worse: 1, blocking: 1 });
  expect(trial.runs[0]?.comparison?.invented.map(({ kind }) => kind)).toContain("coupon");
  expect(await gate(w)).toBe("blocked");
  await expect(publish(w)).rejects.toThrow("invents facts");
  const reason = "El cupón arranca hoy a la noche";
  expect(await publish(w, reason)).toMatchObject({ number: 2 });
  const [audit] = await flow.sql<{ changes: string }[]>`
    select changes from audit_log where action = 'prompt.gate_overridden'`;
  expect(JSON.parse(audit?.changes ?? "")).toEqual({ reason, gate: "blocked", trial: trial.id, blocking: 1 });
});

it("so is one that no longer calls a person", async () => {
  const call = { call: "derivhumano", arguments: { reason: "arreglos" } };
  const w = await world({ script: speaking(call, { text: "Te cuento." }) });
  const trial = await finished(w);
  expect(trial.runs[0]).toMatchObject({ verdict: "worse", comparison: { lostHandoff: true } });
  await expect(publish(w)).rejects.toThrow("no longer calls a person");
});

it("a changed draft is another one, that has to be tried anew", async () => {
  const w = await world({ script: speaking({ text: "Te cuento." }, { text: "Te cuento." }) });
  await finished(w);
  const saved = await saveDraft(w.access, {
    tenantId: flow.tenantId,
    brain: { botName: "Lola" },
    revision: w.revision,
  });
  expect(await gate({ ...w, revision: saved.revision })).toBe("untried");
});

it("a trial outlives the process that runs it", async () => {
  let hang = true;
  const w = await world({
    script: (request) => (hang && isDraft(request) ? { fault: { kind: "hang" } } : { text: "Te cuento." }),
  });
  const { id } = await startTrial(w.deps, w.access, ask());
  await until(
    async () => flow.model.requests.filter(isDraft).length,
    (asked) => asked === 1,
  );
  // The process dies: its lease runs out, and whoever lives takes the run up.
  hang = false;
  await flow.sql`update prompt_trial_runs set lease_until = now()`;
  expect(await ended(id)).toMatchObject({ state: "done", counts: { same: 1 } });
  expect([...(await flow.sql`select attempts from prompt_trial_runs`)]).toEqual([{ attempts: 2 }]);
});

it("can be called off while it runs, and ends where it has cost what it may", async () => {
  const w = await world(
    {
      script: (request) =>
        String(request.messages[0]?.content).includes(MARK)
          ? { fault: { kind: "hang" } }
          : { text: "Te cuento." },
    },
    // More than are ever under way when the first one is paid for.
    6,
  );
  const { id } = await startTrial(w.deps, w.access, ask());
  await expect(startTrial(w.deps, w.access, ask())).rejects.toThrow("is running");
  const off = await cancelTrial(w.access, { tenantId: flow.tenantId, trialId: id });
  expect(off).toMatchObject({ state: "cancelled", counts: { pending: 0, skipped: 6 } });
  expect(await gate(w)).toBe("untried");
  flow.model.setScript(() => ({ text: "Te cuento." }));
  const stopped = await finished(w, ask({ maxUsd: 0.000_001 }));
  expect(stopped.state).toBe("stopped");
  expect(stopped.counts.skipped).toBeGreaterThan(0);
  expect(await gate(w)).toBe("untried");
});

it("one that ends while it is read is not shown with its runs as they were before", async () => {
  const w = await world({
    script: (request) => (isDraft(request) ? { fault: { kind: "hang" } } : { text: "Te cuento." }),
  });
  const { id } = await startTrial(w.deps, w.access, ask());
  let read: Promise<Trial> | undefined;
  await flow.sql.begin(async (sql) => {
    await sql`lock table prompt_trials in access exclusive mode`;
    read = readTrial(flow.sql, { tenantId: flow.tenantId, trialId: id });
    // Asked by who holds the table: all other connections may be waiting for it.
    await until(
      () => sql`select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))`,
      (rows) => rows.length > 0,
    );
    // Whatever else it asks for at the same time has been answered by now.
    await pause(300);
    await sql`select end_trial(${id}, 'cancelled')`;
  });
  expect(await read).toMatchObject({ state: "cancelled", counts: { pending: 0, skipped: 1 } });
});

it("a reply that was marked wrong is run with every trial, and mended once it comes out right", async () => {
  const w = await world({ script: speaking({ text: "No hacemos arreglos." }, { text: "Sí, te cuento." }) });
  const [bubble] = await flow.sql<{ id: string }[]>`select id from chat_messages where role = 'assistant'`;
  const made = await markReply(w.access, {
    messageId: bubble?.id ?? "",
    reason: "not_understood",
    expected: "Que sí",
    mustSay: ["SI, te"],
    mustNotSay: ["no hacemos"],
  });
  expect(made).toMatchObject({
    asked: "¿Hacen arreglos de puntas?",
    wrong: "No hacemos arreglos.",
    last: null,
  });
  const trial = await finished(w, ask({ chats: 0 }));
  expect(trial).toMatchObject({ counts: { better: 1 }, runs: [{ caseId: made.id, verdict: "better" }] });
  // The store's one chat is that case.
  expect(await gate(w)).toBe("open");
  await publish(w);
  expect([...(await flow.sql`select state from test_cases`)]).toEqual([{ state: "mended" }]);
});

it("forgets with the chat", async () => {
  const w = await world({ script: speaking({ text: "Te cuento." }, { text: "Te cuento." }) });
  await finished(w);
  await flow.sql`delete from chat_messages`;
  await flow.sql`delete from chat_conversations`;
  const left = await flow.sql`select 1 from prompt_trial_runs union all select 1 from test_cases`;
  expect(left.length).toBe(0);
});
