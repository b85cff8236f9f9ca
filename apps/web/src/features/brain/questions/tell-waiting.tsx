import type { QuestionAnswered } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { TextArea } from "#components/field.tsx";
import { cx } from "#lib/cx.ts";
import { reasonOf } from "#lib/errors.ts";
import { useTRPCClient } from "#lib/trpc.ts";

export interface Answered {
  /** What the article says. */
  body: string;
  waiting: QuestionAnswered["waiting"];
}

type Fate = "sending" | "sent" | { failed: unknown };

/** After an answer: who still waits can be told it, as a person's message; each chat by itself, and once. */
export function TellWaiting(props: { tenantId: string; answered: Answered; onClose: () => void }) {
  const t = useTranslations("brain.questions.tell");
  const { waiting } = props.answered;
  return (
    <section
      aria-label={t("title")}
      className={cx(
        "flex flex-col gap-3 rounded-card border border-line p-4",
        waiting.length === 0 ? "bg-paper" : "bg-waiting-tint",
      )}
    >
      <p role="status" className="text-small font-medium text-ink">
        {waiting.length === 0 ? t("savedOnly") : t("saved", { count: waiting.length })}
      </p>
      {waiting.length === 0 ? (
        <Button className="self-start" onClick={props.onClose}>
          {t("close")}
        </Button>
      ) : (
        <Tell {...props} />
      )}
    </section>
  );
}

function Tell(props: { answered: Answered; onClose: () => void }) {
  const t = useTranslations("brain.questions.tell");
  const { waiting, body } = props.answered;
  const [text, setText] = useState(body);
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const tell = useTell();
  const chosen = waiting.filter(
    ({ conversationId }) => !out.has(conversationId) && tell.fates.get(conversationId) !== "sent",
  );
  const toggle = (chat: string): void =>
    setOut((before) => {
      const after = new Set(before);
      if (!after.delete(chat)) after.add(chat);
      return after;
    });
  return (
    <>
      <p className="text-small text-ink-2">{t("lead")}</p>
      <TextArea
        aria-label={t("message")}
        rows={3}
        maxLength={4_096}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <ul className="flex flex-col gap-1">
        {waiting.map((asked) => (
          <WaitingRow
            key={asked.conversationId}
            asked={asked}
            chosen={!out.has(asked.conversationId)}
            fate={tell.fates.get(asked.conversationId)}
            onToggle={() => toggle(asked.conversationId)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button
          look="primary"
          busy={tell.busy}
          disabled={chosen.length === 0 || text.trim() === ""}
          onClick={() => tell.send({ chats: chosen.map(({ conversationId }) => conversationId), text })}
        >
          {t("send", { count: chosen.length })}
        </Button>
        <Button look="quiet" onClick={props.onClose}>
          {t("close")}
        </Button>
      </div>
    </>
  );
}

function WaitingRow(props: {
  asked: Answered["waiting"][number];
  chosen: boolean;
  fate: Fate | undefined;
  onToggle: () => void;
}) {
  const t = useTranslations("brain.questions.tell");
  const tReason = useTranslations("errors.reason");
  const { asked, fate } = props;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink">
      <label className="flex min-h-8 min-w-0 flex-1 items-center gap-2 max-desk:min-h-11">
        <input
          type="checkbox"
          checked={props.chosen || fate === "sent"}
          disabled={fate === "sent" || fate === "sending"}
          onChange={props.onToggle}
          className="size-4 accent-ink"
        />
        <span className="min-w-0 truncate">
          <span className="font-medium">{asked.customer ?? t("nameless")}</span> {asked.question}
        </span>
      </label>
      {fate === "sent" ? <span className="text-tag text-ok">{t("sent")}</span> : null}
      {typeof fate === "object" ? (
        <span role="alert" className="text-tag text-danger">
          {tReason(reasonOf(fate.failed))}
        </span>
      ) : null}
      <Link
        to="/chats/$conversationId"
        params={{ conversationId: asked.conversationId }}
        className="touch-target text-link underline underline-offset-2"
      >
        {t("toChat")}
      </Link>
    </li>
  );
}

/** One message per chat, each with an id of its own that stays when it is tried again. */
function useTell() {
  const client = useTRPCClient();
  const [fates, setFates] = useState<ReadonlyMap<string, Fate>>(new Map());
  const [ids] = useState(() => new Map<string, string>());
  const note = (chat: string, fate: Fate): void => setFates((before) => new Map(before).set(chat, fate));
  const send = useMutation({
    mutationFn: async ({ chats, text }: { chats: string[]; text: string }) => {
      for (const conversationId of chats) {
        const clientMessageId = ids.get(conversationId) ?? crypto.randomUUID();
        ids.set(conversationId, clientMessageId);
        note(conversationId, "sending");
        try {
          await client.chats.send.mutate({ conversationId, text, clientMessageId });
          note(conversationId, "sent");
        } catch (failed) {
          note(conversationId, { failed });
        }
      }
    },
  });
  return { fates, busy: send.isPending, send: send.mutate };
}
