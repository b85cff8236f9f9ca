import type { AuditArea } from "@platform/contract";

/** In the order in which they are offered; those of the server, which sends the panel no code. */
export const auditAreasShown = [
  "tenant",
  "prompt",
  "base",
  "trial",
  "case",
  "question",
  "sheet",
  "article",
  "canned_answer",
  "label",
  "intent",
  "handoff",
  "override",
  "chat",
  "template",
  "team",
  "person",
  "key",
  "privacy",
  "weekly_letter",
  "store",
  "webhook",
] as const satisfies readonly AuditArea[];
export const auditDays = [1, 7, 30] as const;

/** In the address: what about, who, and so many days until today or between two. */
export interface AuditSearch {
  area?: AuditArea;
  who?: string;
  days?: (typeof auditDays)[number];
  from?: string;
  to?: string;
}

export interface AuditInput {
  tenantId: string | null;
  area?: AuditArea;
  actorId?: string;
  from?: string;
  to?: string;
  timezone?: string;
}

export function parseAuditSearch(raw: Record<string, unknown>): AuditSearch {
  const area = auditAreasShown.find((known) => known === raw["area"]);
  const who = typeof raw["who"] === "string" && /^[\w-]{1,64}$/.test(raw["who"]) ? raw["who"] : undefined;
  const days = auditDays.find((known) => known === Number(raw["days"]));
  const [from, to] = [dayOf(raw["from"]), dayOf(raw["to"])];
  const period = from && to && from <= to ? { from, to } : days === undefined ? {} : { days };
  return { ...(area && { area }), ...(who && { who }), ...period };
}

function dayOf(value: unknown): string | undefined {
  const isDay =
    typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
  return isDay ? value : undefined;
}

/** What the server is asked; days are the reader's, by the clock of this browser. */
export function auditInputOf(
  tenantId: string | null,
  { area, who, days, from, to }: AuditSearch,
  { now, timezone }: { now: Date; timezone: string },
): AuditInput {
  const first = new Date(now);
  first.setDate(now.getDate() - ((days ?? 1) - 1));
  const period =
    from && to ? { from, to, timezone } : days === undefined ? {} : { from: localDay(first), timezone };
  return { tenantId, ...(area && { area }), ...(who && { actorId: who }), ...period };
}

function localDay(date: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
