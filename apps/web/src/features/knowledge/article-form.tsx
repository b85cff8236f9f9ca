import type { StoreArticle } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";

interface ArticleFormProps {
  tenantId: string;
  /** Null for a new one. */
  article: StoreArticle | null;
  onClose: () => void;
}

type Draft = Record<"title" | "body" | "from" | "until", string>;

const draftOf = (article: StoreArticle | null): Draft => ({
  title: article?.title ?? "",
  body: article?.body ?? "",
  from: article?.from ?? "",
  until: article?.until ?? "",
});

export function ArticleForm(props: ArticleFormProps) {
  const t = useTranslations("articles");
  const { article } = props;
  const form = useArticleForm(props);
  const { draft, set, problems } = form;
  const problem = (field: keyof Draft): string | null => {
    const found = problems[field];
    return found === undefined ? null : t(`problem.${found}`);
  };
  return (
    <form
      className="flex flex-col gap-3 rounded-card border border-control bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field label={t("title")} hint={t("titleHint")} error={problem("title")}>
        <TextInput
          autoFocus
          maxLength={160}
          value={draft.title}
          onChange={(event) => set({ title: event.target.value })}
        />
      </Field>
      <Field label={t("body")} hint={t("bodyHint")} error={problem("body")}>
        <TextArea
          rows={6}
          maxLength={4_000}
          value={draft.body}
          onChange={(event) => set({ body: event.target.value })}
        />
      </Field>
      <Period draft={draft} problem={problem("until")} onChange={set} />
      <InlineFailure error={form.error} />
      <div className="flex flex-wrap justify-end gap-2">
        {article === null ? null : (
          <Button look="danger" className="mr-auto" busy={form.removing} onClick={form.remove}>
            {t("remove")}
          </Button>
        )}
        <Button look="quiet" onClick={props.onClose}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit" busy={form.saving}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function Period(props: { draft: Draft; problem: string | null; onChange: (patch: Partial<Draft>) => void }) {
  const t = useTranslations("articles");
  const { from, until } = props.draft;
  return (
    <div className="grid gap-3 desk:grid-cols-2">
      <Field label={t("fromLabel")} hint={t("periodHint")}>
        <TextInput
          type="date"
          value={from}
          onChange={(event) => props.onChange({ from: event.target.value })}
        />
      </Field>
      <Field label={t("untilLabel")} error={props.problem}>
        <TextInput
          type="date"
          value={until}
          onChange={(event) => props.onChange({ until: event.target.value })}
        />
      </Field>
    </div>
  );
}

function useArticleForm({ tenantId, article, onClose }: ArticleFormProps) {
  const t = useTranslations("articles");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(article));
  const [shown, setShown] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(article));
  const problems = problemsOf(draft);
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.articles.list.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.articles.create.mutationOptions(done));
  const update = useMutation(trpc.articles.update.mutationOptions(done));
  const remove = useMutation(trpc.articles.remove.mutationOptions(done));
  useBlocker({ shouldBlockFn: () => changed && !window.confirm(t("leave")), enableBeforeUnload: changed });
  const submit = (): void => {
    setShown(true);
    if (Object.keys(problems).length > 0) return;
    const { title, body } = draft;
    const period = { from: draft.from || null, until: draft.until || null };
    if (article === null) create.mutate({ tenantId, title, body, ...period });
    else update.mutate({ tenantId, articleId: article.id, title, body, ...period });
  };
  return {
    draft,
    set: (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch })),
    problems: shown ? problems : {},
    submit,
    saving: create.isPending || update.isPending,
    removing: remove.isPending,
    remove: () => {
      if (article !== null && window.confirm(t("removeSure")))
        remove.mutate({ tenantId, articleId: article.id });
    },
    error: create.error ?? update.error ?? remove.error,
  };
}

function problemsOf({ title, body, from, until }: Draft): Partial<Record<keyof Draft, "required" | "order">> {
  return {
    ...(title.trim() === "" ? { title: "required" } : {}),
    ...(body.trim() === "" ? { body: "required" } : {}),
    ...(from !== "" && until !== "" && from > until ? { until: "order" } : {}),
  };
}
