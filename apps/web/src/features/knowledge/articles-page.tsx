import type { StoreArticle } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Tag } from "#components/tag.tsx";
import { FormList } from "#components/form-list.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import type { ArticleSearch } from "./article-search.ts";
import { ArticleForm } from "./article-form.tsx";
import { KnowledgePage } from "./knowledge-page.tsx";

interface ArticlesPageProps {
  tenantId: string;
  title: ReactNode;
  mayEdit: boolean;
  /** What a new article begins with; without it, none is begun. */
  begun: ArticleSearch;
  /** The new one was written, or not. */
  onBegunDone: () => void;
}

/** Questions that customers ask and what the store answers. A store has at most sixty, so one page holds them all. */
export function ArticlesPage(props: ArticlesPageProps) {
  const t = useTranslations("articles");
  const trpc = useTRPC();
  const articles = useQuery(trpc.articles.list.queryOptions({ tenantId: props.tenantId, limit: 100 }));
  return (
    <KnowledgePage {...props} lead={t("lead")}>
      <FormList
        list={articles}
        mayEdit={props.mayEdit}
        words={{ add: t("add"), failed: t("failed") }}
        empty={<p className="text-body text-ink-2">{t("empty")}</p>}
        begun={Object.keys(props.begun).length > 0}
        onClosed={props.onBegunDone}
        renderCard={(item, onEdit) => <ArticleCard article={item} onEdit={onEdit} />}
        renderForm={(item, onClose) => (
          <ArticleForm
            tenantId={props.tenantId}
            article={item}
            {...(item === null ? { begun: props.begun } : {})}
            onClose={onClose}
          />
        )}
      />
    </KnowledgePage>
  );
}

function ArticleCard({ article, onEdit }: { article: StoreArticle; onEdit: (() => void) | undefined }) {
  const t = useTranslations("articles");
  const format = useFormat();
  const { title, body, from, until, holds, updatedAt, updatedBy } = article;
  return (
    <article className="rounded-card border border-line bg-surface p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="min-w-0 wrap-anywhere text-title font-semibold text-ink">{title}</h2>
        {onEdit === undefined ? null : <Button onClick={onEdit}>{t("edit")}</Button>}
      </div>
      <p className="mt-1 line-clamp-4 max-w-160 whitespace-pre-line text-body text-ink-2">{body}</p>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-tag text-meta">
        {holds ? null : <Tag tone="waiting-text">{t("notNow")}</Tag>}
        {from === null ? null : <span>{t("from", { day: dayText(from) })}</span>}
        {until === null ? null : <span>{t("until", { day: dayText(until) })}</span>}
        <span>{t("changed", { when: format.relative(updatedAt), name: updatedBy ?? "SQL" })}</span>
      </p>
    </article>
  );
}

/** 2026-11-30 as 30/11/2026. */
function dayText(day: string): string {
  return day.split("-").toReversed().join("/");
}
