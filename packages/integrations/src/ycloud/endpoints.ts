import { OutgoingRequestError } from "../http/index.ts";
import { judgeRead, toWebhookEndpoint, type ReadResult, type YCloudWebhookEndpoint } from "./account.ts";
import { record, text } from "../json/read.ts";
import type { Transport } from "./transport.ts";

const WRITE_TIMEOUT_MS = 15_000;

export interface NewWebhookEndpoint {
  /** At most 500 characters. */
  url: string;
  enabledEvents: readonly string[];
  description: string;
}

export type WebhookEndpointPatch = Partial<Pick<NewWebhookEndpoint, "enabledEvents"> & { status: "active" }>;

/** What signs the events that come from it is told whenever it is written. */
export type WrittenWebhookEndpoint = YCloudWebhookEndpoint & { secret: string | null };

/** `POST /webhookEndpoints`, or `PATCH /webhookEndpoints/{id}` where there is one. */
export async function writeWebhookEndpoint(
  transport: Transport,
  { id, body, signal }: { id: string | null; body: object; signal: AbortSignal | undefined },
): Promise<ReadResult<WrittenWebhookEndpoint>> {
  const answer = await transport({
    method: id === null ? "POST" : "PATCH",
    path: id === null ? "/webhookEndpoints" : `/webhookEndpoints/${encodeURIComponent(id)}`,
    body: JSON.stringify(body),
    timeoutMs: WRITE_TIMEOUT_MS,
    signal,
  });
  if (answer instanceof OutgoingRequestError)
    return { ok: false, code: "unavailable", message: `${answer.code}: ${answer.message}` };
  return judgeRead(answer, (written) => {
    const item = record(written);
    const endpoint = item === null ? null : toWebhookEndpoint(item);
    return endpoint === null ? null : { ...endpoint, secret: text(item?.secret, 200) };
  });
}

/** `DELETE /webhookEndpoints/{id}`. One that is gone already is gone. */
export async function deleteWebhookEndpoint(
  transport: Transport,
  { id, signal }: { id: string; signal: AbortSignal | undefined },
): Promise<ReadResult<null>> {
  const path = `/webhookEndpoints/${encodeURIComponent(id)}`;
  const answer = await transport({ method: "DELETE", path, timeoutMs: WRITE_TIMEOUT_MS, signal });
  if (answer instanceof OutgoingRequestError)
    return { ok: false, code: "unavailable", message: `${answer.code}: ${answer.message}` };
  if (answer.status === 404) return { ok: true, value: null };
  const judged = judgeRead(answer, () => true);
  return judged.ok ? { ok: true, value: null } : judged;
}
