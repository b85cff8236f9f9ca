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
import { ASK_MS, keyOf, unreadable, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { money } from "./words.ts";
import { numberWords } from "./ycloudWords.ts";
import { REQUIRED_EVENTS, samePlace, webhookUrl } from "../webhooks/webhookEndpoint.ts";

const NEEDS_KEY = ["quality", "endpoint", "balance"] as const;
const LOW_BALANCE = 5;
const DAY_MS = 24 * 3_600_000;

/** Asks YCloud whether the key holds, how the number stands, whether events are sent to us, and for the credit. */
export async function checkYCloud(deps: CheckDeps, facts: StoreFacts): Promise<Found[]> {
  const apiKey = keyOf(facts, "ycloudApiKey", deps.config.ycloud.apiKey);
  const withoutKey = (found: Found): Found[] => [found, ...NEEDS_KEY.map(unasked)];
  if (apiKey === "unreadable") return withoutKey(unreadable("whatsapp"));
  if (apiKey === null) return withoutKey(verdictOf("whatsapp")("fail", ({ shop }) => shop.whatsapp.noKey));
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
    own === undefined
      ? verdictOf("whatsapp")("fail", ({ shop }) => shop.whatsapp.otherAccount(facts.botPhoneNumber))
      : verdictOf("whatsapp")("ok", ({ shop }) => shop.whatsapp.holds),
    own === undefined ? unasked("quality") : judgeQuality(own, { deps, facts }),
    await judgeEndpoints(endpoints, { client, deps, facts }),
    judgeBalance(balance),
  ];
}

function unasked(check: string): Found {
  return verdictOf(check)("unknown", ({ shop }) => shop.whatsapp.unasked);
}

export function judgeKey({ code, message }: Extract<ReadResult<unknown>, { ok: false }>): Found {
  const verdict = verdictOf("whatsapp");
  return code === "unauthorized"
    ? verdict("fail", ({ shop }) => shop.whatsapp.refused(message))
    : verdict("unknown", ({ shop }) => shop.whatsapp.late(message));
}

interface Context {
  deps: CheckDeps;
  facts: StoreFacts;
}

type QualityWord = "offline" | "low" | "pending" | "cut" | "told";

/** What Meta thinks of the number, now; and whether its limit was cut in the last week. */
function judgeQuality(own: YCloudPhoneNumber, { deps, facts }: Context): Found {
  const verdict = verdictOf("quality");
  const { status, qualityRating } = own;
  const told =
    (said: QualityWord): Found["say"] =>
    (words) =>
      words.shop.quality[said](numberWords(words, own));
  if (status !== null && !["CONNECTED", "PENDING", "FLAGGED"].includes(status))
    return verdict("fail", told("offline"));
  if (qualityRating === "RED") return verdict("fail", told("low"));
  if (status === "PENDING") return verdict("warn", told("pending"));
  if (status === "FLAGGED" || qualityRating === "YELLOW") return verdict("warn", told("low"));
  const key = phoneKey(own.phoneNumber);
  const last = facts.accountNews.find(({ number }) => phoneKey(number?.phoneNumber ?? "") === key);
  const recent = last !== undefined && deps.now().getTime() - Date.parse(last.at) < 7 * DAY_MS;
  if (recent && last.number?.qualityUpdateEvent === "DOWNGRADE") return verdict("warn", told("cut"));
  return verdict("ok", told("told"));
}

/** An endpoint that YCloud has suspended is taken into service again at once; the bot hears nothing without it. */
async function judgeEndpoints(
  endpoints: ReadResult<YCloudWebhookEndpoint[]>,
  { client, deps, facts }: Context & { client: YCloudClient },
): Promise<Found> {
  const verdict = verdictOf("endpoint");
  const address = webhookUrl(deps.config);
  if (!endpoints.ok) return verdict("unknown", ({ shop }) => shop.whatsapp.late(endpoints.message));
  const own = endpoints.value.filter(({ url }) => samePlace(url, address));
  const [first] = own;
  if (first === undefined) {
    const heard = facts.lastEventAt !== null && deps.now().getTime() - Date.parse(facts.lastEventAt) < DAY_MS;
    return heard
      ? verdict("ok", ({ shop }) => shop.endpoint.elsewhere)
      : verdict("warn", ({ shop }) => shop.endpoint.none(address));
  }
  const active = own.find(({ status }) => status === null || status === "active");
  if (active === undefined) {
    const { ok } = await client.updateWebhookEndpoint(first.id, { status: "active" });
    return verdict(ok ? "warn" : "fail", ({ shop: { endpoint } }) => {
      const state = first.status ?? endpoint.noState;
      return ok ? endpoint.back(state) : endpoint.suspended(state);
    });
  }
  const missing = REQUIRED_EVENTS.filter((event) => !active.enabledEvents.includes(event));
  return missing.length === 0
    ? verdict("ok", ({ shop }) => shop.endpoint.active)
    : verdict("warn", ({ shop }) => shop.endpoint.missing(missing.join(", ")));
}

export function judgeBalance(answer: ReadResult<YCloudBalance>): Found {
  const verdict = verdictOf("balance");
  if (!answer.ok) return verdict("unknown", ({ shop }) => shop.whatsapp.late(answer.message));
  const { amount, currency } = answer.value;
  const told =
    (said: "spent" | "low" | "left"): Found["say"] =>
    ({ shop, locale }) =>
      shop.balance[said](money(amount, { currency, locale }));
  if (amount <= 0) return verdict("fail", told("spent"));
  return amount < LOW_BALANCE ? verdict("warn", told("low")) : verdict("ok", told("left"));
}
