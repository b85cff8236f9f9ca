import type { StoreArticle } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { EntryForm, useEntryForm } from "#components/entry-form.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { useTRPC } from "#lib/trpc.ts";
import type { ArticleSearch } from "./article-search.ts";

interface ArticleFormProps {
  tenantId: string;
  /** Null for a new one. */
  article: StoreArticle | null;
  /** What a new one begins with. */
  begun?: ArticleSearch;
  onClose: () => void;
}

type Draft = Record<"title" | "body" | "from" | "until", string>;

const draftOf = (article: StoreArticle | null, begun: ArticleSearch = {}): Draft => ({
  title: article?.title ?? begun.title ?? "",
  body: article?.body ?? begun.body ?? "",
  from: article?.from ?? "",
  until: article?.until ?? "",
});

export function ArticleForm(props: ArticleFormProps) {
  const t = useTranslations("articles");
  const form = useArticleForm(props);
  const { draft, set, problems } = form;
  const problem = (field: keyof Draft): string | null => {
    const found = problems[field];
    return found === undefined ? null : t(`problem.${found}`);
  };
  return (
    <EntryForm form={form} removeSure={t("removeSure")} onClose={props.onClose}>
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
    </EntryForm>
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

function useArticleForm({ tenantId, article, begun, onClose }: ArticleFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.articles.list.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.articles.create.mutationOptions(done));
  const update = useMutation(trpc.articles.update.mutationOptions(done));
  const remove = useMutation(trpc.articles.remove.mutationOptions(done));
  return useEntryForm({
    kept: draftOf(article),
    begun: draftOf(article, begun),
    problemsOf,
    onSave: ({ title, body, from, until }) => {
      const written = { tenantId, title, body, from: from || null, until: until || null };
      if (article === null) create.mutate(written);
      else update.mutate({ ...written, articleId: article.id });
    },
    onRemove: article && (() => remove.mutate({ tenantId, articleId: article.id })),
    saving: [create, update],
    removing: remove,
  });
}

function problemsOf({ title, body, from, until }: Draft): Partial<Record<keyof Draft, "required" | "order">> {
  return {
    ...(title.trim() === "" ? { title: "required" } : {}),
    ...(body.trim() === "" ? { body: "required" } : {}),
    ...(from !== "" && until !== "" && from > until ? { until: "order" } : {}),
  };
}
