import { PricedText } from "#components/priced-text.tsx";
import type { TestCase } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import type { BrainView } from "../sections.ts";
import { ComparisonView, Skipped } from "../trials/run-row.tsx";
import { VerdictTag } from "../trials/verdict-tag.tsx";

interface CaseCardProps {
  item: TestCase;
  tenantId: string;
  mayEdit: boolean;
  mayAnswer: boolean;
  busy: boolean;
  onRun: () => void;
  onShow: (change: Partial<BrainView>) => void;
}

/** One reply that was wrong. */
export function CaseCard(props: CaseCardProps) {
  const t = useTranslations("brain.cases");
  const tReason = useTranslations("wrongReason");
  const format = useFormat();
  const { item } = props;
  return (
    <article className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-tag text-meta">
        <Tag tone={item.state === "open" ? "danger" : "ok"}>
          {item.state === "open" ? tReason(item.reason) : t("mended")}
        </Tag>
        <span>
          {item.customer ? `${item.customer} · ` : null}
          {t("marked", { name: item.by, when: format.relative(item.createdAt) })}
        </span>
        <Link
          to="/chats/$conversationId"
          params={{ conversationId: item.conversationId }}
          className="touch-target ms-auto text-link underline underline-offset-2"
        >
          {t("toChat")}
        </Link>
      </header>
      <dl className="grid gap-2 text-small desk:grid-cols-2">
        <Words term={t("asked")} text={item.asked || t("withoutText")} />
        <Words term={t("answered")} text={item.wrong || t("withoutText")} />
        {item.expected ? <Words term={t("expected")} text={item.expected} /> : null}
        <Phrases item={item} />
      </dl>
      <LastRun item={item} />
      <Mends {...props} />
    </article>
  );
}

function Words(props: { term: string; text: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-tag text-meta">{props.term}</dt>
      <dd className="line-clamp-6 wrap-anywhere whitespace-pre-line text-ink">
        <PricedText text={props.text} />
      </dd>
    </div>
  );
}

function Phrases({ item }: { item: TestCase }) {
  const t = useTranslations("brain.cases");
  const quoted = (phrases: string[]): string => phrases.map((phrase) => `«${phrase}»`).join(" · ");
  return (
    <>
      {item.mustSay.length > 0 ? <Words term={t("mustSay")} text={quoted(item.mustSay)} /> : null}
      {item.mustNotSay.length > 0 ? <Words term={t("mustNotSay")} text={quoted(item.mustNotSay)} /> : null}
    </>
  );
}

/** What became of it the last time that it was run. */
function LastRun({ item }: { item: TestCase }) {
  const t = useTranslations("brain.cases");
  const format = useFormat();
  const { last } = item;
  if (!item.replayable) return <p className="text-small text-ink-2">{t("notKept")}</p>;
  if (last === null) return <p className="text-small text-ink-2">{t("neverRun")}</p>;
  return (
    <details className="rounded-control border border-line">
      <summary className="flex min-h-9 items-center gap-2 rounded-control px-3 py-1.5 text-small hover:bg-sunken">
        <VerdictTag verdict={last.verdict} />
        <span className="text-ink-2">{last.at ? t("ran", { when: format.relative(last.at) }) : null}</span>
      </summary>
      <div className="flex flex-col gap-3 border-t border-line p-3">
        {last.comparison ? <ComparisonView comparison={last.comparison} /> : <Skipped reason={last.reason} />}
      </div>
    </details>
  );
}

/** The ways to mend it, each with what is known filled in. */
function Mends(props: CaseCardProps) {
  const t = useTranslations("brain.cases");
  const { item, tenantId, mayEdit } = props;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {mayEdit ? (
        <>
          <Button
            look="primary"
            onClick={() => props.onShow({ section: "instructions", pane: "edit", caseId: item.id })}
          >
            {t("mendPrompt")}
          </Button>
          <Link
            to="/admin/tenants/$tenantId/articles"
            params={{ tenantId }}
            search={{ title: item.asked.slice(0, 160), body: (item.expected ?? "").slice(0, 4_000) }}
            className="touch-target inline-flex min-h-8 items-center rounded-control border border-control bg-surface px-3 py-1 text-small font-medium text-ink hover:bg-sunken max-desk:min-h-10"
          >
            {t("mendArticle")}
          </Link>
          {item.replayable ? (
            <Button busy={props.busy} onClick={props.onRun}>
              {t("run")}
            </Button>
          ) : null}
        </>
      ) : null}
      <Settle {...props} />
      {item.products.map((product) =>
        product.adminUrl === null ? null : (
          <a
            key={product.id}
            href={product.adminUrl}
            target="_blank"
            rel="noreferrer"
            className="touch-target basis-full text-small text-link underline underline-offset-2"
          >
            {t("mendProduct", { name: product.name })}
          </a>
        ),
      )}
    </div>
  );
}

function Settle({ item, tenantId, mayEdit, mayAnswer }: CaseCardProps) {
  const t = useTranslations("brain.cases");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = {
    onSettled: () => queryClient.invalidateQueries({ queryKey: [...trpc.cases.list.pathKey(), tenantId] }),
  };
  const setState = useMutation(trpc.cases.setState.mutationOptions(done));
  const remove = useMutation(trpc.cases.remove.mutationOptions(done));
  return (
    <>
      {mayAnswer ? (
        <Button
          look="quiet"
          busy={setState.isPending}
          onClick={() =>
            setState.mutate({ caseId: item.id, state: item.state === "open" ? "mended" : "open" })
          }
        >
          {item.state === "open" ? t("isMended") : t("isWrong")}
        </Button>
      ) : null}
      {mayEdit ? (
        <Button
          look="quiet"
          busy={remove.isPending}
          onClick={() => {
            if (window.confirm(t("removeSure"))) remove.mutate({ caseId: item.id });
          }}
        >
          {t("remove")}
        </Button>
      ) : null}
      <InlineFailure error={setState.error ?? remove.error} />
    </>
  );
}
