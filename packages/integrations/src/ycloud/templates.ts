import { OutgoingRequestError } from "../http/index.ts";
import { id, record, records, text, type JsonRecord } from "../json/read.ts";
import { judgeRead, type ReadResult } from "./account.ts";
import type { Transport } from "./transport.ts";

/** A message template as the account has it. Words are the provider's; any of them may be newer than we know. */
export interface YCloudTemplate {
  wabaId: string | null;
  name: string;
  language: string;
  /** MARKETING, UTILITY, AUTHENTICATION. */
  category: string | null;
  /** PENDING, APPROVED, REJECTED, PAUSED, DISABLED, ARCHIVED, IN_APPEAL, DELETED. */
  status: string | null;
  /** What last happened to it, FLAGGED among others. */
  statusEvent: string | null;
  /** GREEN, YELLOW, RED, UNKNOWN. */
  quality: string | null;
  /** Why it was rejected. */
  reason: string | null;
  /** When it will be taken out of service, after FLAGGED; as the provider writes it. */
  disableDate: string | null;
  /** HEADER, BODY, FOOTER, BUTTONS … as documented at `WhatsappTemplateComponent`. */
  components: JsonRecord[];
}

/** What is handed in for review. Source: YCloud `WhatsappTemplateCreateRequest`. */
export interface NewTemplate {
  wabaId: string;
  name: string;
  language: string;
  category: "MARKETING" | "UTILITY";
  components: JsonRecord[];
}

const CREATE_TIMEOUT_MS = 20_000;
const MAX_COMPONENTS = 20;

export function toTemplate(item: JsonRecord): YCloudTemplate | null {
  const name = id(item.name, 512);
  const language = id(item.language, 32);
  if (name === null || language === null) return null;
  return {
    wabaId: id(item.wabaId),
    name,
    language,
    category: text(item.category, 64),
    status: text(item.status, 64),
    statusEvent: text(item.statusUpdateEvent, 64),
    quality: text(item.qualityRating, 64),
    reason: text(item.reason, 255),
    disableDate: text(item.disableDate, 64),
    components: records(item.components, MAX_COMPONENTS),
  };
}

/** `POST /whatsapp/templates`: hands a template in for review. A name and language that are taken are `rejected`. */
export async function createTemplate(
  transport: Transport,
  template: NewTemplate,
  signal: AbortSignal | undefined,
): Promise<ReadResult<YCloudTemplate>> {
  const answer = await transport({
    method: "POST",
    path: "/whatsapp/templates",
    body: JSON.stringify(template),
    timeoutMs: CREATE_TIMEOUT_MS,
    signal,
  });
  if (answer instanceof OutgoingRequestError)
    return { ok: false, code: "unavailable", message: `${answer.code}: ${answer.message}` };
  return judgeRead(answer, (body) => {
    const item = record(body);
    return item === null ? null : toTemplate(item);
  });
}
