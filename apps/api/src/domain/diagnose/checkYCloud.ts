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
import { ASK_MS, keyOf, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import { money, type Words } from "./words.ts";
import { numberWords } from "./ycloudWords.ts";
import { REQUIRED_EVENTS, samePlace, webhookUrl } from "../webhooks/webhookEndpoint.ts";

const NEEDS_KEY = ["quality", "endpoint", "balance"] as const;
const LOW_BALANCE = 5;
const DAY_MS = 24 * 3_600_000;

/** Asks YCloud whether the key holds, how the number stands, whether events are sent to us, and for the credit. */
export async function checkYCloud(deps: CheckDeps, facts: StoreFacts): Promise<Check[]> {
  const apiKey = keyOf(facts, "ycloudApiKey", deps.config.ycloud.apiKey);
  const { words } = deps;
  const said = words.shop.whatsapp;
  const withoutKey = (check: Check): Check[] => [check, ...NEEDS_KEY.map((each) => unknown(words, each))];
  if (apiKey === "unreadable") return withoutKey(unreadable("whatsapp", words));
  if (apiKey === null) return withoutKey(verdictOf("whatsapp")("fail", said.noKey));
  const { baseUrl } = deps.config.ycloud;
  const client = createYCloudClient({ baseUrl, apiKey: apiKey.value, fetch: deps.outgoing });
  const ask = { signal: timeoutSignal(ASK_MS) };
  const [numbers, balance, endpoints] = await Promise.all([
    client.listPhoneNumbers(ask),
    client.balance(ask),
    client.listWebhookEndpoints(ask),
  ]);
  if (!numbers.ok) return withoutKey(judgeKey(words, numbers));
  const wanted = phoneKey(facts.botPhoneNumber);
  const own = numbers.value.find(({ phoneNumber }) => phoneKey(phoneNumber) === wanted);
  return [
    own === undefined
      ? verdictOf("whatsapp")("fail", said.otherAccount(facts.botPhoneNumber))
      : verdictOf("whatsapp")("ok", said.holds),
    own === undefined ? unknown(words, "quality") : judgeQuality(own, { deps, facts }),
    await judgeEndpoints(endpoints, { client, deps, facts }),
    judgeBalance(words, balance),
  ];
}

function unknown({ shop }: Words, check: string): Check {
  return verdictOf(check)("unknown", shop.whatsapp.unasked);
}

export function judgeKey({ shop }: Words, answer: Extract<ReadResult<unknown>, { ok: false }>): Check {
  const verdict = verdictOf("whatsapp");
  return answer.code === "unauthorized"
    ? verdict("fail", shop.whatsapp.refused(answer.message))
    : verdict("unknown", shop.whatsapp.late(answer.message));
}

interface Context {
  deps: CheckDeps;
  facts: StoreFacts;
}

/** What Meta thinks of the number, now; and whether its limit was cut in the last week. */
function judgeQuality(own: YCloudPhoneNumber, { deps, facts }: Context): Check {
  const verdict = verdictOf("quality");
  const { status, qualityRating } = own;
  const { quality } = deps.words.shop;
  const state = numberWords(deps.words, own);
  if (status !== null && !["CONNECTED", "PENDING", "FLAGGED"].includes(status))
    return verdict("fail", quality.offline(state));
  if (qualityRating === "RED") return verdict("fail", quality.low(state));
  if (status === "PENDING") return verdict("warn", quality.pending(state));
  if (status === "FLAGGED" || qualityRating === "YELLOW") return verdict("warn", quality.low(state));
  const key = phoneKey(own.phoneNumber);
  const last = facts.accountNews.find(({ number }) => phoneKey(number?.phoneNumber ?? "") === key);
  const recent = last !== undefined && deps.now().getTime() - Date.parse(last.at) < 7 * DAY_MS;
  if (recent && last.number?.qualityUpdateEvent === "DOWNGRADE") return verdict("warn", quality.cut(state));
  return verdict("ok", quality.told(state));
}

/** An endpoint that YCloud has suspended is taken into service again at once; the bot hears nothing without it. */
async function judgeEndpoints(
  endpoints: ReadResult<YCloudWebhookEndpoint[]>,
  { client, deps, facts }: Context & { client: YCloudClient },
): Promise<Check> {
  const verdict = verdictOf("endpoint");
  const { endpoint, whatsapp } = deps.words.shop;
  const address = webhookUrl(deps.config);
  if (!endpoints.ok) return verdict("unknown", whatsapp.late(endpoints.message));
  const own = endpoints.value.filter(({ url }) => samePlace(url, address));
  const [first] = own;
  if (first === undefined) {
    const heard = facts.lastEventAt !== null && deps.now().getTime() - Date.parse(facts.lastEventAt) < DAY_MS;
    return heard ? verdict("ok", endpoint.elsewhere) : verdict("warn", endpoint.none(address));
  }
  const active = own.find(({ status }) => status === null || status === "active");
  if (active === undefined) {
    const state = first.status ?? endpoint.noState;
    const { ok } = await client.updateWebhookEndpoint(first.id, { status: "active" });
    return ok ? verdict("warn", endpoint.back(state)) : verdict("fail", endpoint.suspended(state));
  }
  const missing = REQUIRED_EVENTS.filter((event) => !active.enabledEvents.includes(event));
  return missing.length === 0
    ? verdict("ok", endpoint.active)
    : verdict("warn", endpoint.missing(missing.join(", ")));
}

export function judgeBalance({ shop, locale }: Words, answer: ReadResult<YCloudBalance>): Check {
  const verdict = verdictOf("balance");
  const { balance, whatsapp } = shop;
  if (!answer.ok) return verdict("unknown", whatsapp.late(answer.message));
  const { amount, currency } = answer.value;
  const left = money(amount, { currency, locale });
  if (amount <= 0) return verdict("fail", balance.spent(left));
  return amount < LOW_BALANCE ? verdict("warn", balance.low(left)) : verdict("ok", balance.left(left));
}
