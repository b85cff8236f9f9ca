import type { OpenQuestion } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { AnswerForm } from "./answer-form.tsx";
import { type Answered, TellWaiting } from "./tell-waiting.tsx";

/** What customers asked and the bot had no answer to; whoever answers once has answered for good. */
export function QuestionList(props: { tenantId: string; mayEdit: boolean }) {
  const t = useTranslations("brain.questions");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const { tenantId } = props;
  const client = useTRPCClient();
  const questions = useQuery({
    queryKey: [...trpc.questions.list.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.questions.list.query({ tenantId, cursor, limit: 100 }, { signal })),
  });
  const [answered, setAnswered] = useState<Answered | null>(null);
  if (questions.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3 p-6">
        <Bone className="h-20 w-full rounded-card" />
        <Bone className="h-20 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (questions.isError)
    return (
      <FailedState what={t("failed")} error={questions.error} onRetry={() => void questions.refetch()} />
    );
  const items = questions.data;
  return (
    <section aria-labelledby="brain-section" className="mx-auto flex max-w-200 flex-col gap-4 p-4 desk:p-6">
      <header>
        <h2 id="brain-section" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">
          {t("lead")}
          {props.mayEdit ? ` ${t("once")}` : null}
        </p>
      </header>
      {answered === null ? null : (
        <TellWaiting tenantId={tenantId} answered={answered} onClose={() => setAnswered(null)} />
      )}
      {items.length === 0 ? <p className="text-body text-ink-2">{t("empty")}</p> : null}
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.asked[0]?.questionId}>
            <QuestionCard {...props} item={item} onAnswered={setAnswered} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface QuestionCardProps {
  tenantId: string;
  mayEdit: boolean;
  item: OpenQuestion;
  onAnswered: (answered: Answered) => void;
}

function QuestionCard(props: QuestionCardProps) {
  const t = useTranslations("brain.questions");
  const format = useFormat();
  const [answering, setAnswering] = useState(false);
  const { item, tenantId } = props;
  const waiting = new Set(
    item.asked.filter(({ waits }) => waits).map(({ conversationId }) => conversationId),
  );
  return (
    <article className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <header className="flex flex-col gap-1">
        <h3 className="wrap-anywhere text-body font-medium text-ink">{item.question}</h3>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-tag text-meta">
          <span>{t("count", { count: item.count, chats: item.chats })}</span>
          <span>{t("last", { when: format.relative(item.lastAt) })}</span>
          {waiting.size > 0 ? <Tag tone="waiting">{t("waiting", { count: waiting.size })}</Tag> : null}
        </p>
      </header>
      <Chats item={item} />
      {answering ? (
        <AnswerForm
          tenantId={tenantId}
          item={item}
          onClose={() => setAnswering(false)}
          onAnswered={(answered) => {
            setAnswering(false);
            props.onAnswered(answered);
          }}
        />
      ) : props.mayEdit ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button onClick={() => setAnswering(true)}>{t("answer")}</Button>
          <Dismiss {...props} />
        </div>
      ) : null}
    </article>
  );
}

/** Each asking, in the customer's words, and the way to its chat. */
function Chats({ item }: { item: OpenQuestion }) {
  const t = useTranslations("brain.questions");
  const format = useFormat();
  return (
    <details className="text-small">
      <summary className="touch-target min-h-6 text-ink-2">
        {t("chats", { count: item.asked.length })}
      </summary>
      <ul className="mt-1 flex flex-col">
        {item.asked.map((asked) => (
          <li key={asked.questionId} className="border-t border-line first:border-t-0">
            <Link
              to="/chats/$conversationId"
              params={{ conversationId: asked.conversationId }}
              className="flex min-h-9 flex-wrap items-baseline gap-x-2 py-1.5 text-ink hover:underline"
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{asked.question}</span>
              <span className="text-tag text-meta">
                {asked.customer ? `${asked.customer} · ` : null}
                {format.relative(asked.at)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Dismiss({ tenantId, item }: QuestionCardProps) {
  const t = useTranslations("brain.questions");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const dismiss = useMutation(
    trpc.questions.dismiss.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.questions.list.pathKey() }),
    }),
  );
  const questionIds = item.asked.map(({ questionId }) => questionId);
  return (
    <>
      <Button look="quiet" busy={dismiss.isPending} onClick={() => dismiss.mutate({ tenantId, questionIds })}>
        {t("dismiss")}
      </Button>
      <InlineFailure error={dismiss.error} />
    </>
  );
}
