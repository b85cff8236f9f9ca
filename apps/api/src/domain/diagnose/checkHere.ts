import { probeStorage } from "../../media/index.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { inWords, keyOf, unreadable, verdictOf, type Check, type CheckDeps } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";
import type { Words } from "./words.ts";

const QUIET_MS = 3 * 24 * 60 * 60 * 1000;

/** Whether the store lets the bot speak at all. */
export function checkSwitches({ way: { bot } }: Words, { active, paused, mode }: StoreFacts): Check {
  const verdict = verdictOf("bot");
  if (!active) return verdict("fail", bot.suspended);
  if (paused) return verdict("warn", bot.paused);
  if (mode === "off") return verdict("warn", bot.off);
  if (mode === "test") return verdict("ok", bot.test);
  if (mode === "drafts") return verdict("ok", bot.drafts);
  return verdict("ok", bot.on);
}

/** Whether WhatsApp's events can come in, and when one last did. */
export function checkWebhook({ config, now, words }: CheckDeps, facts: StoreFacts): Check {
  const verdict = verdictOf("webhook");
  const secret = keyOf(facts, "ycloudWebhookSecret", config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return unreadable("webhook", words);
  const said = words.way.webhook;
  if (secret === null) return verdict("fail", said.noSecret);
  if (facts.lastEventAt === null) return verdict("unknown", said.none(webhookUrl(config)));
  const last = said.last(inWords(facts.lastEventAt, facts.timezone, words.locale));
  const quiet = now().getTime() - Date.parse(facts.lastEventAt) > QUIET_MS;
  return quiet ? verdict("warn", last) : verdict("ok", { detail: last.detail });
}

/** Whether a provider of the store is left alone after repeated failures. */
export function checkCircuits(
  { way: { providers }, locale }: Words,
  { circuits, timezone }: StoreFacts,
): Check {
  const verdict = verdictOf("providers");
  const [first] = circuits;
  if (first === undefined) return verdict("ok", providers.none);
  const names = circuits.map(({ provider, code }) => providers[provider](code));
  const all = new Intl.ListFormat(locale).format(names);
  return verdict("fail", providers.resting(all, inWords(first.since, timezone, locale)));
}

/** Whether customers' files can be kept: written, read back, removed. */
export async function checkFiles(
  {
    media,
    words: {
      way: { files },
    },
  }: CheckDeps,
  { tenantId }: StoreFacts,
): Promise<Check> {
  const verdict = verdictOf("files");
  const trouble = await probeStorage(media, `${tenantId}/.health`);
  if (trouble === null) return verdict("ok", files.kept);
  return verdict("fail", media.bucket === null ? files.folder(trouble) : files.bucket(trouble, media.bucket));
}
