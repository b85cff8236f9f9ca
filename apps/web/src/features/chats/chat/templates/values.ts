import type { Template, TemplateField } from "@platform/contract";
import type { TemplateLook } from "#components/template-bubble.tsx";

export type ValueProblem = "empty" | "lines" | "spaces" | "long" | "link" | "suffix";
export type Values = Readonly<Record<string, string>>;

/** What WhatsApp refuses in a value, seen before it is sent; the server holds to the same. */
function problemOf({ kind, maxLength }: TemplateField, typed: string): ValueProblem | null {
  const value = typed.trim();
  if (value === "") return "empty";
  if (/[\n\r\t]/.test(value)) return "lines";
  if (/ {4,}/.test(value)) return "spaces";
  if (Array.from(value).length > maxLength) return "long";
  if (kind === "link" && !/^https:\/\/[^\s]+$/.test(value)) return "link";
  if (kind === "suffix" && /\s/.test(value)) return "suffix";
  return null;
}

const WHOLE_BODY = 1_024;

/** Problems by field; a body that grew too long is its longest value's. */
export function problemsOf(template: Template, values: Values): Record<string, ValueProblem> {
  const problems: Record<string, ValueProblem> = {};
  for (const field of template.fields) {
    const problem = problemOf(field, values[field.id] ?? "");
    if (problem) problems[field.id] = problem;
  }
  const longest = template.fields
    .filter(({ id }) => id.startsWith("body."))
    .toSorted((a, b) => (values[b.id] ?? "").length - (values[a.id] ?? "").length)[0];
  if (longest && Array.from(lookOf(template, values).body).length > WHOLE_BODY)
    problems[longest.id] ??= "long";
  return problems;
}

/** With what has been typed so far; what is missing stays as its `{{1}}`. */
export function lookOf(template: Template, values: Values): TemplateLook {
  const fill = (text: string, place: string) =>
    text.replace(/\{\{(\d+)\}\}/g, (whole, n: string) => values[`${place}.${n}`]?.trim() || whole);
  const { header, body, footer, buttons } = template;
  return {
    header: header && {
      format: header.format,
      text: header.text === null ? null : fill(header.text, "header"),
      link: problemlessLink(template, values),
    },
    body: fill(body, "body"),
    footer,
    buttons: buttons.map((button, index) => ({
      ...button,
      url: button.url?.replace("{{1}}", values[`button.${index}`]?.trim() ?? "") ?? null,
    })),
  };
}

function problemlessLink(template: Template, values: Values): string | null {
  const field = template.fields.find(({ id }) => id === "header.link");
  const value = values["header.link"] ?? "";
  return field && problemOf(field, value) === null ? value.trim() : null;
}

/** Most texts begin by greeting: the first value of a body is the customer's first name. */
export function firstValues(template: Template, contactName: string | null): Record<string, string> {
  const name = contactName?.trim().split(/\s+/)[0] ?? "";
  const greets = /^\P{L}*\p{L}+\P{L}*\{\{1\}\}/u.test(template.body);
  return greets && name !== "" && template.fields.some(({ id }) => id === "body.1") ? { "body.1": name } : {};
}
