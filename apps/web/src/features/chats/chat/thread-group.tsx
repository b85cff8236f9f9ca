import type { Message } from "@platform/contract";
import { CircleHelp, ListTree } from "lucide-react";
import { memo } from "react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { keyOf, type ThreadItem } from "../model/grouping.ts";
import { threadClass } from "../model/owner.ts";
import { useChatsUrl } from "../use-chats-url.ts";
import { Bubble } from "./bubble.tsx";
import { useChatScope } from "./chat-scope.tsx";
import { NoteCard } from "./notes/note-card.tsx";
import { useSystemText } from "./system-text.ts";

/** A day, a system line or a group of bubbles, with its piece of the thread at the left. */
export const ThreadEntry = memo(function ThreadEntry(props: { item: ThreadItem }) {
  const { item } = props;
  return (
    <div
      className={cx(
        "relative flow-root pe-3 ps-5 desk:pe-6 desk:ps-8",
        item.kind === "day" && "pointer-events-none sticky top-0 z-10 print:static",
      )}
    >
      <span
        aria-hidden="true"
        className={cx(
          "absolute inset-y-0 inset-s-0 w-1 transition-colors duration-[240ms]",
          threadClass[item.tone],
        )}
      />
      {item.kind === "day" ? <DayLine at={item.at} /> : null}
      {item.kind === "note" ? <NoteCard note={item.note} /> : null}
      {item.kind === "system" ? <SystemLine message={item.message} /> : null}
      {item.kind === "group" ? <Group item={item} /> : null}
    </div>
  );
});

/** Sticks to the top for as long as its day is in view. */
function DayLine(props: { at: string }) {
  const format = useFormat();
  return (
    <p className="flex justify-center py-2.5">
      <span className="rounded-full border border-line bg-surface px-2.5 py-0.5 text-tag font-medium text-ink-2">
        {format.dayTitle(props.at)}
      </span>
    </p>
  );
}

function SystemLine(props: { message: Message }) {
  const format = useFormat();
  const text = useSystemText(props.message);
  return (
    <p className="mx-auto max-w-115 py-2 text-center text-tag text-ink-2">
      {text} <time dateTime={props.message.sentAt}>· {format.clock(props.message.sentAt)}</time>
    </p>
  );
}

const none: readonly Message[] = [];

function Group(props: { item: Extract<ThreadItem, { kind: "group" }> }) {
  const scope = useChatScope();
  const { author, messages, named, unanswered } = props.item;
  const last = messages[messages.length - 1];
  const drafts = messages.filter(({ status }) => status === "draft");
  return (
    <div
      className={cx(
        "flex flex-col gap-1 py-1.5",
        messages.some((message) => message.reactions.length > 0) && "pb-4",
      )}
    >
      {named && author !== "customer" && messages[0]?.status !== "draft" ? (
        <AuthorLine message={messages[0]} author={author} />
      ) : null}
      {named && author === "customer" && scope ? (
        <p dir="auto" className="sr-only">
          {scope.name}
        </p>
      ) : null}
      {messages.map((message, index) => (
        <Bubble
          key={keyOf(message)}
          message={message}
          author={author}
          tail={index === messages.length - 1}
          drafts={message === drafts.at(-1) ? drafts : none}
        />
      ))}
      {last ? <GroupFoot author={author} last={last} unanswered={unanswered} /> : null}
    </div>
  );
}

function AuthorLine(props: { message: Message | undefined; author: "customer" | "bot" | "human" }) {
  const t = useTranslations("chats.author");
  const { message } = props;
  if (props.author === "bot")
    return <p className="self-end px-1 text-tag font-medium text-bot">{t("bot")}</p>;
  const from = message?.sentFrom === "phone" ? t("phone") : (message?.authorName ?? t("you"));
  return <p className="self-end px-1 text-tag font-medium text-human">{from}</p>;
}

/** The way into the reasoning of a reply, or into why a customer got none. */
function GroupFoot(props: { author: "customer" | "bot" | "human"; last: Message; unanswered: boolean }) {
  const t = useTranslations("chats");
  const { author, last } = props;
  if (author === "bot" && last.turnId)
    return <PanelLink panel="reasoning" about={last.turnId} text={t("reasoning.open")} />;
  if (props.unanswered) return <PanelLink panel="why" about={last.id} text={t("why.openUnanswered")} />;
  return null;
}

function PanelLink(props: { panel: "reasoning" | "why"; about: string; text: string }) {
  const { search, change } = useChatsUrl();
  const { panel, about } = props;
  const open = search.panel === panel && search.ref === about;
  const Icon = panel === "reasoning" ? ListTree : CircleHelp;
  return (
    <button
      type="button"
      aria-pressed={open}
      onClick={() => change(open ? { panel: undefined, ref: undefined } : { panel, ref: about })}
      className={cx(
        "touch-target inline-flex items-center gap-1 rounded-tag px-1 text-tag hover:text-ink hover:underline",
        panel === "reasoning" ? "self-end" : "self-start",
        open ? "font-medium text-ink underline" : "text-meta",
      )}
    >
      <Icon size={12} aria-hidden="true" />
      {props.text}
    </button>
  );
}
