import { timeoutSignal } from "@platform/integrations/http";
import { ModelError, type ModelErrorCode } from "@platform/agent";
import { createOpenAiModel } from "@platform/integrations/openai";
import { ASK_MS, keyOf, unreadable, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Asks the model for a few tokens: completions are all that a provider needs to have. */
export async function checkModel(deps: CheckDeps, facts: StoreFacts): Promise<Found> {
  const { config } = deps;
  const apiKey = keyOf(facts, "openaiApiKey", config.openai.apiKey);
  if (apiKey === "unreadable") return unreadable("model");
  if (apiKey === null) return verdictOf("model")("fail", ({ way }) => way.model.noKey);
  // The installation's key goes to the installation's address only.
  const own = facts.secrets.openaiApiKey === null ? null : facts.openaiBaseUrl;
  const name = facts.openaiModel ?? config.openai.model;
  const baseUrl = own ?? config.openai.baseUrl ?? null;
  return askModel(deps, { name, apiKey: apiKey.value, baseUrl });
}

/** A word of a model, over a key. */
export async function askModel(
  { outgoing }: Pick<CheckDeps, "outgoing">,
  { name, apiKey, baseUrl }: { name: string; apiKey: string; baseUrl: string | null },
): Promise<Found> {
  const model = createOpenAiModel({ apiKey, baseUrl, fetch: outgoing });
  const messages = [{ role: "user" as const, content: "ok" }];
  try {
    const signal = timeoutSignal(ASK_MS);
    await model.complete({ model: name, messages, tools: [], maxOutputTokens: 16 }, { signal });
    return verdictOf("model")("ok", ({ way }) => way.model.answers(name));
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return judge(error.code, name);
  }
}

function judge(code: ModelErrorCode, name: string): Found {
  const verdict = verdictOf("model");
  switch (code) {
    case "unauthorized":
      return verdict("fail", ({ way }) => way.model.refused);
    case "quota_exhausted":
      return verdict("fail", ({ way }) => way.model.noCredit);
    case "bad_request":
      return verdict("fail", ({ way }) => way.model.unknown(name));
    case "bad_response":
      // A few tokens may be too little for a thinking model to say anything; the key works all the same.
      return verdict("ok", ({ way }) => way.model.accepted(name));
    case "rate_limited":
      return verdict("warn", ({ way }) => way.model.limited);
    case "timeout":
    case "unavailable":
    case "aborted":
      return verdict("unknown", ({ way }) => way.model.late);
  }
}
