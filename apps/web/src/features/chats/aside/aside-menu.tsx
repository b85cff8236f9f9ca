import type { Chat } from "@platform/contract";
import { Archive, ArchiveRestore, BellRing, Mail, MailOpen, MoreVertical } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "#components/button.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { useMayAct } from "../model/use-may-act.ts";
import { snoozingStore, useAside } from "./use-aside.ts";

/** What can be done with a chat as a whole, from its head. */
export function AsideMenu({ chat }: { chat: Chat }) {
  const t = useTranslations("chats.aside");
  const aside = useAside();
  const mayAct = useMayAct()([chat]);
  const ids = [chat.id];
  if (!mayAct) return null;
  const unread: MenuEntry =
    chat.unreadCount > 0
      ? {
          kind: "item",
          label: t("read"),
          icon: <MailOpen size={15} aria-hidden="true" />,
          onSelect: () => aside.markRead(ids),
        }
      : {
          kind: "item",
          label: t("unread"),
          icon: <Mail size={15} aria-hidden="true" />,
          onSelect: () => aside.markUnread(ids),
        };
  const archive: MenuEntry =
    chat.archivedAt === null
      ? {
          kind: "item",
          label: t("archive"),
          icon: <Archive size={15} aria-hidden="true" />,
          onSelect: () => aside.archive(ids),
        }
      : {
          kind: "item",
          label: t("unarchive"),
          icon: <ArchiveRestore size={15} aria-hidden="true" />,
          onSelect: () => aside.unarchive(ids),
        };
  const snooze: MenuEntry = {
    kind: "item",
    label: t("remind"),
    icon: <BellRing size={15} aria-hidden="true" />,
    onSelect: () => snoozingStore.set(ids),
  };
  return (
    <Menu
      trigger={
        <IconButton label={t("more")}>
          <MoreVertical size={17} aria-hidden="true" />
        </IconButton>
      }
      entries={[unread, snooze, archive]}
    />
  );
}
