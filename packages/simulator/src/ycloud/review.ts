import type { Exchange, Reply } from "../http/serve.ts";
import { asObject, asText, parseJson, type JsonObject } from "../json.ts";
import { failure } from "./routesSend.ts";
import { envelope, publish, type YCloudState } from "./state.ts";
import { creationProblem, type TemplateStatus } from "./templates.ts";

const REVIEW_MS = 50;

/** `POST /whatsapp/templates`: taken as pending, and judged a little later. */
export function createTemplate(state: YCloudState, exchange: Exchange): Reply {
  const body = asObject(parseJson(exchange.body.toString("utf8")));
  const problem = creationProblem(body);
  if (problem) return failure(problem);
  const same = state.templates.some((each) =>
    ["wabaId", "name", "language"].every((key) => each[key] === body[key]),
  );
  if (same)
    return failure({ status: 409, code: "ALREADY_EXISTS", message: "The template exists in this language." });
  const time = new Date(state.now()).toISOString();
  const created: JsonObject = {
    officialTemplateId: String(1_259_544_702_050_000 + state.templates.length),
    wabaId: body["wabaId"] ?? "",
    name: body["name"] ?? "",
    language: body["language"] ?? "",
    category: body["category"] ?? "",
    components: body["components"] ?? [],
    status: "PENDING",
    qualityRating: "UNKNOWN",
    createTime: time,
    updateTime: time,
    statusUpdateEvent: "PENDING",
  };
  state.templates.push(created);
  const { reviewMs = REVIEW_MS } = state.options;
  if (reviewMs !== null) state.timers.after(reviewMs, () => judge(state, created, { status: "APPROVED" }));
  return { body: created };
}

export interface Verdict {
  status: TemplateStatus;
  /** Why, of a rejection: INVALID_FORMAT, TAG_CONTENT_MISMATCH … */
  reason?: string;
}

/** Meta decides about a template, at its review or any time after, and tells so. */
export async function judge(state: YCloudState, template: JsonObject, verdict: Verdict): Promise<void> {
  const { status, reason } = verdict;
  Object.assign(template, {
    status,
    statusUpdateEvent: status,
    updateTime: new Date(state.now()).toISOString(),
    ...(reason === undefined ? {} : { reason }),
  });
  const { components: _components, qualityRating: _quality, ...told } = template;
  await publish(state, envelope(state, "whatsapp.template.reviewed", { whatsappTemplate: told }));
}

/** Judges the template of this name, in every language. Throws where there is none. */
export async function judgeByName(state: YCloudState, name: string, verdict: Verdict): Promise<void> {
  const found = state.templates.filter((each) => asText(each["name"]) === name);
  if (found.length === 0) throw new Error(`There is no template ${name}`);
  for (const template of found) await judge(state, template, verdict);
}
