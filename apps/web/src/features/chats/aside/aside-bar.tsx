import type { Chat } from "@platform/contract";
import { Archive, BellRing } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { useAside } from "./use-aside.ts";

/** Says of an open chat that it is out of the way, and takes it back. */
export function AsideBar({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.aside");
  const format = useFormat();
  const aside = useAside();
  const mayAct = useMayAct()([chat]);
  const ids = [chat.id];
  if (chat.archivedAt === null && chat.snoozedUntil === null) return null;
  const archived = chat.archivedAt !== null;
  const Icon = archived ? Archive : BellRing;
  return (
    <section
      aria-label={t(archived ? "tag.archived" : "remind")}
      className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line bg-sunken px-5 py-1.5 text-small text-ink desk:px-8"
    >
      <Icon size={15} aria-hidden="true" className="text-meta" />
      <p className="min-w-0 flex-1 basis-44">
        {archived
          ? t("isArchived")
          : t("isSnoozed", { ...format.moment(chat.snoozedUntil ?? ""), name: chat.snoozedBy ?? "" })}
      </p>
      {mayAct ? (
        <Button onClick={() => (archived ? aside.unarchive(ids) : aside.wake(ids))}>
          {t(archived ? "unarchive" : "wake")}
        </Button>
      ) : null}
    </section>
  );
}
