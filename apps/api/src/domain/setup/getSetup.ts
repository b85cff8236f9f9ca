import type { Diagnosis, Language, Setup, SetupStep } from "@platform/contract";
import type { OpenTenant } from "../access.ts";
import { diagnoseTenant } from "../diagnose/diagnoseTenant.ts";
import { checkWords } from "../diagnose/words.ts";
import { WANTED_EVENTS, webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { notFound } from "../errors.ts";
import type { SetupDeps } from "./setupDeps.ts";

type StepState = Setup["steps"][number];
type Finding = Diagnosis[number];

interface RowFacts {
  mode: string;
  described: boolean;
  alertAddress: boolean;
  answered: boolean;
  ycloudKey: boolean;
  modelKey: boolean;
}

/** Whether there is a key at all: a store without one is at its beginning, not broken. */
interface Keys {
  ycloud: boolean;
  model: boolean;
}

/** How far a store is, by its row and by asking everybody it depends on: no memory of its own that could be wrong. */
export async function getSetup(deps: SetupDeps, tenant: OpenTenant, language: Language): Promise<Setup> {
  const [checks, row] = await Promise.all([diagnoseTenant(deps, tenant, language), readRow(tenant)]);
  const { ycloud, openai } = deps.config;
  const keys: Keys = {
    ycloud: row.ycloudKey || ycloud.apiKey !== undefined,
    model: row.modelKey || openai.apiKey !== undefined,
  };
  const { setup } = checkWords[language].rest;
  const steps = [
    storeStep(checks),
    whatsappStep(checks, keys),
    modelStep(checks, keys),
    mailStep(checks, row, setup.mail),
    plain("brain", row.described, setup.brain),
    plain("trial", row.answered, setup.trial),
    modeStep(checks, row),
  ];
  const current = steps.find(({ state }) => state === "wrong" || state === "todo")?.step ?? "mode";
  const webhook = { url: webhookUrl(deps.config), events: [...WANTED_EVENTS] };
  return { steps, current, webhook };
}

async function readRow(tenant: OpenTenant): Promise<RowFacts> {
  const [row] = await tenant.run(
    ({ sql }) => sql<RowFacts[]>`
      select t.mode, t.ycloud_api_key is not null as "ycloudKey", t.openai_api_key is not null as "modelKey",
        coalesce(nullif(trim(t.store_description), ''), nullif(trim(t.store_catalog_knowledge), ''),
          nullif(trim(t.system_prompt_template), '')) is not null as described,
        coalesce(nullif(trim(h.destination_email), ''), nullif(trim(t.owner_email), '')) is not null as "alertAddress",
        exists (
          select 1 from chat_messages m
          where m.tenant_id = t.id and m.role = 'assistant' and m.send_state = 'accepted') as answered
      from tenants t left join tenant_human_handoff_config h on h.tenant_id = t.id where t.id = ${tenant.tenantId}`,
  );
  if (row === undefined) throw notFound("Tenant");
  return row;
}

const named = (checks: Diagnosis, ...names: string[]): Finding[] =>
  names.flatMap((name) => checks.find(({ check }) => check === name) ?? []);
const right = (step: SetupStep, detail: string | null): StepState => ({
  step,
  state: "right",
  detail,
  fix: null,
});
const from = (step: SetupStep, state: StepState["state"], { detail, fix }: Finding): StepState => ({
  step,
  state,
  detail,
  fix,
});

function plain(step: SetupStep, done: boolean, missing: string): StepState {
  return done ? right(step, null) : { step, state: "todo", detail: missing, fix: null };
}

function storeStep(checks: Diagnosis): StepState {
  const [store, catalog] = named(checks, "store", "catalog");
  if (store === undefined || store.status === "warn")
    return store === undefined ? right("store", null) : from("store", "todo", store);
  if (store.status !== "ok") return from("store", "wrong", store);
  if (catalog?.status === "fail") return from("store", "wrong", catalog);
  return right("store", store.detail);
}

function whatsappStep(checks: Diagnosis, keys: Keys): StepState {
  const found = named(checks, "whatsapp", "webhook", "signature", "account", "quality", "balance");
  const broken = found.find(({ status }) => status === "fail");
  const [whatsapp, endpoint, webhook] = named(checks, "whatsapp", "endpoint", "webhook");
  const begun = keys.ycloud || webhook?.status === "ok";
  if (broken !== undefined) return from("whatsapp", begun ? "wrong" : "todo", broken);
  // A suspended or missing webhook is a warning where events still come in by another way.
  const pending = [whatsapp, endpoint].find((each) => each !== undefined && each.status !== "ok");
  if (pending !== undefined) return from("whatsapp", "wrong", pending);
  if (webhook?.status === "unknown") return from("whatsapp", "todo", webhook);
  return right("whatsapp", webhook?.detail ?? null);
}

function modelStep(checks: Diagnosis, keys: Keys): StepState {
  const found = named(checks, "model", "providers");
  const broken = found.find(({ status }) => status === "fail" || status === "unknown");
  if (broken === undefined) return right("model", found[0]?.detail ?? null);
  return from("model", keys.model ? "wrong" : "todo", broken);
}

function mailStep(checks: Diagnosis, { alertAddress }: RowFacts, missing: string): StepState {
  const [mail] = named(checks, "mail");
  if (mail?.status === "fail" || mail?.status === "warn") return from("mail", "wrong", mail);
  if (mail?.status !== "ok" || !alertAddress)
    return { step: "mail", state: "skipped", detail: missing, fix: null };
  return right("mail", mail.detail);
}

function modeStep(checks: Diagnosis, { mode }: RowFacts): StepState {
  const [bot] = named(checks, "bot");
  if (mode === "test") return { step: "mode", state: "todo", detail: bot?.detail ?? null, fix: null };
  if (bot !== undefined && bot.status !== "ok" && mode !== "off") return from("mode", "wrong", bot);
  return right("mode", bot?.detail ?? null);
}
