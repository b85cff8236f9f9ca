import { timeoutSignal } from "@platform/integrations/http";
import type { SetupModel } from "@platform/contract";
import { ModelError, TOOL_DEFINITIONS, type ModelErrorCode, type ModelReply } from "@platform/agent";
import { createOpenAiModel, type OpenAiModel } from "@platform/integrations/openai";
import type { Access } from "../access.ts";
import { ASSUMED_PRICE } from "../../usage/prices.ts";
import { keepSecretHome } from "../keepSecretHome.ts";
import { updateTenant } from "../tenants/writeTenant.ts";
import { chooseCredential, readFacts, type SetupDeps } from "./setupDeps.ts";

interface TryModelInput {
  tenantId: string;
  own: boolean;
  apiKey?: string | undefined;
  baseUrl?: string | null | undefined;
  model?: string | null | undefined;
}

/** As long as one call of a turn may take. */
const CALL_MS = 25_000;
/** Room for a model that thinks before it calls. */
const ROOM = 1_500;
/** A usual reply: two calls, of which the provider has most of the second's beginning in its cache. */
const USUAL = { input: 9_000, cached: 4_000, output: 450 };
const ASK = [
  {
    role: "system" as const,
    content: "Sos el asistente de una tienda. Antes de contestar buscás con las herramientas.",
  },
  { role: "user" as const, content: "Hola, ¿tenés zapatillas de punta?" },
];

/** Asks the model for what every reply needs of it, a call of a tool. What was given is saved once it works. */
export async function tryModel(deps: SetupDeps, access: Access, input: TryModelInput): Promise<SetupModel> {
  const { tenantId, own } = input;
  const { openai } = deps.config;
  const facts = await readFacts(deps, access.tenant(tenantId, "manage"));
  const name = input.model ?? openai.model;
  keepSecretHome(access.actor, {
    field: "apiKey",
    from: facts.openaiBaseUrl,
    to: own ? input.baseUrl : undefined,
    carried: facts.secrets.openaiApiKey !== null && input.apiKey === undefined,
  });
  const key = own
    ? chooseCredential(facts, "openaiApiKey", { given: input.apiKey, fallback: undefined })
    : installed(openai.apiKey);
  if (!key.ok) return { ok: false, code: key.code, model: name, message: "" };
  // The installation's key goes to the installation's address only.
  const ownBase = own ? input.baseUrl : undefined;
  const baseUrl = ownBase ?? openai.baseUrl ?? null;
  const model = createOpenAiModel({ apiKey: key.value, baseUrl, fetch: deps.outgoing });
  const started = performance.now();
  const answer = await call(model, name, TOOL_DEFINITIONS);
  const latencyMs = Math.round(performance.now() - started);
  if (!answer.ok) return { ok: false, model: name, ...(await judge(answer, { model, name })) };
  if (answer.reply.toolCalls.length === 0) return { ok: false, model: name, code: "no_tools", message: "" };
  await updateTenant(deps, access, {
    tenantId,
    openaiModel: input.model ?? null,
    openaiBaseUrl: ownBase ?? null,
    ...(own ? input.apiKey !== undefined && { openaiApiKey: input.apiKey } : { openaiApiKey: null }),
  });
  return { ok: true, model: answer.reply.model, latencyMs, ...priceOf(deps, answer.reply.model) };
}

function installed(apiKey: string | undefined): ReturnType<typeof chooseCredential> {
  if (apiKey === undefined) return { ok: false, code: "missing" };
  return { ok: true, value: apiKey, from: "installation" };
}

type Answer = { ok: true; reply: ModelReply } | { ok: false; code: ModelErrorCode; message: string };

async function call(model: OpenAiModel, name: string, tools: typeof TOOL_DEFINITIONS): Promise<Answer> {
  try {
    const request = { model: name, messages: ASK, tools, maxOutputTokens: ROOM };
    return { ok: true, reply: await model.complete(request, { signal: timeoutSignal(CALL_MS) }) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}

/** What a server does not take may be the name, or the tools: without them it is asked once more. */
async function judge(
  { code, message }: Extract<Answer, { ok: false }>,
  asked: { model: OpenAiModel; name: string },
): Promise<Pick<Extract<SetupModel, { ok: false }>, "code" | "message">> {
  switch (code) {
    case "bad_request": {
      const bare = await call(asked.model, asked.name, []);
      return { code: bare.ok ? "no_tools" : "unknown_model", message };
    }
    case "unauthorized":
    case "quota_exhausted":
    case "rate_limited":
    case "bad_response":
      return { code, message };
    case "timeout":
    case "unavailable":
    case "aborted":
      return { code: "unavailable", message };
  }
}

function priceOf({ prices }: SetupDeps, name: string): { replyUsd: number; priced: boolean } {
  const known = prices(name, null);
  const price = known === null || "perMinute" in known ? null : known;
  const { input, cached, output } = price ?? ASSUMED_PRICE;
  const dollars =
    ((USUAL.input - USUAL.cached) * input + USUAL.cached * cached + USUAL.output * output) / 1_000_000;
  return { replyUsd: dollars, priced: price !== null };
}
