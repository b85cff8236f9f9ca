import type { TestCase, WrongReason } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ThumbsDown } from "lucide-react";
import { type FormEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import type { TurnTrace } from "#api/types.ts";
import { Button } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { useChat } from "../api/use-chat.ts";
import { useMayAct } from "../model/use-may-act.ts";
import { type MarkDraft, useMarkDraft } from "./mark-draft.ts";
import { MendLinks } from "./mend-links.tsx";

const reasons = [
  "invented",
  "price_stock",
  "tone",
  "not_understood",
  "should_not_answer",
] as const satisfies readonly WrongReason[];

/** At the foot of how a reply came about: that it is wrong, why, and the ways to mend it. */
export function MarkWrong({ trace }: { trace: TurnTrace }) {
  const t = useTranslations("chats.wrong");
  const mayAct = useMayAct();
  const chat = useChat(trace.conversationId).data;
  const messageId = trace.bubbles.find((bubble) => bubble.messageId !== null)?.messageId ?? undefined;
  const { draft, marked, change, close, keep } = useMarkDraft(messageId);
  const form = useRef<HTMLElement>(null);
  if (messageId === undefined || !chat || !mayAct([chat])) return null;
  if (marked) return <MendLinks marked={marked} />;
  return (
    <section ref={form} aria-label={t("title")} className="px-4 py-4">
      {draft ? (
        <MarkForm messageId={messageId} draft={draft} onChange={change} onClose={close} onMarked={keep} />
      ) : (
        <Button icon={<ThumbsDown size={14} aria-hidden="true" />} onClick={open}>
          {t("title")}
        </Button>
      )}
    </section>
  );

  /** The button stands at the panel's foot, so its form would open out of sight. */
  function open() {
    change({});
    requestAnimationFrame(() => {
      form.current?.scrollIntoView({ block: "start" });
      form.current?.querySelector("input")?.focus({ preventScroll: true });
    });
  }
}

interface MarkFormProps {
  messageId: string;
  draft: MarkDraft;
  onChange: (patch: Partial<MarkDraft>) => void;
  onClose: () => void;
  onMarked: (marked: TestCase) => void;
}

function MarkForm({ messageId, draft, onChange, onClose, onMarked }: MarkFormProps) {
  const t = useTranslations("chats.wrong");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { reason } = draft;
  const mark = useMutation(
    trpc.cases.mark.mutationOptions({
      onSuccess: (made) => {
        onMarked(made);
        void queryClient.invalidateQueries({ queryKey: trpc.cases.list.pathKey() });
      },
    }),
  );
  function submit(event: FormEvent) {
    event.preventDefault();
    if (reason === null || mark.isPending) return;
    mark.mutate({
      messageId,
      reason,
      expected: draft.expected.trim() || null,
      mustSay: phrasesOf(draft.mustSay),
      mustNotSay: phrasesOf(draft.mustNotSay),
    });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Reasons chosen={reason} onChoose={(chosen) => onChange({ reason: chosen })} />
      <Field label={t("expected")} hint={t("expectedHint")}>
        <TextArea
          rows={3}
          maxLength={2_000}
          value={draft.expected}
          onChange={(event) => onChange({ expected: event.target.value })}
        />
      </Field>
      <Field label={t("mustSay")} hint={t("phrasesHint")}>
        <TextInput value={draft.mustSay} onChange={(event) => onChange({ mustSay: event.target.value })} />
      </Field>
      <Field label={t("mustNotSay")}>
        <TextInput
          value={draft.mustNotSay}
          onChange={(event) => onChange({ mustNotSay: event.target.value })}
        />
      </Field>
      <InlineFailure error={mark.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit" busy={mark.isPending} disabled={reason === null}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function Reasons(props: { chosen: WrongReason | null; onChoose: (reason: WrongReason) => void }) {
  const t = useTranslations("chats.wrong");
  const tReason = useTranslations("wrongReason");
  return (
    <fieldset className="flex flex-col gap-0.5">
      <legend className="mb-1 text-small font-medium text-ink">{t("why")}</legend>
      {reasons.map((reason) => (
        <label key={reason} className="flex min-h-8 items-center gap-2 text-small text-ink max-desk:min-h-11">
          <input
            type="radio"
            name="wrong-reason"
            checked={props.chosen === reason}
            onChange={() => props.onChoose(reason)}
            className="size-4 accent-ink"
          />
          {tReason(reason)}
        </label>
      ))}
    </fieldset>
  );
}

/** Apart by semicolons: a price holds a comma. As many and as long as the server takes. */
function phrasesOf(text: string): string[] {
  const phrases = text.split(";").map((phrase) => phrase.trim().slice(0, 200));
  return phrases.filter((phrase) => phrase !== "").slice(0, 10);
}
