import type { Template, TemplateField } from "@platform/contract";
import type { OutgoingTemplateComponent } from "@platform/integrations/ycloud";

/** What the customer sees; kept with the message, so that it stays what it was whatever becomes of the template. */
export interface ShownTemplate {
  name: string;
  language: string;
  category: Template["category"];
  header: {
    format: "text" | "image" | "video" | "document";
    text: string | null;
    link: string | null;
  } | null;
  body: string;
  footer: string | null;
  buttons: { type: string; text: string; url: string | null }[];
}

export interface FilledTemplate {
  /** In one text, for the list and for who reads the chat. */
  text: string;
  shown: ShownTemplate;
  components: OutgoingTemplateComponent[];
}

export type ValueProblem = "empty" | "lines" | "spaces" | "long" | "link" | "suffix";

const WHOLE_BODY = 1_024;
const WHOLE_HEADER = 60;

/**
 * Puts the values in, by WhatsApp's rules: each there, on one line, without runs of four blanks, the whole not above
 * its length. Problems by field; a value that no field wants is dropped.
 */
export function fillTemplate(
  template: Template,
  values: Readonly<Record<string, string>>,
): { ok: true; filled: FilledTemplate } | { ok: false; problems: Record<string, ValueProblem> } {
  const given = Object.fromEntries(template.fields.map(({ id }) => [id, (values[id] ?? "").trim()]));
  const problems: Record<string, ValueProblem> = {};
  for (const field of template.fields) {
    const problem = problemOf(field, given[field.id] ?? "");
    if (problem !== null) problems[field.id] = problem;
  }
  const shown = show(template, given);
  const bodyFields = template.fields.filter(({ id }) => id.startsWith("body."));
  const longest = bodyFields.toSorted((a, b) => (given[b.id]?.length ?? 0) - (given[a.id]?.length ?? 0))[0];
  if (longest !== undefined && Array.from(shown.body).length > WHOLE_BODY) problems[longest.id] ??= "long";
  if (Array.from(shown.header?.text ?? "").length > WHOLE_HEADER && "header.1" in given)
    problems["header.1"] ??= "long";
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const text = [shown.header?.text ?? "", shown.body].filter((part) => part !== "").join("\n");
  return { ok: true, filled: { text, shown, components: componentsOf(template, given) } };
}

function problemOf({ kind, maxLength }: TemplateField, value: string): ValueProblem | null {
  if (value === "") return "empty";
  if (/[\n\r\t]/.test(value)) return "lines";
  if (/ {4,}/.test(value)) return "spaces";
  if (Array.from(value).length > maxLength) return "long";
  if (kind === "link" && !/^https:\/\/[^\s]+$/.test(value)) return "link";
  if (kind === "suffix" && /\s/.test(value)) return "suffix";
  return null;
}

function show(template: Template, given: Record<string, string>): ShownTemplate {
  const { name, language, category, header, body, footer, buttons } = template;
  const fill = (text: string, place: string): string =>
    text.replace(/\{\{(\d+)\}\}/g, (_whole, n: string) => given[`${place}.${n}`] ?? "");
  return {
    name,
    language,
    category,
    header:
      header === null
        ? null
        : {
            format: header.format,
            text: header.text === null ? null : fill(header.text, "header"),
            link: given["header.link"] ?? null,
          },
    body: fill(body, "body"),
    footer,
    buttons: buttons.map((button, index) => ({
      ...button,
      url: button.url === null ? null : button.url.replace(/\{\{1\}\}/, given[`button.${index}`] ?? ""),
    })),
  };
}

function componentsOf(template: Template, given: Record<string, string>): OutgoingTemplateComponent[] {
  const { fields, header } = template;
  const texts = (place: string) =>
    fields
      .filter(({ id, kind }) => kind === "text" && id.startsWith(`${place}.`))
      .map(({ id }) => ({ type: "text" as const, text: given[id] ?? "" }));
  const link = given["header.link"];
  const head = link === undefined || header === null ? texts("header") : [mediaOf(header.format, link)];
  const body = texts("body");
  return [
    ...(head.length > 0 ? [{ type: "header" as const, parameters: head }] : []),
    ...(body.length > 0 ? [{ type: "body" as const, parameters: body }] : []),
    ...fields.flatMap((field) => buttonOf(field, given[field.id] ?? "")),
  ];
}

type Parameter = OutgoingTemplateComponent["parameters"][number];

function mediaOf(format: "text" | "image" | "video" | "document", link: string): Parameter {
  switch (format) {
    case "video":
      return { type: "video", video: { link } };
    case "document":
      return { type: "document", document: { link } };
    default:
      return { type: "image", image: { link } };
  }
}

function buttonOf({ id, kind }: TemplateField, value: string): OutgoingTemplateComponent[] {
  const index = Number(id.split(".")[1]);
  if (kind === "suffix")
    return [{ type: "button", sub_type: "url", index, parameters: [{ type: "text", text: value }] }];
  if (kind === "code")
    return [
      {
        type: "button",
        sub_type: "copy_code",
        index,
        parameters: [{ type: "coupon_code", coupon_code: value }],
      },
    ];
  return [];
}
