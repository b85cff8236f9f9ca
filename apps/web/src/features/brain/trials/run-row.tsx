import type { Comparison, TrialRun } from "@platform/contract";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Tag, type TagTone } from "#components/tag.tsx";
import { VerdictTag } from "./verdict-tag.tsx";

/** One chat: what was asked, and both replies with what tells them apart. */
export function TrialRunRow(props: { run: TrialRun & { store?: string } }) {
  const t = useTranslations("brain.trial");
  const { run } = props;
  return (
    <li className="border-b border-line last:border-b-0">
      <details open={run.verdict === "worse"}>
        <summary className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-small outline-offset-[-2px]">
          <VerdictTag verdict={run.verdict} />
          <span className="min-w-0 flex-1 truncate text-ink">{run.asked || t("withoutText")}</span>
          {run.caseId ? <Tag>{t("case")}</Tag> : null}
          <span className="text-tag text-meta">{[run.store, run.customer].filter(Boolean).join(" · ")}</span>
        </summary>
        <div className="flex flex-col gap-3 px-3 pt-1 pb-3">
          {run.comparison ? <ComparisonView comparison={run.comparison} /> : <Skipped reason={run.reason} />}
          <Link
            to="/chats/$conversationId"
            params={{ conversationId: run.conversationId }}
            className="self-start text-small text-link underline underline-offset-2"
          >
            {t("toChat")}
          </Link>
        </div>
      </details>
    </li>
  );
}

const skips = [
  "not_kept",
  "picture",
  "stopped",
  "cancelled",
  "broke_off",
  "no_model_key",
  "budget_spent",
] as const;

/** Why a chat could not be run again. */
export function Skipped(props: { reason: string | null }) {
  const t = useTranslations("brain.trial.skip");
  const reason = skips.find((known) => known === props.reason);
  return (
    <p className="text-small text-ink-2">{reason ? t(reason) : t("model", { reason: props.reason ?? "" })}</p>
  );
}

/** Before and after, side by side where there is room. */
export function ComparisonView(props: { comparison: Comparison }) {
  const t = useTranslations("brain.trial");
  const { comparison } = props;
  return (
    <>
      <Differences comparison={comparison} />
      <div className="grid gap-3 desk:grid-cols-2">
        <Said title={t("before")} said={comparison.before} />
        <Said title={t("after")} said={comparison.after} />
      </div>
    </>
  );
}

function Said(props: { title: string; said: Comparison["before"] }) {
  const t = useTranslations("brain.trial");
  const { said } = props;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="text-tag text-meta">{props.title}</p>
      <div className="rounded-control border border-line bg-paper px-3 py-2 text-small wrap-anywhere whitespace-pre-line text-ink">
        {said.texts.join("\n\n")}
        {said.outcome === "reply" ? null : (
          <p className="mt-1 text-ink-2 first:mt-0">{t(`outcome.${said.outcome}`)}</p>
        )}
      </div>
    </div>
  );
}

function Differences(props: { comparison: Comparison }) {
  const t = useTranslations("brain.trial");
  const { comparison } = props;
  const rows: { tone: TagTone; label: string; items: string[] }[] = [
    { tone: "danger", label: t("invented"), items: comparison.invented.map(({ text }) => text) },
    { tone: "danger", label: t("lostHandoff"), items: comparison.lostHandoff ? [""] : [] },
    { tone: "outline", label: t("newHandoff"), items: comparison.newHandoff ? [""] : [] },
    { tone: "outline", label: t("lostFacts"), items: comparison.lostFacts },
    { tone: "ok", label: t("newFacts"), items: comparison.newFacts },
    { tone: "ok", label: t("inventedNoMore"), items: comparison.inventedNoMore.map(({ text }) => text) },
    {
      tone: "danger",
      label: t("unmet"),
      items: comparison.unmet.map(({ kind, text }) => t(`unmetKind.${kind}`, { text })),
    },
  ];
  return (
    <ul className="flex flex-col gap-1.5">
      {rows
        .filter(({ items }) => items.length > 0)
        .map(({ tone, label, items }) => (
          <li key={label} className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 text-small text-ink">
            <Tag tone={tone}>{label}</Tag>
            <span className="min-w-0 wrap-anywhere text-ink-2">{items.filter(Boolean).join(" · ")}</span>
          </li>
        ))}
    </ul>
  );
}
