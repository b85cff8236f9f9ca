import type { OpenQuestion } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import type { Answered } from "./tell-waiting.tsx";

interface AnswerFormProps {
  tenantId: string;
  item: OpenQuestion;
  onClose: () => void;
  onAnswered: (answered: Answered) => void;
}

/** One answer, kept as an article. */
export function AnswerForm(props: AnswerFormProps) {
  const t = useTranslations("brain.questions");
  const { draft, set, misordered, answer, submit } = useAnswer(props);
  const { title, body, from, until } = draft;
  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Field label={t("titleLabel")}>
        <TextInput value={title} maxLength={160} onChange={(event) => set({ title: event.target.value })} />
      </Field>
      <Field label={t("bodyLabel")} hint={t("bodyHint")}>
        <TextArea
          autoFocus
          rows={4}
          value={body}
          maxLength={4_000}
          onChange={(event) => set({ body: event.target.value })}
        />
      </Field>
      <div className="grid gap-3 desk:grid-cols-2">
        <Field label={t("from")}>
          <TextInput type="date" value={from} onChange={(event) => set({ from: event.target.value })} />
        </Field>
        <Field label={t("until")} error={misordered ? t("misordered") : null}>
          <TextInput type="date" value={until} onChange={(event) => set({ until: event.target.value })} />
        </Field>
      </div>
      <InlineFailure error={answer.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button look="quiet" onClick={props.onClose}>
          {t("cancel")}
        </Button>
        <Button
          look="primary"
          type="submit"
          busy={answer.isPending}
          disabled={title.trim() === "" || body.trim() === "" || misordered}
        >
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function useAnswer({ tenantId, item, onAnswered }: AnswerFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState({ title: item.question.slice(0, 160), body: "", from: "", until: "" });
  const { title, body, from, until } = draft;
  const misordered = from !== "" && until !== "" && from > until;
  const answer = useMutation(
    trpc.questions.answer.mutationOptions({
      onSuccess: ({ article, waiting }) => onAnswered({ body: article.body, waiting }),
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.questions.list.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.articles.list.pathKey() }),
        ]),
    }),
  );
  return {
    draft,
    set: (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch })),
    misordered,
    answer,
    submit: () => {
      if (answer.isPending || misordered) return;
      const questionIds = item.asked.map(({ questionId }) => questionId);
      answer.mutate({ tenantId, questionIds, title, body, from: from || null, until: until || null });
    },
  };
}
