import type { Message } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useMessageActions } from "../api/use-message-actions.ts";
import type { OutboxEntry } from "../model/outbox.ts";
import { useChatsRuntime, useLiveState, useOutboxEntries } from "../runtime.tsx";
import { useChatScope } from "./chat-scope.tsx";
import { useFailureReason } from "./failure-reason.ts";

const troubled: ReadonlySet<Message["status"]> = new Set(["queued", "failed", "unknown", "cancelled"]);

/** It is still here, or there is something to be done about it. */
export function isTroubled({ status }: Message): boolean {
  return troubled.has(status);
}

/** What keeps a message that was to leave, or went wrong with it, and the way to mend it. */
export function Trouble({ message }: { message: Message }) {
  const t = useTranslations("chats.delivery");
  const { outbox } = useChatsRuntime();
  const waitingNote = useWaitingNote();
  const pending = useOutboxEntries().find((entry) => entry.clientMessageId === message.id);
  if (message.status === "cancelled")
    return (
      <p className="text-tag text-meta">{t("cancelledNote", { why: message.failureCode ?? "discarded" })}</p>
    );
  if (message.status === "unknown") return <Unknown message={message} />;
  if (pending?.file && pending.state !== "failed")
    return <Uploading entry={pending} onCancel={() => outbox.discard(message.id)} />;
  if (pending?.state === "waiting") return <p className="text-tag text-meta">{waitingNote}</p>;
  return message.status === "failed" ? <Failed message={message} pending={pending} /> : null;
}

/** Without a connection it is the connection that it waits for; else it is tried again by itself. */
function useWaitingNote(): string {
  const t = useTranslations("chats.delivery");
  return t(useLiveState() === "online" ? "tryingNote" : "waitingNote");
}

function Unknown({ message }: { message: Message }) {
  const t = useTranslations("chats.delivery");
  const mayAct = useChatScope()?.mayAct ?? true;
  const { retry } = useMessageActions(message.conversationId);
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p className="text-tag text-waiting">{t("unknownNote")}</p>
      {mayAct ? (
        <Button look="quiet" busy={retry.isPending} onClick={() => retry.mutate({ messageId: message.id })}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}

function Failed({ message, pending }: { message: Message; pending: OutboxEntry | undefined }) {
  const t = useTranslations("chats.delivery");
  const tError = useTranslations("errors");
  const { outbox } = useChatsRuntime();
  const mayAct = useChatScope()?.mayAct ?? true;
  const { retry } = useMessageActions(message.conversationId);
  const provided = useFailureReason({ code: message.failureCode, reason: message.failureReason });
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
      {mayAct ? (
        <Button
          look="danger"
          busy={retry.isPending}
          onClick={() => (pending ? outbox.retry(message.id) : retry.mutate({ messageId: message.id }))}
        >
          {t("retry")}
        </Button>
      ) : null}
      <InlineFailure error={retry.error} />
    </div>
  );
}

/** A file on its way to the server, or waiting for its turn or the connection; until it has arrived it can be taken back. */
function Uploading({ entry, onCancel }: { entry: OutboxEntry; onCancel: () => void }) {
  const t = useTranslations("chats.delivery");
  const waitingNote = useWaitingNote();
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
        {entry.state === "waiting" ? waitingNote : share === null ? t("queued") : t("uploading", { share })}
      </p>
      <Button look="quiet" onClick={onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}
