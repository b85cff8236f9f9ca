import type { Template, TemplateField } from "@platform/contract";

/** As `whatsapp_templates` holds it; components are the provider's, so nothing of them is trusted. */
export interface TemplateRow {
  id: string;
  name: string;
  language: string;
  category: string | null;
  status: string;
  statusEvent: string | null;
  quality: string | null;
  reason: string | null;
  disableDate: string | null;
  components: unknown;
}

type Part = Record<string, unknown>;
type Parts = Pick<Template, "header" | "body" | "footer" | "buttons" | "fields" | "unsupported">;

const BODY_MAX = 1_024;
const HEADER_MAX = 60;
const URL_MAX = 2_000;
const CODE_MAX = 15;
const MEDIA = { IMAGE: "image", VIDEO: "video", DOCUMENT: "document" } as const;
/** Buttons that a person can't fill here; the rest needs nothing, or one value. */
const KNOWN_BUTTONS = new Set(["QUICK_REPLY", "URL", "PHONE_NUMBER", "COPY_CODE"]);

/** A template in the contract's shape: what it says, what is to be filled in, and whether we can. */
export function readTemplate(row: TemplateRow): Template {
  const category = (row.category ?? "").toLowerCase();
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    category:
      (["marketing", "utility", "authentication"] as const).find((known) => known === category) ?? "other",
    state: stateOf(row),
    quality:
      (["green", "yellow", "red"] as const).find((known) => known === row.quality?.toLowerCase()) ?? null,
    reason: row.reason === "NONE" ? null : row.reason,
    disableDate: row.disableDate,
    ...readParts(row, category),
  };
}

export function stateOf({
  status,
  statusEvent,
}: Pick<TemplateRow, "status" | "statusEvent">): Template["state"] {
  if (status === "APPROVED" && statusEvent === "FLAGGED") return "flagged";
  const known = ["approved", "pending", "rejected", "paused", "disabled", "archived", "in_appeal"] as const;
  return known.find((each) => each === status.toLowerCase()) ?? "other";
}

function readParts(row: TemplateRow, category: string): Parts {
  const parts = list(row.components);
  const of = (type: string): Part | null => parts.find((part) => part["type"] === type) ?? null;
  const body = text(of("BODY")?.["text"]);
  const buttons = list(of("BUTTONS")?.["buttons"]);
  const header = readHeader(of("HEADER"));
  const fields = [
    ...header.fields,
    ...variableFields("body", body, { examples: exampleOf(of("BODY"), "body_text"), max: BODY_MAX }),
    ...buttons.flatMap(buttonField),
  ];
  const named = [body, header.shown?.text ?? "", ...buttons.map(({ url }) => text(url))].some(
    hasNamedVariables,
  );
  return {
    header: header.shown,
    body,
    footer: text(of("FOOTER")?.["text"]) || null,
    buttons: buttons.map((button) => ({
      type: text(button["type"]).toLowerCase(),
      text: text(button["text"]),
      url: text(button["url"]) || null,
    })),
    fields,
    unsupported: unsupportedBy({ parts, buttons, body, category, badHeader: header.bad, named }),
  };
}

function unsupportedBy(read: {
  parts: Part[];
  buttons: Part[];
  body: string;
  category: string;
  badHeader: boolean;
  named: boolean;
}): Parts["unsupported"] {
  const has = (type: string): boolean => read.parts.some((part) => part["type"] === type);
  if (read.category === "authentication") return "authentication";
  if (has("CAROUSEL")) return "carousel";
  if (has("LIMITED_TIME_OFFER")) return "offer";
  if (read.badHeader) return "header";
  if (has("CALL_PERMISSION_REQUEST") || read.buttons.some(({ type }) => !KNOWN_BUTTONS.has(text(type))))
    return "flow";
  if (read.named) return "variables";
  return read.body === "" ? "empty" : null;
}

function readHeader(part: Part | null): { shown: Parts["header"]; fields: TemplateField[]; bad: boolean } {
  if (part === null) return { shown: null, fields: [], bad: false };
  const format = text(part["format"]) || "TEXT";
  if (format === "TEXT") {
    const words = text(part["text"]);
    const fields = variableFields("header", words, {
      examples: exampleOf(part, "header_text"),
      max: HEADER_MAX,
    });
    return { shown: { format: "text", text: words }, fields, bad: false };
  }
  const media = MEDIA[format as keyof typeof MEDIA] ?? null;
  if (media === null) return { shown: null, fields: [], bad: true };
  const field: TemplateField = { id: "header.link", kind: "link", maxLength: URL_MAX, example: null };
  return { shown: { format: media, text: null }, fields: [field], bad: false };
}

/** `{{1}}` to `{{n}}`, each once, however often it stands there. */
function variableFields(
  place: "header" | "body",
  words: string,
  { examples, max }: { examples: string[]; max: number },
): TemplateField[] {
  const numbers = [...words.matchAll(/\{\{(\d+)\}\}/g)].map(([, n]) => Number(n));
  const count = Math.max(0, ...numbers);
  return Array.from({ length: Math.min(count, 50) }, (_, index) => ({
    id: `${place}.${index + 1}`,
    kind: "text" as const,
    maxLength: max,
    example: examples[index] ?? null,
  }));
}

function buttonField(button: Part, index: number): TemplateField[] {
  const example = strings(button["example"])[0] ?? null;
  if (button["type"] === "COPY_CODE")
    return [{ id: `button.${index}`, kind: "code", maxLength: CODE_MAX, example }];
  const url = text(button["url"]);
  if (!/\{\{1\}\}/.test(url)) return [];
  const fixed = url.replace(/\{\{1\}\}/, "").length;
  const shown =
    example?.startsWith(url.split("{{")[0] ?? "") === true ? example.slice(url.indexOf("{{")) : example;
  return [{ id: `button.${index}`, kind: "suffix", maxLength: Math.max(1, URL_MAX - fixed), example: shown }];
}

function hasNamedVariables(words: string): boolean {
  return /\{\{(?!\d+\}\})[^}]*\}\}/.test(words);
}

function exampleOf(part: Part | null, key: string): string[] {
  const example = part?.["example"];
  const value = typeof example === "object" && example !== null ? (example as Part)[key] : null;
  const first = Array.isArray(value) && Array.isArray(value[0]) ? value[0] : value;
  return strings(first);
}

function list(value: unknown): Part[] {
  return Array.isArray(value)
    ? value.filter((item): item is Part => typeof item === "object" && item !== null && !Array.isArray(item))
    : [];
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
