import type { StoreArticle } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { ArticleForm } from "./article-form.tsx";
import { KnowledgePage } from "./knowledge-page.tsx";

interface ArticlesPageProps {
  tenantId: string;
  title: ReactNode;
  mayEdit: boolean;
}

/** Questions that customers ask and what the store answers. A store has at most sixty, so one page holds them all. */
export function ArticlesPage(props: ArticlesPageProps) {
  const t = useTranslations("articles");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const articles = useQuery(trpc.articles.list.queryOptions({ tenantId: props.tenantId, limit: 100 }));
  const [open, setOpen] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  return (
    <KnowledgePage {...props} lead={t("lead")}>
      {props.mayEdit && open !== "new" ? (
        <Button
          className="self-start"
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => setOpen("new")}
        >
          {t("add")}
        </Button>
      ) : null}
      {open === "new" ? <ArticleForm tenantId={props.tenantId} article={null} onClose={close} /> : null}
      {articles.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
          <Bone className="h-24 w-full rounded-card" />
          <Bone className="h-24 w-full rounded-card" />
        </Skeleton>
      ) : articles.isError ? (
        <FailedState what={t("failed")} error={articles.error} onRetry={() => void articles.refetch()} />
      ) : articles.data.items.length === 0 && open !== "new" ? (
        <p className="text-body text-ink-2">{t("empty")}</p>
      ) : (
        <ul className="flex flex-col gap-3">
          {articles.data.items.map((article) => (
            <li key={article.id}>
              {open === article.id ? (
                <ArticleForm tenantId={props.tenantId} article={article} onClose={close} />
              ) : (
                <ArticleCard
                  article={article}
                  {...(props.mayEdit ? { onEdit: () => setOpen(article.id) } : {})}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </KnowledgePage>
  );
}

function ArticleCard({ article, onEdit }: { article: StoreArticle; onEdit?: () => void }) {
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
