import type { AuditEntry } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { type ChangeLine, changeLines } from "./change-text.ts";

/** Ids say nothing to people. */
const UUID = /^[\da-f]{8}-[\da-f-]{27}$/;
/** Texts are looked up by these; whatever else stands in the log names no text. */
const WORD = /^[\w:]+$/;
const STORES = /^tenant\.(cloned|copied)$/;

/** An entry in words: who, what they did, to what, and what it was before. */
export function useEntryWords() {
  const t = useTranslations("audit");
  const format = useFormat();
  const { tenants } = useSession();
  const storeOf = (id: string): string | undefined => tenants.find((store) => store.id === id)?.storeName;
  const field = (name: string): string | null => {
    const key = `field.${name}` as "field.note";
    return WORD.test(name) && t.has(key) ? t(key) : null;
  };
  const value = (name: string, word: string): string | null => {
    const key = `value.${name}.${word.replace(":", "_")}` as "value.mode.off";
    const secret = `value.secret.${word}` as "value.secret.set";
    if (!WORD.test(word) || !WORD.test(name)) return null;
    if (t.has(key)) return t(key);
    return /Key|Secret|Token|Password/.test(name) && t.has(secret) ? t(secret) : null;
  };
  return {
    who: ({ kind, name }: Pick<AuditEntry["actor"], "kind" | "name">): string => name ?? t(`actor.${kind}`),
    what: (action: string): string => {
      const key = `action.${action}` as "action.tenant.updated";
      return t.has(key) ? t(key) : action;
    },
    /** A name where there is one. */
    about: ({ action, target, targetName }: AuditEntry): string | null => {
      if (targetName !== null || target === null) return targetName;
      if (/^(prompt|base)\./.test(action) && /^\d+$/.test(target)) return t("version", { number: target });
      return UUID.test(target) ? null : target;
    },
    changes: ({ action, changes }: AuditEntry): ChangeLine[] => {
      const ofStores = STORES.test(action);
      return changeLines(
        changes ?? {},
        {
          field: (name) => field(ofStores ? `store_${name}` : name),
          value: (name, word) => (ofStores ? (storeOf(word) ?? null) : value(name, word)),
          yesNo: (yes) => t(yes ? "yes" : "no"),
          number: format.number,
          minutes: (value) => format.duration(value * 60_000),
          moment: (instant) => `${format.dayTitle(instant)} ${format.clock(instant)}`,
          day: format.day,
        },
        action.endsWith(".created"),
      );
    },
  };
}
