import { timeoutSignal } from "@platform/integrations/http";
import { ModelError, type ModelErrorCode } from "@platform/agent";
import { createOpenAiModel } from "@platform/integrations/openai";
import { ASK_MS, keyOf, TRY_LATER, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Asks the model for a few tokens: completions are all that a provider needs to have. */
export async function checkModel(deps: CheckDeps, facts: StoreFacts): Promise<Check> {
  const { config } = deps;
  const verdict = verdictOf("model");
  const apiKey = keyOf(facts, "openaiApiKey", config.openai.apiKey);
  if (apiKey === "unreadable") return unreadable("model");
  if (apiKey === null) {
    return verdict(
      "fail",
      "Falta la clave del modelo: el bot no puede escribir.",
      "Cargá la clave del modelo.",
    );
  }
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
): Promise<Check> {
  const model = createOpenAiModel({ apiKey, baseUrl, fetch: outgoing });
  const messages = [{ role: "user" as const, content: "ok" }];
  try {
    const signal = timeoutSignal(ASK_MS);
    await model.complete({ model: name, messages, tools: [], maxOutputTokens: 16 }, { signal });
    return verdictOf("model")("ok", `El modelo ${name} contesta.`);
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return judge(error.code, name);
  }
}

function judge(code: ModelErrorCode, name: string): Check {
  const verdict = verdictOf("model");
  switch (code) {
    case "unauthorized":
      return verdict(
        "fail",
        "El proveedor del modelo rechaza la clave.",
        "Copiá de nuevo la clave del modelo.",
      );
    case "quota_exhausted":
      return verdict(
        "fail",
        "La cuenta del modelo se quedó sin crédito.",
        "Cargá crédito en la cuenta del modelo.",
      );
    case "bad_request":
      return verdict(
        "fail",
        `El proveedor no acepta el modelo ${name}.`,
        "Revisá el nombre del modelo y su dirección.",
      );
    case "bad_response":
      // A few tokens may be too little for a thinking model to say anything; the key works all the same.
      return verdict("ok", `El proveedor acepta la clave y el modelo ${name}.`);
    case "rate_limited":
      return verdict(
        "warn",
        "El proveedor del modelo está limitando los pedidos.",
        "Pedí un límite más alto o esperá.",
      );
    case "timeout":
    case "unavailable":
    case "aborted":
      return verdict("unknown", "El proveedor del modelo no contestó a tiempo.", TRY_LATER);
  }
}
