import type { Sheet, SheetSaveInput } from "@platform/contract";
import { centsOf, moneyText } from "./money-text.ts";

export const sectionNames = [
  "payments",
  "instalments",
  "shipping",
  "freeShipping",
  "pickup",
  "exchanges",
] as const;
export type SectionName = (typeof sectionNames)[number];

type Kind = "text" | "long" | "money" | "percent" | "whole" | "switch" | "day";

export interface FieldSpec {
  name: string;
  kind: Kind;
  required?: boolean;
  /** Takes the whole width of its entry. */
  wide?: boolean;
  /** Smallest and largest, for numbers. */
  range?: readonly [min: number, max: number];
}

/** What an entry of each section is made of, in the order of the form. */
export const fieldsOf: Record<SectionName, readonly FieldSpec[]> = {
  payments: [
    { name: "method", kind: "text", required: true },
    { name: "discountPercent", kind: "percent", range: [0.01, 90] },
    { name: "details", kind: "text", wide: true },
    { name: "combines", kind: "switch", wide: true },
  ],
  instalments: [
    { name: "count", kind: "whole", required: true, range: [2, 60] },
    { name: "minCents", kind: "money" },
    { name: "method", kind: "text", wide: true },
    { name: "interestFree", kind: "switch", wide: true },
  ],
  shipping: [
    { name: "zone", kind: "text", required: true, wide: true },
    { name: "costCents", kind: "money" },
    { name: "time", kind: "text" },
  ],
  freeShipping: [
    { name: "fromCents", kind: "money", required: true },
    { name: "zone", kind: "text" },
  ],
  pickup: [
    { name: "address", kind: "text", required: true, wide: true },
    { name: "hours", kind: "text" },
    { name: "details", kind: "text" },
  ],
  exchanges: [
    { name: "days", kind: "whole", range: [1, 365] },
    { name: "conditions", kind: "long", wide: true },
  ],
};
export const periodFields: readonly FieldSpec[] = [
  { name: "from", kind: "day" },
  { name: "until", kind: "day" },
];

/** An entry as the form holds it: everything typed is text until it is saved. */
export interface DraftEntry {
  key: string;
  values: Record<string, string | boolean>;
}
export type SheetDraft = Record<SectionName, DraftEntry[]> & { paymentDetails: string };
export type Problem = "required" | "money" | "percent" | "whole" | "range" | "order";
/** By `entry key.field`. */
export type Problems = Record<string, Problem>;

let keys = 0;
const nextKey = (): string => {
  keys += 1;
  return `e${keys}`;
};

export function emptyEntry(section: SectionName): DraftEntry {
  const values: DraftEntry["values"] = { from: "", until: "" };
  for (const { name, kind } of fieldsOf[section])
    values[name] = kind === "switch" ? name === "combines" || name === "interestFree" : "";
  return { key: nextKey(), values };
}

export function draftOf(sheet: Sheet): SheetDraft {
  const entries = (section: SectionName): DraftEntry[] =>
    sheet[section].map((entry) => ({
      key: nextKey(),
      values: Object.fromEntries(
        [...fieldsOf[section], ...periodFields].map((field) => [
          field.name,
          shown(field, (entry as Record<string, unknown>)[field.name]),
        ]),
      ),
    }));
  return {
    payments: entries("payments"),
    instalments: entries("instalments"),
    shipping: entries("shipping"),
    freeShipping: entries("freeShipping"),
    pickup: entries("pickup"),
    exchanges: entries("exchanges"),
    paymentDetails: sheet.paymentDetails ?? "",
  };
}

function shown({ kind }: FieldSpec, value: unknown): string | boolean {
  if (kind === "switch") return value === true;
  if (value === null || value === undefined) return "";
  if (kind === "money") return moneyText(Number(value));
  return kind === "percent" ? String(value as number).replace(".", ",") : String(value as string | number);
}

/** What is stored of a typed field; NaN where it can't be read. */
function read({ kind }: FieldSpec, typed: string | boolean): string | number | boolean | null {
  if (typeof typed === "boolean") return typed;
  const text = typed.trim();
  if (kind === "money") return centsOf(text);
  if (text === "") return null;
  return kind === "percent" || kind === "whole"
    ? Number(text.replace("%", "").replace(",", ".").trim())
    : text;
}

/** Only the sections that differ, so that two people editing different ones don't undo each other. */
export function patchOf(sheet: Sheet, draft: SheetDraft): Omit<SheetSaveInput, "tenantId"> {
  const before = draftOf(sheet);
  const patch: Record<string, unknown> = {};
  for (const section of sectionNames) {
    const now = storedEntries(section, draft[section]);
    if (JSON.stringify(now) !== JSON.stringify(storedEntries(section, before[section]))) patch[section] = now;
  }
  const details = draft.paymentDetails.trim();
  if (details !== before.paymentDetails.trim()) patch["paymentDetails"] = details === "" ? null : details;
  return patch;
}

function storedEntries(section: SectionName, entries: DraftEntry[]): Record<string, unknown>[] {
  const specs = [...fieldsOf[section], ...periodFields];
  return entries.map(({ values }) =>
    Object.fromEntries(specs.map((spec) => [spec.name, read(spec, values[spec.name] ?? "")])),
  );
}

/** What the server would refuse, said before asking it. */
export function problemsOf(draft: SheetDraft): Problems {
  const problems: Problems = {};
  for (const section of sectionNames) {
    for (const { key, values } of draft[section]) {
      for (const spec of fieldsOf[section]) {
        const problem = problemOf(spec, values[spec.name] ?? "");
        if (problem !== null) problems[`${key}.${spec.name}`] = problem;
      }
      const [from, until] = [String(values["from"] ?? ""), String(values["until"] ?? "")];
      if (from !== "" && until !== "" && from > until) problems[`${key}.until`] = "order";
    }
  }
  return problems;
}

function problemOf(spec: FieldSpec, typed: string | boolean): Problem | null {
  const value = read(spec, typed);
  if (value === null) return spec.required === true ? "required" : null;
  if (typeof value !== "number") return null;
  if (Number.isNaN(value))
    return spec.kind === "money" ? "money" : spec.kind === "percent" ? "percent" : "whole";
  if (spec.kind === "whole" && !Number.isInteger(value)) return "whole";
  const [min, max] = spec.range ?? [0, Number.POSITIVE_INFINITY];
  return value < min || value > max ? "range" : null;
}

/** Over already, by the store's day: kept to be used again, and no fact for the bot. */
export function isOver({ values }: DraftEntry, today: string): boolean {
  const until = String(values["until"] ?? "");
  return until !== "" && until < today;
}
