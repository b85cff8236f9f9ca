import { useTranslations } from "use-intl";
import { placeOf } from "#lib/format/time.ts";

const parts = ["resolved", "orders", "replies", "answer", "returned", "now", "wishes", "cost"] as const;

/** What each figure counts, in words. */
export function HowNote(props: { timezone: string }) {
  const t = useTranslations("numbers");
  return (
    <details className="rounded-card border border-line bg-surface">
      <summary className="min-h-11 rounded-card px-4 py-3 text-small font-medium text-ink hover:bg-paper">
        {t("how")}
      </summary>
      <div className="flex max-w-180 flex-col gap-2 border-t border-line px-4 py-3 text-small text-ink-2">
        <p>{t("explain.zone", { zone: placeOf(props.timezone) })}</p>
        {parts.map((part) => (
          <p key={part}>{t(`explain.${part}`)}</p>
        ))}
      </div>
    </details>
  );
}
