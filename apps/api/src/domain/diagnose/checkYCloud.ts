import { createYCloudClient, phoneKey } from "@platform/integrations/ycloud";
import { ASK_MS, keyOf, TRY_LATER, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

/** Asks YCloud whether the key holds and has this number. */
export async function checkYCloud({ config, outgoing }: CheckDeps, facts: StoreFacts): Promise<Check> {
  const verdict = verdictOf("whatsapp");
  const apiKey = keyOf(facts, "ycloudApiKey", config.ycloud.apiKey);
  if (apiKey === "unreadable") return unreadable("whatsapp");
  if (apiKey === null) {
    return verdict(
      "fail",
      "Falta la clave de YCloud: no puede salir ningún mensaje.",
      "Cargá la clave de YCloud.",
    );
  }
  const client = createYCloudClient({
    baseUrl: config.ycloud.baseUrl,
    apiKey: apiKey.value,
    fetch: outgoing,
  });
  const numbers = await client.listPhoneNumbers({ signal: AbortSignal.timeout(ASK_MS) });
  if (!numbers.ok && numbers.code === "unauthorized") {
    return verdict(
      "fail",
      `YCloud rechaza la clave (${numbers.message}).`,
      "Copiá de nuevo la clave desde YCloud.",
    );
  }
  if (!numbers.ok) return verdict("unknown", `YCloud no contestó (${numbers.message}).`, TRY_LATER);
  const wanted = phoneKey(facts.botPhoneNumber);
  const own = numbers.value.find(({ phoneNumber }) => phoneKey(phoneNumber) === wanted);
  if (own === undefined) {
    const fix = "Revisá el número de la tienda o usá la clave de la cuenta que lo tiene.";
    return verdict("fail", `La cuenta de YCloud no tiene el número ${facts.botPhoneNumber}.`, fix);
  }
  const { status, qualityRating } = own;
  if (qualityRating !== "RED" && (status === null || status === "CONNECTED")) {
    return verdict("ok", "La clave sirve y el número está conectado.");
  }
  const state = [status, qualityRating].filter((part) => part !== null).join(", ");
  return verdict("warn", `WhatsApp informa del número: ${state}.`, "Mirá el estado del número en YCloud.");
}
