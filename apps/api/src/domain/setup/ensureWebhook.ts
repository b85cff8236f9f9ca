import { timeoutSignal } from "@platform/integrations/http";
import type { SetupConnection } from "@platform/contract";
import type { ReadResult, WrittenWebhookEndpoint, YCloudClient } from "@platform/integrations/ycloud";
import type { Config } from "../../config/index.ts";
import { ASK_MS } from "../diagnose/check.ts";
import { REQUIRED_EVENTS, samePlace, WANTED_EVENTS, webhookUrl } from "../webhooks/webhookEndpoint.ts";
import { refusalOf } from "./ycloudAccount.ts";

type Ensured =
  | { ok: true; done: Extract<SetupConnection, { ok: true }>["webhook"]; secret: string }
  | Extract<SetupConnection, { ok: false }>;

const NAME = "Platform AI Solutions";

/** One webhook of the account leads here, active and with every event that is needed; its secret comes along. */
export async function ensureWebhook(
  config: Pick<Config, "publicUrl" | "allowPrivateAddresses">,
  client: YCloudClient,
  { evenIfElsewhere }: { evenIfElsewhere: boolean },
): Promise<Ensured> {
  const url = webhookUrl(config);
  if (!config.allowPrivateAddresses && isLocal(url)) return { ok: false, code: "not_public", message: url };
  const listed = await client.listWebhookEndpoints({ signal: timeoutSignal(ASK_MS) });
  if (!listed.ok) return refusalOf(listed);
  const elsewhere = listed.value.filter(
    (each) =>
      each.status === "active" &&
      !samePlace(each.url, url) &&
      each.enabledEvents.includes(REQUIRED_EVENTS[0]),
  );
  if (elsewhere.length > 0 && !evenIfElsewhere) {
    const hosts = [...new Set(elsewhere.map((each) => URL.parse(each.url)?.host ?? each.url))];
    return { ok: false, code: "elsewhere", message: hosts.join(", ") };
  }
  const ours = listed.value.filter((each) => samePlace(each.url, url));
  const own = ours.find(({ status }) => status === "active") ?? ours[0];
  const written =
    own === undefined
      ? await withFewerEvents((enabledEvents) =>
          client.createWebhookEndpoint({ url, enabledEvents, description: NAME }),
        )
      : await withFewerEvents((events) =>
          client.updateWebhookEndpoint(own.id, {
            enabledEvents: [...new Set([...own.enabledEvents, ...events])],
            status: "active",
          }),
        );
  if (!written.ok)
    return written.code === "rejected"
      ? { ok: false, code: "webhook_refused", message: written.message }
      : refusalOf(written);
  const { secret } = written.value;
  if (secret === null) return { ok: false, code: "no_secret", message: url };
  if (own === undefined) return { ok: true, done: "created", secret };
  if (own.status !== null && own.status !== "active") return { ok: true, done: "reactivated", secret };
  const complete = WANTED_EVENTS.every((event) => own.enabledEvents.includes(event));
  return { ok: true, done: complete ? "unchanged" : "completed", secret };
}

/** An account may not know every kind of event; without the required ones there is no webhook. */
async function withFewerEvents(
  write: (events: readonly string[]) => Promise<ReadResult<WrittenWebhookEndpoint>>,
): Promise<ReadResult<WrittenWebhookEndpoint>> {
  const all = await write(WANTED_EVENTS);
  return !all.ok && all.code === "rejected" ? write(REQUIRED_EVENTS) : all;
}

function isLocal(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? "";
  return /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[)/.test(host) || !host.includes(".");
}
