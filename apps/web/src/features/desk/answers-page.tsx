import type { CannedAnswer } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { FormList } from "#components/form-list.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { AnswerForm } from "./answer-form.tsx";
import { DeskPage } from "./desk-page.tsx";

interface AnswersPageProps {
  tenantId: string;
  title: ReactNode;
  mayEdit: boolean;
}

/** The store's canned answers; a store has at most a hundred, so one page holds them all. */
export function AnswersPage(props: AnswersPageProps) {
  const t = useTranslations("desk.answers");
  const trpc = useTRPC();
  const answers = useQuery(trpc.cannedAnswers.list.queryOptions({ tenantId: props.tenantId, limit: 100 }));
  return (
    <DeskPage {...props} lead={t("lead")}>
      <FormList
        list={answers}
        mayEdit={props.mayEdit}
        words={{ add: t("add"), failed: t("failed") }}
        empty={<p className="text-body text-ink-2">{t("empty")}</p>}
        renderCard={(item, onEdit) => <AnswerCard answer={item} onEdit={onEdit} />}
        renderForm={(item, onClose) => (
          <AnswerForm tenantId={props.tenantId} answer={item} onClose={onClose} />
        )}
      />
    </DeskPage>
  );
}

function AnswerCard({ answer, onEdit }: { answer: CannedAnswer; onEdit: (() => void) | undefined }) {
  const t = useTranslations("desk.answers");
  const format = useFormat();
  const { shortcut, body, imageUrl, updatedAt, updatedBy } = answer;
  return (
    <article className="flex gap-3 rounded-card border border-line bg-surface p-4">
      {imageUrl ? (
        <img
          src={imageUrl}
          alt={t("picture")}
          loading="lazy"
          className="size-14 shrink-0 rounded-tag bg-sunken object-cover"
        />
      ) : null}
      <div className="min-w-0 flex-1">
        <h2 className="font-mono text-small wrap-anywhere text-ink">/{shortcut}</h2>
        <p className="mt-1 line-clamp-4 max-w-160 text-body wrap-anywhere whitespace-pre-line text-ink-2">
          {body}
        </p>
        <p className="mt-2 text-tag text-meta">
          {t("changed", { when: format.relative(updatedAt), name: updatedBy ?? "SQL" })}
        </p>
      </div>
      {onEdit === undefined ? null : (
        <Button className="self-start" onClick={onEdit}>
          {t("edit")}
        </Button>
      )}
    </article>
  );
}
