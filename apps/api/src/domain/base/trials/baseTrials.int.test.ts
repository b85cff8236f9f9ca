import type { BaseTexts, BaseTrial } from "@platform/contract";
import type { ModelScript } from "@platform/simulator";
import { afterEach, expect, it } from "vitest";
import { OPERATOR, type SignedIn } from "../../../auth/index.ts";
import { startFlow, type Flow } from "../../../testing/startFlow.ts";
import { until } from "../../../testing/until.ts";
import { createPriceBook } from "../../../usage/priceBook.ts";
import { createAccess, type Access } from "../../access.ts";
import { latestTrial } from "../../trials/latestTrial.ts";
import { startTrial } from "../../trials/startTrial.ts";
import { saveBaseDraft } from "../draftBase.ts";
import { publishBase } from "../publishBase.ts";
import { cancelBaseTrial } from "./cancelBaseTrial.ts";
import { estimateBaseTrial, type BaseTrialDeps } from "./estimateBaseTrial.ts";
import { latestBaseTrial } from "./latestBaseTrial.ts";
import { readBaseTrial } from "./readBaseTrial.ts";
import { startBaseTrial } from "./startBaseTrial.ts";
import { trialStores } from "./trialStores.ts";

let flow: Flow;
afterEach(() => flow.stop());

const operator: SignedIn = { ...OPERATOR, via: "session", id: "u1", name: "Lucía" };
const MARK = "COMÚN";
type Step = Exclude<ModelScript, unknown[]> extends (...args: never[]) => infer R ? R : never;
const systemOf = ({ messages }: { messages: { content: unknown }[] }): string => String(messages[0]?.content);

interface World {
  access: Access;
  deps: BaseTrialDeps;
  revision: string;
}

/** A store whose customer has been answered, and a draft of the base that nobody has tried. */
async function world(said: { before: Step; after: Step }, texts: Partial<BaseTexts> = {}): Promise<World> {
  flow = await startFlow({
    script: (request) => (systemOf(request).includes(MARK) ? said.after : said.before),
  });
  await flow.sql`update tenants set system_prompt_template = 'Palabras de entonces.'`;
  await flow.ycloud.customer("+5491166610000").sendText("¿Hacen arreglos de puntas?");
  await until(
    () => flow.sql`select 1 from turns where run_record is not null`,
    (rows) => rows.length === 1,
  );
  await flow.untilQuiet();
  await flow.sql`update tenants set system_prompt_template = 'Palabras de ahora.'`;
  const access = createAccess(flow.db, operator);
  const { revision } = await saveBaseDraft(flow.db, access, {
    texts: { prompt: `${MARK}: {STORE_NAME}.`, disclosure: null, forbiddenPhrases: [], ...texts },
    revision: null,
  });
  return {
    access,
    deps: { db: flow.db, providers: flow.providers, prices: createPriceBook() },
    revision,
  };
}

const ask = () => ({ tenantIds: [flow.tenantId], chats: 10 });
const ended = (id: string): Promise<BaseTrial> =>
  until(
    () => flow.db.asOperator(({ sql }) => readBaseTrial(sql, id)),
    ({ state }) => state !== "running",
  );
async function finished({ deps, access }: World): Promise<BaseTrial> {
  const { id } = await startBaseTrial(deps, access, ask());
  return ended(id);
}
const publish = ({ access, revision }: World, override?: string) =>
  publishBase(flow.db, access, { revision, over: 0, ...(override && { override }) });
const gate = async ({ revision }: World) => (await latestBaseTrial(flow.db, { revision })).gate;

it("answers a store's chats again with the base of the draft and the store's words of then, and sends nothing", async () => {
  const w = await world({ before: { text: "Te cuento." }, after: { text: "Te cuento." } });
  const sent = flow.ycloud.sentMessages.length;
  await expect(publish(w)).rejects.toThrow("baseTrials.start");
  expect(await flow.db.asOperator(({ sql }) => trialStores(sql))).toEqual([
    { tenantId: flow.tenantId, name: "Tienda", running: false },
  ]);
  expect(await estimateBaseTrial(w.deps, ask())).toMatchObject({ chats: 1 });
  const trial = await finished(w);
  expect(trial).toMatchObject({
    state: "done",
    revision: w.revision,
    counts: { same: 1, blocking: 0 },
    runs: [{ store: "Tienda", asked: "¿Hacen arreglos de puntas?", verdict: "same" }],
  });
  const tried = systemOf(
    flow.model.requests.findLast((request) => systemOf(request).includes(MARK)) ?? { messages: [] },
  );
  expect(tried).toMatch(/^COMÚN: Tienda\.\n\nPalabras de entonces\./);
  expect(flow.ycloud.sentMessages.length).toBe(sent);
  // It is none of the store's own trials, and its record says that its chats were read.
  const own = await latestTrial(w.access, { tenantId: flow.tenantId });
  expect(own.trial).toBeNull();
  expect([
    ...(await flow.sql`select tenant_id::text as tenant from audit_log where action = 'base.trial_started'`),
  ]).toEqual([{ tenant: flow.tenantId }]);
  expect(await gate(w)).toBe("open");
  expect(await publish(w)).toMatchObject({ number: 1, live: true });
});

it("what would invent in a store's chat is kept from counting for all, until somebody says why it does", async () => {
  const lie = { text: "Sí, y tenés 70% de descuento con el cupón FALSO70." };
  const w = await world({ before: { text: "Te cuento." }, after: lie });
  expect((await finished(w)).counts).toMatchObject({ worse: 1, blocking: 1 });
  expect(await gate(w)).toBe("blocked");
  await expect(publish(w)).rejects.toThrow("invents facts");
  const reason = "El cupón arranca hoy a la noche";
  expect(await publish(w, reason)).toMatchObject({ number: 1 });
  const [audit] = await flow.sql<{ changes: string }[]>`
    select changes from audit_log where action = 'base.gate_overridden'`;
  expect(JSON.parse(audit?.changes ?? "")).toMatchObject({ reason, gate: "blocked", blocking: 1 });
});

it("a store that stands aside is not tried; with none left nothing holds the draft back", async () => {
  const w = await world({ before: { text: "Te cuento." }, after: { text: "Te cuento." } });
  await flow.sql`update tenants set follows_base = false, forbidden_phrases = '{}'`;
  expect(await flow.db.asOperator(({ sql }) => trialStores(sql))).toEqual([]);
  expect(await gate(w)).toBe("open");
  expect(await publish(w)).toMatchObject({ number: 1 });
});

it("takes turns with a store's own trial, and can be called off", async () => {
  const w = await world({ before: { text: "Te cuento." }, after: { fault: { kind: "hang" } } });
  const { id } = await startBaseTrial(w.deps, w.access, ask());
  const own = { tenantId: flow.tenantId, chats: 1, cases: false };
  const refused = { reason: "trial_running" };
  await expect(startTrial(w.deps, w.access, own)).rejects.toMatchObject(refused);
  await expect(startBaseTrial(w.deps, w.access, ask())).rejects.toMatchObject(refused);
  // Who is refused is told what runs, and how far it is.
  const seen = () => latestTrial(w.access, { tenantId: flow.tenantId });
  expect(await seen()).toMatchObject({ trial: null, baseRunning: { done: 0, total: 1 } });
  expect(await flow.db.asOperator(({ sql }) => trialStores(sql))).toMatchObject([{ running: true }]);
  expect(await cancelBaseTrial(flow.db, w.access, { trialId: id })).toMatchObject({
    state: "cancelled",
    counts: { pending: 0, skipped: 1 },
  });
  expect((await seen()).baseRunning).toBeNull();
  expect(await gate(w)).toBe("untried");
  await expect(cancelBaseTrial(flow.db, w.access, { trialId: id })).rejects.toThrow("has ended");
});

it("a process of the version before leaves such a trial to one that knows what is tried", async () => {
  const w = await world({ before: { text: "Te cuento." }, after: { text: "Te cuento." } });
  const counts = await flow.sql.begin(async (sql) => {
    // Nobody else sees it while this transaction lasts.
    await sql`
      with b as (insert into base_trials (revision, author_id, author_name) values (${w.revision}, 'u1', 'Lucía') returning id),
        p as (
          insert into prompt_trials (tenant_id, base_trial_id, max_usd, author_id, author_name)
          select ${flow.tenantId}, id, 1, 'u1', 'Lucía' from b returning *)
      insert into prompt_trial_runs (tenant_id, trial_id, conversation_id, turn_id)
      select p.tenant_id, p.id, u.conversation_id, u.id from p, turns u`;
    const older = await sql`select claim_trial_runs(4, 2, 60)`;
    const newer = await sql`select claim_tried_turns(4, 2, 60, true)`;
    return [older.length, newer.length];
  });
  expect(counts).toEqual([0, 1]);
});
