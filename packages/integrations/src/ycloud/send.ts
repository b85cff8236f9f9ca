import { OutgoingRequestError } from "../http/index.ts";
import { judgeFailure, judgeRefusal, type ApiAnswer } from "./errors.ts";
import { id, phone, record, type JsonRecord } from "../json/read.ts";
import type { Transport } from "./transport.ts";
import type { OutgoingMessage, SendOutcome } from "./types.ts";

const SEND_TIMEOUT_MS = 15_000;

/** Numbers leave as `+` and digits, however the tenant's row writes them. */
function e164(number: string): string {
  return phone(number) ?? number;
}

function contentOf(body: OutgoingMessage["body"]): JsonRecord {
  switch (body.type) {
    case "text":
      return { text: { body: body.text } };
    case "image":
      return {
        image: body.caption === "" ? { link: body.link } : { link: body.link, caption: body.caption },
      };
    case "file": {
      const { mediaId, caption, fileName } = body;
      return {
        [body.kind]: {
          id: mediaId,
          ...(caption === "" ? {} : { caption }),
          ...(body.kind === "document" && fileName !== null ? { filename: fileName } : {}),
        },
      };
    }
    case "template":
      return {
        template: {
          name: body.name,
          language: { code: body.language, policy: "deterministic" },
          ...(body.components.length > 0 ? { components: body.components } : {}),
        },
      };
  }
}

function toRequestBody(message: OutgoingMessage): JsonRecord {
  const { body, to } = message;
  return {
    from: e164(message.from),
    ...("phone" in to ? { to: e164(to.phone) } : { recipient: to.userId }),
    type: body.type === "file" ? body.kind : body.type,
    ...contentOf(body),
    externalId: message.externalId,
    ...(message.quotedWamid ? { context: { message_id: message.quotedWamid } } : {}),
  };
}

function judgeSend(answer: ApiAnswer): SendOutcome {
  if (answer.status < 200 || answer.status >= 300) return judgeRefusal(answer);
  const body = record(answer.body);
  if (body?.status === "failed") return judgeRefusal({ ...answer, status: 400 });
  const providerMessageId = id(body?.id);
  if (providerMessageId === null) return { kind: "unknown", message: "The answer names no message." };
  return { kind: "accepted", providerMessageId, wamid: id(body?.wamid) };
}

/** Sends at once and waits for Meta's word, at most 15 s. `sendDirectly` knows no idempotency key. */
export async function sendMessage(
  transport: Transport,
  message: OutgoingMessage,
  signal: AbortSignal | undefined,
): Promise<SendOutcome> {
  if (signal?.aborted)
    return { kind: "throttled", retryAfterMs: 0, code: "aborted", message: "Given up before sending." };
  const answer = await transport({
    method: "POST",
    path: "/whatsapp/messages/sendDirectly",
    body: JSON.stringify(toRequestBody(message)),
    timeoutMs: SEND_TIMEOUT_MS,
    signal,
  });
  return answer instanceof OutgoingRequestError ? judgeFailure(answer) : judgeSend(answer);
}
