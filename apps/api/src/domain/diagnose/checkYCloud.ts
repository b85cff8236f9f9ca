import { timeoutSignal } from "@platform/integrations/http";
import {
  createYCloudClient,
  phoneKey,
  type ReadResult,
  type YCloudBalance,
  type YCloudClient,
  type YCloudPhoneNumber,
  type YCloudWebhookEndpoint,
} from "@platform/integrations/ycloud";
import { ASK_MS, keyOf, TRY_LATER, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { moneyWords, numberWords } from "./ycloudWords.ts";
import { REQUIRED_EVENTS, samePlace, webhookUrl } from "../webhooks/webhookEndpoint.ts";

const NEEDS_KEY = ["quality", "endpoint", "balance"] as const;
const LOW_BALANCE = 5;
const DAY_MS = 24 * 3_600_000;

/** Asks YCloud whether the key holds, how the number stands, whether events are sent to us, and for the credit. */
export async function checkYCloud(deps: CheckDeps, facts: StoreFacts): Promise<Check[]> {
  const apiKey = keyOf(facts, "ycloudApiKey", deps.config.ycloud.apiKey);
  const withoutKey = (check: Check): Check[] => [check, ...NEEDS_KEY.map(unknown)];
  if (apiKey === "unreadable") return withoutKey(unreadable("whatsapp"));
  if (apiKey === null) {
    const detail = "Falta la clave de YCloud: no puede salir ningún mensaje.";
    return withoutKey(verdictOf("whatsapp")("fail", detail, "Cargá la clave de YCloud."));
  }
  const { baseUrl } = deps.config.ycloud;
  const client = createYCloudClient({ baseUrl, apiKey: apiKey.value, fetch: deps.outgoing });
  const ask = { signal: timeoutSignal(ASK_MS) };
  const [numbers, balance, endpoints] = await Promise.all([
    client.listPhoneNumbers(ask),
    client.balance(ask),
    client.listWebhookEndpoints(ask),
  ]);
  if (!numbers.ok) return withoutKey(judgeKey(numbers));
  const wanted = phoneKey(facts.botPhoneNumber);
  const own = numbers.value.find(({ phoneNumber }) => phoneKey(phoneNumber) === wanted);
  return [
    judgeNumber(own, facts),
    own === undefined ? unknown("quality") : judgeQuality(own, { deps, facts }),
    await judgeEndpoints(endpoints, { client, deps, facts }),
    judgeBalance(balance),
  ];
}

function unknown(check: string): Check {
  return verdictOf(check)(
    "unknown",
    "No se pudo consultar a YCloud.",
    "Primero arreglá la clave y el número.",
  );
}

export function judgeKey(answer: Extract<ReadResult<unknown>, { ok: false }>): Check {
  const verdict = verdictOf("whatsapp");
  if (answer.code !== "unauthorized")
    return verdict("unknown", `YCloud no contestó (${answer.message}).`, TRY_LATER);
  const fix = "Copiá de nuevo la clave desde YCloud.";
  return verdict("fail", `YCloud rechaza la clave (${answer.message}).`, fix);
}

function judgeNumber(own: YCloudPhoneNumber | undefined, { botPhoneNumber }: StoreFacts): Check {
  const verdict = verdictOf("whatsapp");
  if (own !== undefined) return verdict("ok", "La clave sirve y la cuenta tiene el número.");
  const fix = "Revisá el número de la tienda o usá la clave de la cuenta que lo tiene.";
  return verdict("fail", `La cuenta de YCloud no tiene el número ${botPhoneNumber}.`, fix);
}

interface Context {
  deps: CheckDeps;
  facts: StoreFacts;
}

/** What Meta thinks of the number, now; and whether its limit was cut in the last week. */
function judgeQuality(own: YCloudPhoneNumber, { deps, facts }: Context): Check {
  const verdict = verdictOf("quality");
  const { status, qualityRating } = own;
  const state = numberWords(own);
  const detail = `WhatsApp informa del número: ${state}.`;
  const write = "Mandá menos plantillas y sólo a quien las espera; la calidad se recupera en unos días.";
  if (status !== null && !["CONNECTED", "PENDING", "FLAGGED"].includes(status))
    return verdict("fail", detail, "Mirá el estado del número en YCloud y volvé a conectarlo.");
  if (qualityRating === "RED") return verdict("fail", detail, write);
  if (status === "PENDING") return verdict("warn", detail, "Terminá de conectar el número en YCloud.");
  if (status === "FLAGGED" || qualityRating === "YELLOW") return verdict("warn", detail, write);
  const key = phoneKey(own.phoneNumber);
  const last = facts.accountNews.find(({ number }) => phoneKey(number?.phoneNumber ?? "") === key);
  const recent = last !== undefined && deps.now().getTime() - Date.parse(last.at) < 7 * DAY_MS;
  if (recent && last.number?.qualityUpdateEvent === "DOWNGRADE")
    return verdict("warn", `WhatsApp bajó el límite del número: ${state}.`, write);
  return verdict("ok", detail);
}

/** An endpoint that YCloud has suspended is taken into service again at once; the bot hears nothing without it. */
async function judgeEndpoints(
  endpoints: ReadResult<YCloudWebhookEndpoint[]>,
  { client, deps, facts }: Context & { client: YCloudClient },
): Promise<Check> {
  const verdict = verdictOf("endpoint");
  const address = webhookUrl(deps.config);
  if (!endpoints.ok) return verdict("unknown", `YCloud no contestó (${endpoints.message}).`, TRY_LATER);
  const own = endpoints.value.filter(({ url }) => samePlace(url, address));
  const [first] = own;
  if (first === undefined) {
    const heard = facts.lastEventAt !== null && deps.now().getTime() - Date.parse(facts.lastEventAt) < DAY_MS;
    if (heard) return verdict("ok", "Los avisos de YCloud llegan por otra dirección.");
    return verdict(
      "warn",
      "YCloud no tiene ningún webhook hacia esta instalación.",
      `Agregá ${address} en YCloud.`,
    );
  }
  const active = own.find(({ status }) => status === null || status === "active");
  if (active === undefined) {
    const detail = `YCloud suspendió el webhook (${first.status ?? "sin estado"})`;
    if ((await client.updateWebhookEndpoint(first.id, { status: "active" })).ok)
      return verdict(
        "warn",
        `${detail}; lo volvimos a activar.`,
        "Si se repite, avisale a quien administra la instalación.",
      );
    return verdict(
      "fail",
      `${detail}: no llega ningún mensaje.`,
      "Activalo en YCloud, en Developers, Webhooks.",
    );
  }
  const missing = REQUIRED_EVENTS.filter((event) => !active.enabledEvents.includes(event));
  if (missing.length === 0) return verdict("ok", "El webhook de YCloud está activo.");
  return verdict(
    "warn",
    `Al webhook le faltan avisos: ${missing.join(", ")}.`,
    "Agregalos al webhook en YCloud.",
  );
}

export function judgeBalance(balance: ReadResult<YCloudBalance>): Check {
  const verdict = verdictOf("balance");
  if (!balance.ok) return verdict("unknown", `YCloud no contestó (${balance.message}).`, TRY_LATER);
  const { amount } = balance.value;
  const words = moneyWords(balance.value);
  if (amount <= 0) return verdict("fail", `No queda saldo en YCloud (${words}).`, "Cargá saldo en YCloud.");
  if (amount < LOW_BALANCE)
    return verdict("warn", `Queda poco saldo en YCloud (${words}).`, "Cargá saldo en YCloud.");
  return verdict("ok", `Saldo en YCloud: ${words}.`);
}
