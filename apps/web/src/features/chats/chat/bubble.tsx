import type { Message } from "@platform/contract";
import { CircleHelp, Reply } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useMessageActions } from "../api/use-message-actions.ts";
import { useTurn } from "../api/use-turn.ts";
import { marksOfMessage } from "../model/facts.ts";
import { useChatsUrl } from "../use-chats-url.ts";
import type { OutboxEntry } from "../model/outbox.ts";
import { useChatsRuntime, useOutboxEntries } from "../runtime.tsx";
import { useChatScope } from "./chat-scope.tsx";
import { DeliveryTick } from "./delivery.tsx";
import { FactRun } from "./fact-run.tsx";
import { useFailureReason } from "./failure-reason.ts";
import { MessageContent } from "./message-content.tsx";
import { useSeen } from "./use-seen.ts";

const looks = {
  customer: "border border-line bg-paper text-ink",
  bot: "bg-bot-tint text-ink",
  human: "bg-human-tint text-ink",
} as const;

interface BubbleProps {
  message: Message;
  author: keyof typeof looks;
  /** The corner at the tail is sharp on the last bubble of a group. */
  tail: boolean;
}

/** One WhatsApp message, with its time, its ticks and what can be done about it. */
export function Bubble({ message, author, tail }: BubbleProps) {
  const format = useFormat();
  const { ref, seen } = useSeen();
  const turn = useTurn(author === "bot" ? message.turnId : null, { enabled: seen }).data;
  const marks = turn ? marksOfMessage(turn, message.id) : [];
  const draft = message.status === "draft";
  const right = author !== "customer";
  return (
    <div
      ref={ref}
      data-message={message.id}
      tabIndex={-1}
      className={cx(
        "group/bubble jump-target relative flex max-w-[84%] flex-col gap-1 rounded-bubble desk:max-w-[520px]",
        right ? "items-end self-end" : "items-start self-start",
      )}
    >
      {draft ? <DraftTitle /> : null}
      <div
        className={cx(
          "relative flow-root max-w-full rounded-bubble px-3 py-2 text-bubble max-desk:text-[16px] max-desk:leading-[22px]",
          looks[author],
          draft && "border border-dashed border-bot bg-surface",
          message.status === "failed" && "ring-1 ring-danger",
          message.status === "cancelled" && "opacity-70",
          tail && (right ? "rounded-br-tag" : "rounded-bl-tag"),
        )}
      >
        <MessageContent
          message={message}
          renderRun={marks.length > 0 ? (run) => <FactRun text={run} marks={marks} /> : undefined}
        />
        <span className="relative top-1 float-right mt-1 ml-3 flex items-center gap-1 text-mini text-ink-2">
          {author === "customer" ? <WhyMark messageId={message.id} /> : null}
          <time dateTime={message.sentAt}>{format.clock(message.sentAt)}</time>
          {right ? <DeliveryTick status={message.status} /> : null}
        </span>
        <Reactions message={message} />
      </div>
      {draft ? <DraftActions message={message} /> : <Trouble message={message} />}
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
        props.right ? "right-full mr-0.5" : "left-full ml-0.5",
      )}
    >
      <Reply size={15} aria-hidden="true" />
    </IconButton>
  );
}

/** The way of one customer message, step by step; quiet, since most were answered. */
function WhyMark(props: { messageId: string }) {
  const t = useTranslations("chats.why");
  const { change } = useChatsUrl();
  return (
    <button
      type="button"
      aria-label={t("open")}
      title={t("open")}
      onClick={() => change({ panel: "why", ref: props.messageId })}
      className="touch-target mr-0.5 inline-flex size-4 items-center justify-center rounded-full text-meta hover:text-ink"
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
    <span className="absolute -bottom-2.5 left-2 inline-flex rounded-full border border-line bg-surface px-1.5 text-small leading-5">
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

function DraftActions(props: { message: Message }) {
  const t = useTranslations("chats.draft");
  const { approve, discard } = useMessageActions(props.message.conversationId);
  const input = { messageId: props.message.id };
  return (
    <div className="flex flex-wrap items-center justify-end gap-2 pt-0.5">
      <Button
        look="quiet"
        busy={discard.isPending}
        disabled={approve.isPending}
        onClick={() => discard.mutate(input)}
      >
        {t("discard")}
      </Button>
      <Button
        look="primary"
        busy={approve.isPending}
        disabled={discard.isPending}
        onClick={() => approve.mutate(input)}
      >
        {t("send")}
      </Button>
      <InlineFailure error={approve.error ?? discard.error} />
    </div>
  );
}

/** A file on its way to the server, or waiting for its turn or the connection; until it has arrived it can be taken back. */
function Uploading({ entry, onCancel }: { entry: OutboxEntry; onCancel: () => void }) {
  const t = useTranslations("chats.delivery");
  const share = entry.progress === null ? null : Math.round(entry.progress * 100);
  if (entry.mediaId !== null && entry.state === "sending") return null;
  return (
    <div className="flex items-center justify-end gap-2">
      {share === null ? null : (
        <span
          role="progressbar"
          aria-label={t("uploading", { share })}
          aria-valuenow={share}
          className="h-1 w-20 overflow-hidden rounded-full bg-line"
        >
          <span className="block h-full bg-ink" style={{ width: `${share}%` }} />
        </span>
      )}
      <p className="text-tag text-meta">
        {entry.state === "waiting"
          ? t("waitingNote")
          : share === null
            ? t("queued")
            : t("uploading", { share })}
      </p>
      <Button look="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}

/** What went wrong with a message that was to leave, and the way to mend it. */
function Trouble(props: { message: Message }) {
  const t = useTranslations("chats.delivery");
  const tError = useTranslations("errors");
  const { message } = props;
  const { outbox } = useChatsRuntime();
  const pending = useOutboxEntries().find((entry) => entry.clientMessageId === message.id);
  const { retry } = useMessageActions(message.conversationId);
  const provided = useFailureReason({ code: message.failureCode, reason: message.failureReason });
  if (message.status === "cancelled") return <p className="text-tag text-meta">{t("cancelledNote")}</p>;
  if (message.status === "unknown") {
    return (
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p className="text-tag text-waiting">{t("unknownNote")}</p>
        <Button look="quiet" busy={retry.isPending} onClick={() => retry.mutate({ messageId: message.id })}>
          {t("retry")}
        </Button>
      </div>
    );
  }
  if (pending?.file && pending.state !== "failed")
    return <Uploading entry={pending} onCancel={() => outbox.discard(message.id)} />;
  if (pending?.state === "waiting") return <p className="text-tag text-meta">{t("waitingNote")}</p>;
  if (message.status !== "failed") return null;
  const reason = pending ? tError(`reason.${pending.reason ?? "internal"}`) : provided;
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1">
      <p role="alert" className="text-tag text-danger">
        {t("failedNote", { reason })}
      </p>
      {pending ? (
        <Button look="quiet" onClick={() => outbox.discard(message.id)}>
          {t("discard")}
        </Button>
      ) : null}
      <Button
        look="danger"
        busy={retry.isPending}
        onClick={() => (pending ? outbox.retry(message.id) : retry.mutate({ messageId: message.id }))}
      >
        {t("retry")}
      </Button>
      <InlineFailure error={retry.error} />
    </div>
  );
}
