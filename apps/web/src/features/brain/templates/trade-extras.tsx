import type { PromptTemplates } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";

type Template = PromptTemplates["items"][number];

/** What a trade needs beside its text: topics that people answer, and articles that only the store can write. */
export function TradeExtras(props: { tenantId: string; template: Template }) {
  return (
    <div className="grid gap-4 desk:grid-cols-2">
      <Topics {...props} />
      <Articles {...props} />
    </div>
  );
}

function Topics({ tenantId, template }: { tenantId: string; template: Template }) {
  const t = useTranslations("brain.templates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const handoff = useQuery(trpc.handoff.get.queryOptions({ tenantId }));
  const save = useMutation(
    trpc.handoff.save.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.handoff.get.pathKey() }),
    }),
  );
  const there = handoff.data?.topics ?? [];
  const known = new Set(there.map(({ name }) => name.toLowerCase()));
  const added = template.topics.filter(({ name }) => !known.has(name.toLowerCase()));
  return (
    <section aria-label={t("topics")} className="flex min-w-0 flex-col gap-2">
      <h3 className="text-tag font-medium text-meta">{t("topics")}</h3>
      <ul className="flex flex-col gap-1.5 text-small">
        {template.topics.map(({ name, examples }) => (
          <li key={name}>
            <span className="text-ink">{name}</span>{" "}
            <span className="text-ink-2">{examples.map((example) => `«${example}»`).join(", ")}</span>
          </li>
        ))}
      </ul>
      {handoff.data && added.length === 0 ? (
        <p role="status" className="text-small text-ok">
          {t("topicsThere")}
        </p>
      ) : (
        <Button
          className="self-start"
          busy={save.isPending}
          disabled={!handoff.data}
          onClick={() =>
            save.mutate({
              tenantId,
              topics: [...there, ...added.map((topic) => ({ ...topic, customerText: null, isActive: true }))],
            })
          }
        >
          {t("addTopics", { count: added.length })}
        </Button>
      )}
      <QueryFailure query={handoff} />
      <InlineFailure error={save.error} />
    </section>
  );
}

function Articles({ tenantId, template }: { tenantId: string; template: Template }) {
  const t = useTranslations("brain.templates");
  return (
    <section aria-label={t("articles")} className="flex min-w-0 flex-col gap-2">
      <h3 className="text-tag font-medium text-meta">{t("articles")}</h3>
      <ul className="flex flex-col gap-1.5 text-small">
        {template.articles.map(({ title, guide }) => (
          <li key={title}>
            <Link
              to="/admin/tenants/$tenantId/articles"
              params={{ tenantId }}
              search={{ title }}
              className="touch-target text-link underline underline-offset-2"
            >
              {title}
            </Link>{" "}
            <span className="text-ink-2">{guide}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
