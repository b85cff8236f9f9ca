import type { Message } from "@platform/contract";
import { CircleHelp, Reply } from "lucide-react";
import { memo, type RefObject } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useMessageActions } from "../api/use-message-actions.ts";
import { useTurn } from "../api/use-turn.ts";
import { type Mark, marksOfMessage } from "../model/facts.ts";
import { useChatsNavigation } from "../use-chats-url.ts";
import { useChatScope } from "./chat-scope.tsx";
import { DeliveryTick } from "./delivery.tsx";
import { FactRun } from "./fact-run.tsx";
import { MessageContent } from "./message-content.tsx";
import { isTroubled, Trouble } from "./trouble.tsx";
import { useSeen } from "./use-seen.ts";

const looks = {
  customer: "border border-line bg-paper text-ink",
  bot: "bg-bot-tint text-ink",
  human: "bg-human-tint text-ink",
  cancelled: "border border-line bg-surface text-ink-2",
} as const;

interface BubbleProps {
  message: Message;
  author: "customer" | "bot" | "human";
  /** The corner at the tail is sharp on the last bubble of a group. */
  tail: boolean;
  /** On the last draft of a reply: all of them, which leave together and in order. */
  drafts: readonly Message[];
}

/** One WhatsApp message, with its time, its ticks and what can be done about it; what a reply stands on is marked in it. */
export const Bubble = memo(function Bubble(props: BubbleProps) {
  const { message, author } = props;
  return author === "bot" && message.turnId !== null ? (
    <CheckedBubble {...props} turnId={message.turnId} />
  ) : (
    <PlainBubble {...props} />
  );
});

function CheckedBubble({ turnId, ...props }: BubbleProps & { turnId: string }) {
  const { ref, seen } = useSeen();
  const turn = useTurn(turnId, { enabled: seen }).data;
  return <PlainBubble {...props} place={ref} marks={turn && marksOfMessage(turn, props.message.id)} />;
}

function PlainBubble({
  message,
  author,
  tail,
  drafts,
  place,
  marks = [],
}: BubbleProps & { place?: RefObject<HTMLDivElement | null>; marks?: Mark[] | undefined }) {
  const format = useFormat();
  const draft = message.status === "draft";
  const right = author !== "customer";
  return (
    <div
      ref={place}
      data-message={message.id}
      tabIndex={-1}
      className={cx(
        "group/bubble jump-target relative flex max-w-[84%] flex-col gap-1 rounded-bubble desk:max-w-130",
        right ? "items-end self-end" : "items-start self-start",
      )}
    >
      {draft ? <DraftTitle /> : null}
      <div
        className={cx(
          "their-words relative flow-root max-w-full rounded-bubble px-3 py-2 text-bubble max-desk:text-[1rem] max-desk:leading-[1.375rem]",
          looks[message.status === "cancelled" ? "cancelled" : author],
          draft && "border border-dashed border-bot bg-surface",
          message.status === "failed" && "ring-1 ring-danger",
          tail && (right ? "rounded-ee-tag" : "rounded-es-tag"),
        )}
      >
        <MessageContent
          message={message}
          renderRun={marks.length > 0 ? (run) => <FactRun text={run} marks={marks} /> : undefined}
        />
        <span className="relative top-1 float-end mt-1 ms-3 flex items-center gap-1 text-mini text-ink-2">
          {author === "customer" ? <WhyMark messageId={message.id} /> : null}
          <time dateTime={message.sentAt}>{format.clock(message.sentAt)}</time>
          {right ? <DeliveryTick status={message.status} /> : null}
        </span>
        <Reactions message={message} />
      </div>
      {draft ? <DraftActions message={message} drafts={drafts} /> : null}
      {isTroubled(message) ? <Trouble message={message} /> : null}
      <AnswerButton message={message} right={right} />
    </div>
  );
}

/** Quotes the message in the reply. Beside the bubble: at the pointer or the focus, always where there is no pointer. */
function AnswerButton(props: { message: Message; right: boolean }) {
  const t = useTranslations("chats.quote");
  const scope = useChatScope();
  if (!scope?.writable || !props.message.quotable) return null;
  return (
    <IconButton
      label={t("answer")}
      onClick={() => scope.answer(props.message)}
      className={cx(
        "absolute top-0.5 opacity-0 group-hover/bubble:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-70",
        props.right ? "inset-e-full me-0.5" : "inset-s-full ms-0.5",
      )}
    >
      <Reply size={15} aria-hidden="true" />
    </IconButton>
  );
}

/** The way of one customer message, step by step; quiet, since most were answered. */
function WhyMark(props: { messageId: string }) {
  const t = useTranslations("chats.why");
  const { change } = useChatsNavigation();
  return (
    <button
      type="button"
      aria-label={t("open")}
      title={t("open")}
      onClick={() => change({ panel: "why", ref: props.messageId })}
      className="touch-target me-0.5 inline-flex size-4 items-center justify-center rounded-full text-meta hover:text-ink"
    >
      <CircleHelp size={12} aria-hidden="true" />
    </button>
  );
}

function Reactions(props: { message: Message }) {
  const t = useTranslations("chats");
  const { reactions } = props.message;
  if (reactions.length === 0) return null;
  return (
    <span className="absolute -bottom-2.5 inset-s-2 inline-flex rounded-full border border-line bg-surface px-1.5 text-small leading-5">
      {reactions.map((reaction, index) => (
        <span key={index} role="img" aria-label={t("reacted", { emoji: reaction.emoji })}>
          {reaction.emoji}
        </span>
      ))}
    </span>
  );
}

function DraftTitle() {
  const t = useTranslations("chats.draft");
  return <p className="text-tag font-medium text-bot">{t("title")}</p>;
}

function DraftActions({ message, drafts }: { message: Message; drafts: readonly Message[] }) {
  const t = useTranslations("chats.draft");
  const mayAct = useChatScope()?.mayAct ?? true;
  const { approve, discard } = useMessageActions(message.conversationId);
  if (!mayAct) return null;
  /** One after the other: a bubble that can't be sent keeps those after it. */
  async function send() {
    for (const { id } of drafts) await approve.mutateAsync({ messageId: id });
  }
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 pt-0.5">
      <Button
        look="quiet"
        busy={discard.isPending}
        disabled={approve.isPending}
        onClick={() => discard.mutate({ messageId: message.id })}
      >
        {t("discard")}
      </Button>
      {drafts.length > 0 ? (
        <Button
          look="primary"
          busy={approve.isPending}
          disabled={discard.isPending}
          // Why it failed stands beside the button.
          onClick={() => void send().catch(() => undefined)}
        >
          {t("send", { count: drafts.length })}
        </Button>
      ) : null}
      <InlineFailure error={approve.error ?? discard.error} />
    </div>
  );
}
