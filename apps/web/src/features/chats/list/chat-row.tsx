import type { Chat } from "@platform/contract";
import {
  AtSign,
  Crosshair,
  Eye,
  FileText,
  Image,
  MapPin,
  Mic,
  ShoppingBag,
  Sticker,
  User,
  Video,
} from "lucide-react";
import { memo, type MouseEvent, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { Tag } from "#components/tag.tsx";
import { cx } from "#lib/cx.ts";
import { isolated, phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useColleagues } from "../api/use-presence.ts";
import { LabelTag } from "../labels/label-tag.tsx";
import type { Colleague } from "../model/presence.ts";
import { isNewlyMine, type OwnerState, ownerState, threadClass, threadTone } from "../model/owner.ts";
import { ColleagueText } from "./colleague-text.tsx";
import { AsideTag, OwnerTag, WindowTag } from "./chat-tags.tsx";

const mediaIcons: Record<string, ReactNode> = {
  image: <Image size={14} aria-hidden="true" />,
  audio: <Mic size={14} aria-hidden="true" />,
  video: <Video size={14} aria-hidden="true" />,
  document: <FileText size={14} aria-hidden="true" />,
  sticker: <Sticker size={14} aria-hidden="true" />,
  location: <MapPin size={14} aria-hidden="true" />,
  contacts: <User size={14} aria-hidden="true" />,
  order: <ShoppingBag size={14} aria-hidden="true" />,
};

/** Of a row, in rem. */
export const rowHeight = 4.75;

export interface ChatRowProps {
  chat: Chat;
  href: string;
  onOpen: (id: string) => void;
  userId: string | null;
  selected: boolean;
  showStore: boolean;
}

/**
 * One chat of the list. The whole row is one link with a spoken name of its own; a plain one, since the router's own
 * costs more than the rest of the row.
 */
export const ChatRow = memo(function ChatRow(props: ChatRowProps) {
  const { chat, userId, selected, showStore } = props;
  const state = ownerState(chat, userId);
  const name = useChatName(chat);
  const given = isNewlyMine(chat, userId);
  const unread = chat.unreadCount > 0 || given;
  const colleagues = useColleagues(chat.id);
  return (
    <a
      href={props.href}
      onClick={(event) => {
        if (isForBrowser(event)) return;
        event.preventDefault();
        props.onOpen(chat.id);
      }}
      aria-current={selected ? "page" : undefined}
      className={cx(
        "relative flex h-19 items-center gap-3 border-b border-line py-2 pe-3 ps-4 transition-colors duration-120 outline-offset-[-2px]",
        selected ? "bg-surface" : "hover:bg-surface/60 active:bg-sunken",
      )}
    >
      <span className="sr-only">{useSpokenRow({ chat, state, name, given, userId })}</span>
      <span
        aria-hidden="true"
        className={cx(
          "absolute inset-y-0 inset-s-0 w-1 transition-colors duration-[240ms]",
          threadClass[threadTone(state)],
        )}
      />
      <Avatar name={chat.contactName} />
      <span aria-hidden="true" className="flex min-w-0 flex-1 flex-col gap-px">
        <RowHead name={name} at={chat.lastMessageAt} unread={unread} />
        <span className="flex items-center gap-2">
          {colleagues.some(({ typing }) => typing) ? (
            <span className="flex min-w-0 flex-1 text-small">
              <ColleagueText colleagues={colleagues} />
            </span>
          ) : (
            <Preview chat={chat} userId={userId} unread={unread} />
          )}
          {colleagues[0] ? <WatchedMark first={colleagues[0]} others={colleagues.length - 1} /> : null}
          {userId !== null && chat.mentions.includes(userId) ? <MentionMark /> : null}
          {chat.unreadCount > 0 ? <UnreadMark count={chat.unreadCount} /> : null}
        </span>
        <RowTags chat={chat} state={state} given={given} showStore={showStore} />
      </span>
    </a>
  );
});

/** To be opened in another tab or window, or saved. */
function isForBrowser({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button !== 0 || metaKey || ctrlKey || shiftKey || altKey;
}

function RowHead(props: { name: string; at: string | null; unread: boolean }) {
  const format = useFormat();
  return (
    <span className="flex items-baseline gap-2">
      <span dir="auto" className="min-w-0 flex-1 truncate text-body font-semibold text-ink">
        {props.name}
      </span>
      {props.at ? (
        <time
          dateTime={props.at}
          className={cx("shrink-0 text-mini", props.unread ? "font-semibold text-ink" : "text-meta")}
        >
          {format.listTime(props.at)}
        </time>
      ) : null}
    </span>
  );
}

function UnreadMark({ count }: { count: number }) {
  return (
    <span className="inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full bg-ink px-1 text-mini font-semibold text-on-ink">
      {count > 99 ? "99+" : count}
    </span>
  );
}

/** Who else has the chat open; what was said last stays in sight beside it. */
function WatchedMark({ first, others }: { first: Colleague; others: number }) {
  const t = useTranslations("chats.presence");
  return (
    <span title={t("here", { name: isolated(first.name), others })} className="shrink-0 text-human">
      <Eye size={14} aria-hidden="true" />
    </span>
  );
}

/** A note mentions the reader, who has not looked yet. */
function MentionMark() {
  return (
    <span className="inline-flex size-4.5 shrink-0 items-center justify-center rounded-full bg-human text-surface">
      <AtSign size={12} strokeWidth={2.5} aria-hidden="true" />
    </span>
  );
}

function RowTags(props: { chat: Chat; state: OwnerState; given: boolean; showStore: boolean }) {
  const t = useTranslations("chats.tag");
  const tOptOut = useTranslations("chats.optOut");
  const { chat } = props;
  return (
    // What doesn't fit wraps out of sight, whole: two letters of a label say nothing.
    <span className="flex h-4.5 min-w-0 flex-wrap content-start items-center gap-1.5 overflow-hidden [&>:first-child]:h-4.5">
      <OwnerTag state={props.state} />
      {chat.failed ? (
        <Tag tone="danger" className="shrink-0">
          {t(failureTag(chat))}
        </Tag>
      ) : null}
      {props.given ? (
        <Tag tone="human" className="shrink-0">
          {t("given")}
        </Tag>
      ) : props.state.kind === "waiting" && chat.assigneeName !== null ? (
        <Tag tone="outline" className="max-w-28 shrink-0">
          <bdi>{chat.assigneeName}</bdi>
        </Tag>
      ) : null}
      <AsideTag chat={chat} />
      <WindowTag chat={chat} />
      {chat.optedOut ? <Tag className="shrink-0">{tOptOut("tag")}</Tag> : null}
      {chat.labels.slice(0, 2).map((label) => (
        <LabelTag key={label} tenantId={chat.tenantId} name={label} className="max-w-24" />
      ))}
      {chat.intent ? (
        <Tag tone="plain" icon={<Crosshair size={11} aria-hidden="true" />} className="max-w-28">
          <bdi>{chat.intent}</bdi>
        </Tag>
      ) : null}
      {props.showStore ? (
        <span
          className="min-w-0 flex-1 basis-16 truncate text-end text-mini text-meta"
          dir="auto"
          title={chat.storeName}
        >
          {chat.storeName}
        </span>
      ) : null}
    </span>
  );
}

function Preview(props: { chat: Chat; userId: string | null; unread: boolean }) {
  const t = useTranslations("chats");
  const { chat } = props;
  const type = chat.lastMessageType ?? "text";
  const author = authorPrefix();
  return (
    <span
      className={cx(
        "flex min-w-0 flex-1 items-center gap-1 text-small",
        props.unread ? "font-medium text-ink" : "text-ink-2",
      )}
    >
      {author ? <span className="shrink-0">{author}</span> : null}
      {mediaIcons[type] ? <span className="shrink-0">{mediaIcons[type]}</span> : null}
      <span dir="auto" className="truncate">
        {chat.lastMessagePreview ?? mediaName()}
      </span>
    </span>
  );

  function authorPrefix(): string | null {
    if (chat.lastMessageAuthor === "bot") return t("preview.bot");
    if (chat.lastMessageAuthor !== "human") return null;
    if (chat.assigneeId !== null && chat.assigneeId === props.userId) return t("preview.you");
    return t("preview.team");
  }

  function mediaName(): string {
    return type in mediaIcons ? t(`type.${type as "image"}`) : "";
  }
}

/** The contact's name, else the number, else that the number is hidden. */
export function useChatName(chat: Chat): string {
  const t = useTranslations("chats");
  return chat.contactName ?? (chat.contactPhone ? phoneNumber(chat.contactPhone) : t("hiddenNumber"));
}

function useSpokenRow(row: {
  chat: Chat;
  state: OwnerState;
  name: string;
  given: boolean;
  userId: string | null;
}): string {
  const t = useTranslations("chats.row");
  const tTag = useTranslations("chats.tag");
  const format = useFormat();
  const { chat, state, name, given } = row;
  const parts = [name];
  if (state.kind === "waiting" && state.since)
    parts.push(t("waiting", { time: format.spokenSince(state.since) }));
  else parts.push(t(`owner.${state.kind}`, { name: chat.assigneeName ?? tTag("person") }));
  if (given) parts.push(t("given"));
  if (chat.unreadCount > 0) parts.push(t("unread", { count: chat.unreadCount }));
  if (row.userId !== null && chat.mentions.includes(row.userId)) parts.push(t("mentioned"));
  if (chat.failed) parts.push(t(failureTag(chat)));
  if (chat.archivedAt !== null) parts.push(t("archived"));
  else if (chat.snoozedUntil !== null) parts.push(t("snoozed"));
  else if (chat.remindedAt !== null) parts.push(t("reminded"));
  return parts.join(", ");
}

function failureTag(chat: Chat): "alertFailed" | "failed" {
  return chat.failureReason === "alert_failed" ? "alertFailed" : "failed";
}
