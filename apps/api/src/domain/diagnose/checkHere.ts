import { probeStorage } from "../../media/index.ts";
import { webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { inWords, keyOf, unreadable, verdictOf, type CheckDeps, type Found } from "./check.ts";
import type { StoreFacts } from "./storeFacts.ts";

const QUIET_MS = 3 * 24 * 60 * 60 * 1000;

/** Whether the store lets the bot speak at all. */
export function checkSwitches({ active, paused, mode }: StoreFacts): Found {
  const verdict = verdictOf("bot");
  if (!active) return verdict("fail", ({ way }) => way.bot.suspended);
  if (paused) return verdict("warn", ({ way }) => way.bot.paused);
  if (mode === "off") return verdict("warn", ({ way }) => way.bot.off);
  if (mode === "test") return verdict("ok", ({ way }) => way.bot.test);
  if (mode === "drafts") return verdict("ok", ({ way }) => way.bot.drafts);
  return verdict("ok", ({ way }) => way.bot.on);
}

/** Whether WhatsApp's events can come in, and when one last did. */
export function checkWebhook({ config, now }: CheckDeps, facts: StoreFacts): Found {
  const verdict = verdictOf("webhook");
  const secret = keyOf(facts, "ycloudWebhookSecret", config.ycloud.webhookSecrets[0]);
  if (secret === "unreadable") return unreadable("webhook");
  if (secret === null) return verdict("fail", ({ way }) => way.webhook.noSecret);
  const { lastEventAt, timezone } = facts;
  if (lastEventAt === null) return verdict("unknown", ({ way }) => way.webhook.none(webhookUrl(config)));
  const quiet = now().getTime() - Date.parse(lastEventAt) > QUIET_MS;
  return verdict(quiet ? "warn" : "ok", ({ way, locale }) => {
    const last = way.webhook.last(inWords(lastEventAt, timezone, locale));
    return quiet ? last : { detail: last.detail };
  });
}

/** Whether a provider of the store is left alone after repeated failures. */
export function checkCircuits({ circuits, timezone }: StoreFacts): Found {
  const verdict = verdictOf("providers");
  const [first] = circuits;
  if (first === undefined) return verdict("ok", ({ way }) => way.providers.none);
  return verdict("fail", ({ way: { providers }, locale }) => {
    const names = circuits.map(({ provider, code }) => providers[provider](code));
    const all = new Intl.ListFormat(locale).format(names);
    return providers.resting(all, inWords(first.since, timezone, locale));
  });
}

/** Whether customers' files can be kept: written, read back, removed. */
export async function checkFiles(
  { media }: Pick<CheckDeps, "media">,
  { tenantId }: StoreFacts,
): Promise<Found> {
  const verdict = verdictOf("files");
  const trouble = await probeStorage(media, `${tenantId}/.health`);
  if (trouble === null) return verdict("ok", ({ way }) => way.files.kept);
  const { bucket } = media;
  return verdict("fail", ({ way: { files } }) =>
    bucket === null ? files.folder(trouble) : files.bucket(trouble, bucket),
  );
}
