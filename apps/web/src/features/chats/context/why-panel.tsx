import type { Explanation } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Check, Circle, CircleMinus, Clock3, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { FailedState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useLanguage } from "#lib/i18n/use-language.ts";
import { useTRPC } from "#lib/trpc.ts";
import { PanelSkeleton } from "./reasoning-panel.tsx";

type Step = Explanation["steps"][number];

const marks = {
  ok: { Icon: Check, tone: "text-ok" },
  waiting: { Icon: Clock3, tone: "text-waiting" },
  rightful: { Icon: CircleMinus, tone: "text-human" },
  failed: { Icon: X, tone: "text-danger" },
  skipped: { Icon: Circle, tone: "text-meta" },
} as const;

/** The way of one customer message, step by step: passed steps in a line, the first that stopped it open. */
export function WhyPanel(props: { messageId: string }) {
  const t = useTranslations("chats.why");
  const trpc = useTRPC();
  const explanation = useQuery(
    trpc.chats.explain.queryOptions(
      { messageId: props.messageId, language: useLanguage() },
      { staleTime: 2_000 },
    ),
  );
  if (explanation.isPending) return <PanelSkeleton />;
  if (explanation.isError) {
    return (
      <FailedState what={t("failed")} error={explanation.error} onRetry={() => void explanation.refetch()} />
    );
  }
  const { steps, fix, firstFailing } = explanation.data;
  const stop = steps.findIndex((step) => step.status !== "ok" && step.status !== "skipped");
  const answered = stop < 0;
  return (
    <div className="px-4 py-4">
      <p className="mb-4 text-small font-medium text-ink">
        {answered ? t("answered") : t(`verdict.${steps[stop]?.status ?? "failed"}`)}
      </p>
      <ol>
        {steps.map((step, index) => (
          <StepEntry
            key={step.step}
            step={step}
            last={index === steps.length - 1}
            open={step.step === firstFailing || index === stop}
            fix={index === stop ? fix : null}
          />
        ))}
      </ol>
    </div>
  );
}

function StepEntry(props: { step: Step; last: boolean; open: boolean; fix: string | null }) {
  const t = useTranslations("chats.why");
  const format = useFormat();
  const { step, open } = props;
  const { Icon, tone } = marks[step.status];
  return (
    <li className="relative flex gap-3 pb-4 last:pb-0">
      {props.last ? null : (
        <span aria-hidden="true" className="absolute top-5 bottom-0 inset-s-[0.53125rem] w-px bg-line" />
      )}
      <span
        className={cx(
          "relative z-10 mt-px flex size-4.5 shrink-0 items-center justify-center rounded-full bg-surface",
          tone,
        )}
      >
        <Icon size={15} strokeWidth={2.25} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline justify-between gap-3 text-small">
          <span
            className={cx(
              open ? "font-semibold text-ink" : step.status === "skipped" ? "text-meta" : "text-ink",
            )}
          >
            {t(`step.${step.step}`)}
            <span className="sr-only">: {t(`status.${step.status}`)}</span>
          </span>
          {step.at ? (
            <time dateTime={step.at} className="shrink-0 text-tag text-meta">
              {format.clock(step.at)}
            </time>
          ) : null}
        </p>
        {open ? (
          <div className="mt-1 rounded-control bg-paper px-3 py-2 text-small">
            <p className="break-words text-ink">{step.detail}</p>
            {props.fix ? <p className="mt-1 break-words text-ink-2">{props.fix}</p> : null}
          </div>
        ) : (
          <p className="truncate text-tag text-meta" title={step.detail}>
            {step.detail}
          </p>
        )}
      </div>
    </li>
  );
}
