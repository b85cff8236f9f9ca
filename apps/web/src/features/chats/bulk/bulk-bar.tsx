import type { Chat } from "@platform/contract";
import { Archive, BellRing, Mail, MailOpen, MoreVertical, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { InlineFailure } from "#components/states.tsx";
import { snoozingStore, useAside } from "../aside/use-aside.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { AssignDialog, LabelsDialog } from "./bulk-dialogs.tsx";
import { clearSelection } from "./selection.ts";
import { useBulk } from "./use-bulk.ts";

/** What can be done with the chosen chats; it takes the place of the search. */
export function BulkBar({ chosen }: { chosen: Chat[] }) {
  const t = useTranslations("chats.bulk");
  const tAside = useTranslations("chats.aside");
  const aside = useAside();
  const bulk = useBulk(chosen);
  const mayAct = useMayAct()(chosen);
  const ids = chosen.map(({ id }) => id);
  const unread = chosen.filter(({ unreadCount }) => unreadCount > 0).map(({ id }) => id);
  const then = (act: () => void) => () => {
    act();
    clearSelection();
  };
  return (
    <div
      role="toolbar"
      aria-label={t("title")}
      className="flex min-h-8 flex-wrap items-center max-desk:min-h-11"
    >
      <IconButton label={t("clear")} onClick={clearSelection}>
        <X size={17} aria-hidden="true" />
      </IconButton>
      <p role="status" className="min-w-0 flex-1 truncate px-1 text-small font-medium text-ink">
        {t("chosen", { count: chosen.length })}
      </p>
      {unread.length > 0 ? (
        <IconButton label={tAside("read")} onClick={then(() => aside.markRead(unread))}>
          <MailOpen size={17} aria-hidden="true" />
        </IconButton>
      ) : (
        <IconButton label={tAside("unread")} onClick={then(() => aside.markUnread(ids))}>
          <Mail size={17} aria-hidden="true" />
        </IconButton>
      )}
      {mayAct ? (
        <>
          <IconButton label={tAside("remind")} onClick={then(() => snoozingStore.set(ids))}>
            <BellRing size={17} aria-hidden="true" />
          </IconButton>
          <IconButton label={tAside("archive")} onClick={then(() => aside.archive(ids))}>
            <Archive size={17} aria-hidden="true" />
          </IconButton>
          <More chosen={chosen} bulk={bulk} />
        </>
      ) : null}
      <InlineFailure error={bulk.error} />
    </div>
  );
}

function More({ chosen, bulk }: { chosen: Chat[]; bulk: ReturnType<typeof useBulk> }) {
  const t = useTranslations("chats.bulk");
  const [open, setOpen] = useState<"labels" | "assign" | null>(null);
  const [tenantId, ...others] = new Set(chosen.map((chat) => chat.tenantId));
  const close = () => setOpen(null);
  const entries: MenuEntry[] = [];
  // Labels and people are a store's.
  if (tenantId !== undefined && others.length === 0) {
    entries.push({ kind: "item", label: t("label"), onSelect: () => setOpen("labels") });
    entries.push({ kind: "item", label: t("assign"), onSelect: () => setOpen("assign") });
  }
  if (chosen.some(({ owner }) => owner !== "bot"))
    entries.push({ kind: "item", label: t("giveBack"), onSelect: () => void bulk.giveBack() });
  if (entries.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("more")} aria-busy={bulk.busy}>
            <MoreVertical size={17} aria-hidden="true" />
          </IconButton>
        }
        entries={entries}
      />
      {open === "labels" ? <LabelsDialog chosen={chosen} bulk={bulk} onClose={close} /> : null}
      {open === "assign" ? <AssignDialog chosen={chosen} bulk={bulk} onClose={close} /> : null}
    </>
  );
}
