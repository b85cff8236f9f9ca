import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { type AsideNotice as Notice, noticeStore, useAside } from "./use-aside.ts";

/** What was just done with chats, below the list, with the way to undo it. */
export function AsideNotice() {
  const t = useTranslations("chats.aside");
  const notice = useSyncExternalStore(noticeStore.subscribe, noticeStore.get);
  const aside = useAside();
  const text = useNoticeText(notice);
  return (
    <div role="status" className="shrink-0">
      {notice ? (
        <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-sunken px-4 py-2 text-small text-ink">
          {notice.kind === "failed" ? (
            <InlineFailure error={notice.error} />
          ) : (
            <p className="min-w-0 flex-1">{text}</p>
          )}
          {notice.ids.length > 0 ? (
            <button
              type="button"
              onClick={() => undo(notice)}
              className="touch-target font-medium text-link underline"
            >
              {t("undo")}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  );

  function undo({ kind, ids }: Notice) {
    if (kind === "archived") aside.unarchive(ids);
    else if (kind === "snoozed") aside.wake(ids);
    else aside.markRead(ids);
  }
}

function useNoticeText(notice: Notice | null): string {
  const t = useTranslations("chats.aside");
  const format = useFormat();
  if (notice === null) return "";
  const count = notice.ids.length;
  if (notice.kind === "unread") return t("markedUnread", { count });
  if (notice.kind === "snoozed") return t("snoozed", { count, ...format.moment(notice.until ?? "") });
  const done = count > 0 ? t("archived", { count }) : "";
  return `${done} ${notice.kept ? t("kept", { count: notice.kept }) : ""}`.trim();
}
