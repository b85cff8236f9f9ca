import type { Chat } from "@platform/contract";
import { useTranslations } from "use-intl";
import { useFormat } from "#lib/i18n/use-format.ts";

/** Why no template may be sent to this customer, and what would change it. */
export function OptOutNote(props: { optedOut: NonNullable<Chat["optedOut"]> }) {
  const t = useTranslations("chats.optOut");
  const format = useFormat();
  const { cause, at } = props.optedOut;
  return (
    <div className="rounded-control border border-danger/70 bg-danger-tint px-3 py-2">
      <p className="text-small font-medium text-ink">{t("title")}</p>
      <p className="text-small text-ink-2">{t(`cause.${cause}`, { when: format.relative(at) })}</p>
      <p className="text-small text-ink-2">{t(cause === "keyword" ? "mendKeyword" : "mend")}</p>
    </div>
  );
}
