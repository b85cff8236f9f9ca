import { ModelError } from "@platform/agent";
import type { Diagnosis } from "@platform/contract";
import type { OutgoingFetch } from "@platform/integrations/http";
import { createOpenAiModel } from "@platform/integrations/openai";
import { createTiendanubeClient, TiendanubeError } from "@platform/integrations/tiendanube";
import { createYCloudClient, phoneKey } from "@platform/integrations/ycloud";
import type { Config } from "../../config/index.ts";
import type { SecretField } from "../tenants/tenantRow.ts";
import type { StoreFacts } from "./storeFacts.ts";

export type Check = Diagnosis[number];

export interface CheckDeps {
  config: Pick<Config, "openai" | "ycloud" | "tiendanube" | "publicUrl">;
  outgoing: OutgoingFetch;
  now: () => Date;
}

const TIMEOUT_MS = 12_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const UNREADABLE = "La clave guardada no se puede abrir con la ENCRYPTION_KEY actual.";
const ENTER_AGAIN = "Volvé a cargar la clave.";

/** The store's own secret, or the installation's where it has none. */
function keyOf(facts: StoreFacts, field: SecretField, fallback: string | undefined): Key {
  const own = facts.secrets[field];
  if (own === "unreadable") return "unreadable";
  if (own !== null) return own;
  return fallback === undefined ? null : { value: fallback };
}

type Key = StoreFacts["secrets"][SecretField];

export function checkSwitches(facts: StoreFacts): Check {
  const check = "bot";
  if (!facts.active) return { check, status: "fail", detail: "La tienda está desactivada.", fix: "Activala." };
  if (facts.paused) return { check, status: "warn", detail: "El bot está en pausa.", fix: "Quitá la pausa para que conteste." };
  if (facts.mode === "off") return { check, status: "warn", detail: "El bot está apagado.", fix: "Elegí otro modo para que conteste." };
  const detail = { test: "Contesta sólo a los números de prueba.", drafts: "Propone respuestas; una persona las aprueba." }[facts.mode];
  return { check, status: "ok", detail: detail ?? "El bot contesta.", fix: null };
}

export function checkWebhook({ config, now }: CheckDeps, facts: StoreFacts): Check {
  const check = "webhook";
  const secret = keyOf(facts, "ycloudWebhookSecret", config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return { check, status: "fail", detail: UNREADABLE, fix: ENTER_AGAIN };
  if (secret === null) {
    return { check, status: "fail", detail: "Falta el secreto del webhook: se rechaza todo aviso de YCloud.", fix: "Cargá el secreto que muestra YCloud al crear el webhook." };
  }
  if (facts.lastEventAt === null) {
    return { check, status: "unknown", detail: "Todavía no llegó ningún aviso de este número.", fix: `Poné ${config.publicUrl}/chat/webhook en YCloud y mandá un mensaje de prueba.` };
  }
  const old = now().getTime() - Date.parse(facts.lastEventAt) > 3 * DAY_MS;
  const detail = `El último aviso llegó el ${facts.lastEventAt}.`;
  return old
    ? { check, status: "warn", detail, fix: "Si hubo mensajes desde entonces, revisá el webhook en YCloud." }
    : { check, status: "ok", detail, fix: null };
}

export async function checkYCloud({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const check = "whatsapp";
  const apiKey = keyOf(facts, "ycloudApiKey", config.ycloud.apiKey);
  if (apiKey === "unreadable") return { check, status: "fail", detail: UNREADABLE, fix: ENTER_AGAIN };
  if (apiKey === null) return { check, status: "fail", detail: "Falta la clave de YCloud: no puede salir ningún mensaje.", fix: "Cargá la clave de YCloud." };
  const client = createYCloudClient({ baseUrl: config.ycloud.baseUrl, apiKey: apiKey.value, fetch: outgoing });
  const numbers = await client.listPhoneNumbers({ signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!numbers.ok) {
    return numbers.code === "unauthorized"
      ? { check, status: "fail", detail: `YCloud rechaza la clave (${numbers.message}).`, fix: "Copiá de nuevo la clave desde YCloud." }
      : { check, status: "unknown", detail: `YCloud no contestó (${numbers.message}).`, fix: "Probá de nuevo en un rato." };
  }
  const own = numbers.value.find(({ phoneNumber }) => phoneKey(phoneNumber) === phoneKey(facts.botPhoneNumber));
  if (own === undefined) {
    return { check, status: "fail", detail: `La cuenta de YCloud no tiene el número ${facts.botPhoneNumber}.`, fix: "Revisá el número de la tienda o usá la clave de la cuenta que lo tiene." };
  }
  const trouble = own.qualityRating === "RED" || (own.status !== null && own.status !== "CONNECTED");
  const state = [own.status, own.qualityRating].filter((part) => part !== null).join(", ");
  return trouble
    ? { check, status: "warn", detail: `WhatsApp informa del número: ${state}.`, fix: "Mirá el estado del número en YCloud." }
    : { check, status: "ok", detail: "La clave sirve y el número está conectado.", fix: null };
}

export async function checkStore({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const check = "store";
  const accessToken = keyOf(facts, "tiendanubeAccessToken", undefined);
  if (accessToken === "unreadable") return { check, status: "fail", detail: UNREADABLE, fix: ENTER_AGAIN };
  if (accessToken === null || facts.tiendanubeStoreId === null) {
    return { check, status: "warn", detail: "La tienda de Tiendanube no está conectada: el bot no ve productos ni pedidos.", fix: "Cargá el número de tienda y su token." };
  }
  const { baseUrl, apiVersion, userAgent } = config.tiendanube;
  const client = createTiendanubeClient({ baseUrl, version: apiVersion, userAgent, storeId: facts.tiendanubeStoreId, accessToken: accessToken.value, fetch: outgoing });
  try {
    const store = await client.getStore({ signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { check, status: "ok", detail: `Conectada con ${store.name}.`, fix: null };
  } catch (error) {
    if (!(error instanceof TiendanubeError)) throw error;
    const refused = { unauthorized: "Tiendanube rechaza el token.", forbidden: "El token no tiene los permisos que hacen falta.", suspended: "Tiendanube suspendió la tienda." };
    const detail = error.code in refused ? refused[error.code as keyof typeof refused] : null;
    return detail === null
      ? { check, status: "unknown", detail: `Tiendanube no contestó (${error.code}).`, fix: "Probá de nuevo en un rato." }
      : { check, status: "fail", detail, fix: "Volvé a conectar la tienda." };
  }
}

export async function checkModel({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const check = "model";
  const apiKey = keyOf(facts, "openaiApiKey", config.openai.apiKey);
  if (apiKey === "unreadable") return { check, status: "fail", detail: UNREADABLE, fix: ENTER_AGAIN };
  if (apiKey === null) return { check, status: "fail", detail: "Falta la clave del modelo: el bot no puede escribir.", fix: "Cargá la clave del modelo." };
  // The installation's key goes to the installation's address only.
  const baseUrl = (facts.secrets.openaiApiKey === null ? null : facts.openaiBaseUrl) ?? config.openai.baseUrl ?? null;
  const name = facts.openaiModel ?? config.openai.model;
  const model = createOpenAiModel({ apiKey: apiKey.value, baseUrl, fetch: outgoing });
  try {
    const request = { model: name, messages: [{ role: "user" as const, content: "ok" }], tools: [], maxOutputTokens: 16 };
    await model.complete(request, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { check, status: "ok", detail: `El modelo ${name} contesta.`, fix: null };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    switch (error.code) {
      case "unauthorized":
        return { check, status: "fail", detail: "El proveedor del modelo rechaza la clave.", fix: "Copiá de nuevo la clave del modelo." };
      case "quota_exhausted":
        return { check, status: "fail", detail: "La cuenta del modelo se quedó sin crédito.", fix: "Cargá crédito en la cuenta del modelo." };
      case "bad_request":
        return { check, status: "fail", detail: `El proveedor no acepta el modelo ${name}.`, fix: "Revisá el nombre del modelo y su dirección." };
      case "bad_response":
        // Sixteen tokens may be too few for a thinking model to say anything; the key works all the same.
        return { check, status: "ok", detail: `El proveedor acepta la clave y el modelo ${name}.`, fix: null };
      case "rate_limited":
        return { check, status: "warn", detail: "El proveedor del modelo está limitando los pedidos.", fix: "Pedí un límite más alto o esperá." };
      case "timeout":
      case "unavailable":
      case "aborted":
        return { check, status: "unknown", detail: "El proveedor del modelo no contestó a tiempo.", fix: "Probá de nuevo en un rato." };
    }
  }
}
