import type { AuditEntry } from "@platform/contract";
import { useTranslations } from "use-intl";

/** An entry in words: who, and what they did. */
export function useEntryWords() {
  const t = useTranslations("audit");
  return {
    who: ({ kind, name }: Pick<AuditEntry["actor"], "kind" | "name">): string => name ?? t(`actor.${kind}`),
    what: (action: string): string => {
      const key = `action.${action}` as "action.tenant.updated";
      return t.has(key) ? t(key) : action;
    },
  };
}

/** What became of a field, as it is written down. */
export function changeText(value: unknown): string {
  if (typeof value === "object" && value !== null && "before" in value && "after" in value)
    return `${plain(value.before)} → ${plain(value.after)}`;
  return plain(value);
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "—";
  return typeof value === "string" ? value : JSON.stringify(value);
}
