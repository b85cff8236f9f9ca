import { asArray, asObject, asText, type JsonObject } from "../json.ts";
import { invalid, metaRejection, missing, type ProviderError } from "./errors.ts";

/** What Meta says of a template. */
export type TemplateStatus = "PENDING" | "APPROVED" | "REJECTED" | "PAUSED" | "DISABLED";

function template(input: {
  id: string;
  name: string;
  category: string;
  text: string;
  example: string[];
  status?: TemplateStatus;
  more?: JsonObject;
  components?: JsonObject[];
}): JsonObject {
  return {
    officialTemplateId: input.id,
    wabaId: "",
    name: input.name,
    language: "es_AR",
    category: input.category,
    components: [
      { type: "BODY", text: input.text, example: { body_text: [input.example] } },
      ...(input.components ?? []),
    ],
    status: input.status ?? "APPROVED",
    qualityRating: "UNKNOWN",
    createTime: "2026-09-13T10:00:00.000Z",
    updateTime: "2026-09-13T11:00:00.000Z",
    statusUpdateEvent: input.status ?? "APPROVED",
    ...input.more,
  };
}

/** The message templates of the sample account. */
export const SAMPLE_TEMPLATES: JsonObject[] = [
  template({
    id: "1259544702043867",
    name: "pedido_despachado",
    category: "UTILITY",
    text: "Hola {{1}}, tu pedido {{2}} va en camino. Escribinos por acá si necesitás algo.",
    example: ["Lucía", "1052"],
  }),
  template({
    id: "1259544702043868",
    name: "retomar_conversacion",
    category: "MARKETING",
    text: "Hola {{1}}, nos quedó pendiente tu consulta sobre {{2}}. ¿Seguimos?",
    example: ["Lucía", "zapatillas de punta"],
    components: [
      { type: "FOOTER", text: "Respondé BAJA para no recibir más." },
      { type: "BUTTONS", buttons: [{ type: "QUICK_REPLY", text: "Sí, sigamos" }] },
    ],
  }),
  template({
    id: "1259544702043869",
    name: "listo_para_retirar",
    category: "UTILITY",
    text: "Hola {{1}}, tu pedido {{2}} está listo para retirar en {{3}}.\nTe esperamos.",
    example: ["Martín", "1046", "Local La Plata"],
    more: { qualityRating: "GREEN" },
  }),
  template({
    id: "1259544702043870",
    name: "promo_fin_de_mes",
    category: "MARKETING",
    text: "Hola {{1}}, hasta fin de mes tenés envío gratis desde {{2}} pesos.",
    example: ["Sofía", "60.000"],
    status: "PAUSED",
    more: { qualityRating: "RED" },
  }),
  template({
    id: "1259544702043871",
    name: "sorteo_de_aniversario",
    category: "UTILITY",
    text: "Hola {{1}}, participás del sorteo de nuestro aniversario. Comprá y sumá chances.",
    example: ["Sofía"],
    status: "REJECTED",
    more: { reason: "TAG_CONTENT_MISMATCH" },
  }),
];

/** Count of `{{n}}` in a text. */
export function variablesOf(text: string): number {
  return new Set(text.match(/\{\{\d+\}\}/g) ?? []).size;
}

export function componentOf(of: JsonObject, type: string): JsonObject {
  return (
    asArray(of["components"])
      .map(asObject)
      .find((part) => part["type"] === type) ?? {}
  );
}

const KNOWN_CATEGORIES = ["MARKETING", "UTILITY", "AUTHENTICATION"];

/** What the provider says at once of a template that is handed in; null where it goes to the review. */
export function creationProblem(body: JsonObject): ProviderError | null {
  for (const key of ["wabaId", "name", "language", "category"]) if (!asText(body[key])) return missing(key);
  if (!/^[a-z0-9_]{1,512}$/.test(asText(body["name"]) ?? ""))
    return invalid("name", "should have lowercase letters, digits and underscores only");
  if (!KNOWN_CATEGORIES.includes(asText(body["category"]) ?? "")) return invalid("category", "is unknown");
  const text = asText(componentOf(body, "BODY")["text"]);
  if (!text) return missing("components");
  if (Array.from(text).length > 1024) return invalid("components", "has a body above 1024 characters");
  if (/^\{\{|\}\}$/.test(text.trim()))
    return invalid("components", "has a variable at the beginning or end of the body");
  const examples = asArray(asArray(asObject(componentOf(body, "BODY")["example"])["body_text"])[0]);
  if (examples.length !== variablesOf(text))
    return invalid("components", "has not one example for each variable of the body");
  return null;
}

/** Why Meta would refuse to send it like this; null where it is fine. */
export function sendingProblem(templates: readonly JsonObject[], content: JsonObject): ProviderError | null {
  const found = findTemplate(templates, content);
  if (found === null) return metaRejection("132001");
  switch (found["status"]) {
    case "APPROVED":
      return parameterProblem(found, content);
    case "PAUSED":
      return metaRejection("132015");
    case "DISABLED":
      return metaRejection("132016");
    default:
      return {
        status: 403,
        code: "WHATSAPP_TEMPLATE_UNAVAILABLE",
        message: "The WhatsApp template is unavailable.",
      };
  }
}

export function findTemplate(templates: readonly JsonObject[], content: JsonObject): JsonObject | null {
  const language = asText(asObject(content["language"])["code"]);
  return templates.find((each) => each["name"] === content["name"] && each["language"] === language) ?? null;
}

function parameterProblem(found: JsonObject, content: JsonObject): ProviderError | null {
  const texts = parametersOf(content, "body");
  if (texts.length !== variablesOf(asText(componentOf(found, "BODY")["text"]) ?? ""))
    return metaRejection("132000");
  const bad = texts.some((value) => value.trim() === "" || /[\n\t]| {5,}/.test(value));
  if (bad) return metaRejection("132018");
  const buttons = asArray(componentOf(found, "BUTTONS")["buttons"]).map(asObject);
  const filled = asArray(content["components"])
    .map(asObject)
    .filter((part) => part["type"] === "button");
  const wanted = buttons.filter((button) => variablesOf(asText(button["url"]) ?? "") > 0).length;
  return filled.length < wanted ? metaRejection("131008") : null;
}

function parametersOf(content: JsonObject, type: string): string[] {
  const part = asArray(content["components"])
    .map(asObject)
    .find((each) => each["type"] === type);
  return asArray(part?.["parameters"]).map((each) => asText(asObject(each)["text"]) ?? "");
}

/** As the customer's phone shows it: head, body with its values, foot and buttons. */
export function shownTemplate(found: JsonObject, content: JsonObject): string {
  const fill = (text: string, type: string): string => {
    const values = parametersOf(content, type);
    return text.replace(/\{\{(\d+)\}\}/g, (_whole, n: string) => values[Number(n) - 1] ?? "");
  };
  const parts = [
    fill(asText(componentOf(found, "HEADER")["text"]) ?? "", "header"),
    fill(asText(componentOf(found, "BODY")["text"]) ?? "", "body"),
    asText(componentOf(found, "FOOTER")["text"]) ?? "",
    ...asArray(componentOf(found, "BUTTONS")["buttons"]).map((button, index) =>
      shownButton(asObject(button), content, index),
    ),
  ];
  return parts.filter((part) => part !== "").join("\n");
}

function shownButton(button: JsonObject, content: JsonObject, index: number): string {
  const url = asText(button["url"]);
  const values = asArray(content["components"])
    .map(asObject)
    .find((part) => part["type"] === "button" && Number(part["index"]) === index);
  const value = asText(asObject(asArray(values?.["parameters"])[0])["text"]) ?? "";
  const label = `[ ${asText(button["text"]) ?? ""} ]`;
  return url === null ? label : `${label} ${url.replace(/\{\{1\}\}/, value)}`;
}
