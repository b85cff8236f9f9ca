import type { ComponentProps, ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Select } from "#components/field.tsx";
import { Bone } from "#components/skeleton.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { TrialRunRow } from "./run-row.tsx";
import type { TrialShown, TrialState } from "./use-trial.ts";

/** A draft on chats that were: what it would take, how far it is, and what it changes. */
export function TrialPanel(props: { state: TrialState; children: ReactNode }) {
  const t = useTranslations("brain.trial");
  const { state } = props;
  const running = state.trial?.state === "running";
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3 border-t border-line pt-4">
      <header>
        <h3 className="text-small font-semibold text-ink">{t("title")}</h3>
        <p className="max-w-160 text-small text-ink-2">{t("lead")}</p>
      </header>
      {state.isPending ? <Bone className="h-16 w-full" /> : null}
      {running && state.trial ? <Progress trial={state.trial} onCancel={state.cancel} /> : null}
      {state.trial && !running ? <TrialResult trial={state.trial} /> : null}
      {running || state.isPending ? null : props.children}
      <InlineFailure error={state.error} />
    </section>
  );
}

interface Estimate {
  chats: number;
  cases?: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
  maxUsd: number;
  unpriced: boolean;
}

interface TrialBeginProps {
  state: TrialState;
  /** Whether what is to be tried is saved. */
  ready: boolean;
  sizes: readonly number[];
  chats: number;
  /** What the number is of. */
  label: string;
  estimate: ComponentProps<typeof QueryFailure>["query"] & { data: Estimate | undefined; isPending: boolean };
  onChats: (chats: number) => void;
  onStart: () => void;
}

/** How many chats, what that takes, and the way to begin. */
export function TrialBegin(props: TrialBeginProps) {
  const t = useTranslations("brain.trial");
  const { estimate, state } = props;
  if (estimate.data === undefined)
    return estimate.isPending ? <Bone className="h-9 w-full" /> : <QueryFailure query={estimate} />;
  if (estimate.data.chats + (estimate.data.cases ?? 0) === 0)
    return <p className="text-small text-ink-2">{t("nothing")}</p>;
  const again = state.trial !== null;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <label className="flex items-center gap-2 text-small text-ink-2">
        {props.label}
        <Select value={props.chats} onChange={(event) => props.onChats(Number(event.target.value))}>
          {props.sizes.map((size) => (
            <option key={size} value={size}>
              {size}
            </option>
          ))}
        </Select>
      </label>
      <EstimateText estimate={estimate.data} />
      <Button
        look={again ? "secondary" : "primary"}
        busy={state.starting}
        disabled={!props.ready}
        onClick={props.onStart}
      >
        {again ? t("again") : t("start")}
      </Button>
    </div>
  );
}

function EstimateText({ estimate }: { estimate: Estimate }) {
  const t = useTranslations("brain.trial");
  const format = useFormat();
  return (
    <p className="min-w-0 flex-1 basis-60 text-small text-ink-2">
      {t("estimate", {
        chats: estimate.chats,
        cases: estimate.cases ?? 0,
        tokens: format.number(estimate.inputTokens + estimate.outputTokens),
        cost: format.cost(estimate.costUsd),
        most: format.cost(estimate.maxUsd),
      })}
      {estimate.unpriced ? ` ${t("unpriced")}` : null}
    </p>
  );
}

function Progress(props: { trial: TrialShown; onCancel: () => void }) {
  const t = useTranslations("brain.trial");
  const format = useFormat();
  const { trial } = props;
  const total = trial.runs.length;
  const done = total - trial.counts.pending;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <span
        role="progressbar"
        aria-label={t("title")}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        className="h-1.5 min-w-40 flex-1 overflow-hidden rounded-full bg-line"
      >
        <span className="block h-full bg-ink" style={{ width: `${(100 * done) / Math.max(1, total)}%` }} />
      </span>
      <p role="status" className="text-small text-ink-2 tabular-nums">
        {t("progress", {
          done,
          total,
          cost: format.cost(trial.costUsd),
          most: format.cost(trial.maxUsd),
        })}
      </p>
      <Button look="quiet" onClick={props.onCancel}>
        {t("cancel")}
      </Button>
    </div>
  );
}

/** What a trial came to; what differs is open to be read, what doesn't is a number. */
export function TrialResult(props: { trial: TrialShown }) {
  const t = useTranslations("brain.trial");
  const format = useFormat();
  const { trial } = props;
  const { counts } = trial;
  // Of a case it matters, too, that it is still as it was.
  const shown = trial.runs.filter(
    ({ verdict, state, caseId }) => (verdict !== "same" || caseId !== null) && state !== "pending",
  );
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="text-body text-ink">
        <span className="font-medium">
          {t("summary", { same: counts.same, better: counts.better, worse: counts.worse + counts.changed })}
        </span>
        <span className="text-ink-2">
          {counts.skipped > 0 ? ` · ${t("skipped", { count: counts.skipped })}` : null}
          {` · ${format.cost(trial.costUsd)} · ${format.relative(trial.endedAt ?? trial.createdAt)}`}
        </span>
      </p>
      {trial.state === "stopped" || trial.state === "cancelled" ? (
        <p className="text-small text-waiting">{t(`ended.${trial.state}`)}</p>
      ) : null}
      {counts.blocking > 0 ? (
        <p role="alert" className="rounded-control bg-danger-tint px-3 py-2 text-small text-danger">
          {t("blocked", { count: counts.blocking })}
        </p>
      ) : null}
      {shown.length > 0 ? (
        <ul className="flex flex-col overflow-hidden rounded-card border border-line bg-surface">
          {shown.map((run) => (
            <TrialRunRow key={run.id} run={run} />
          ))}
        </ul>
      ) : null}
    </div>
  );
}
