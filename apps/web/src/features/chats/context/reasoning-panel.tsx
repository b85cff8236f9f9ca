import type { TurnTrace } from "#api/types.ts";
import { useTranslations } from "use-intl";
import { FailedState } from "#components/states.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTurn } from "../api/use-turn.ts";
import { useHandoffReason } from "../chat/handoff-reason.ts";
import { useToolName } from "../model/use-tool-name.ts";
import { ControlSection } from "./control-section.tsx";
import { MarkWrong } from "./mark-wrong.tsx";
import { Fact, PanelSection } from "./section.tsx";

type ToolStep = Extract<TurnTrace["steps"][number], { kind: "tool" }>;

/** How a reply came about: what it understood, looked up and used, and what that took. */
export function ReasoningPanel(props: { turnId: string }) {
  const t = useTranslations("chats.reasoning");
  const turn = useTurn(props.turnId);
  if (turn.isPending) return <PanelSkeleton />;
  if (turn.isError)
    return <FailedState what={t("failed")} error={turn.error} onRetry={() => void turn.refetch()} />;
  return (
    <>
      <Reasoning trace={turn.data} />
      <MarkWrong trace={turn.data} />
    </>
  );
}

/** The same for a trace at hand. */
export function Reasoning(props: { trace: TurnTrace }) {
  const t = useTranslations("chats.reasoning");
  const { trace } = props;
  const tools = trace.steps.filter((step) => step.kind === "tool");
  const errors = trace.steps.flatMap((step) => (step.kind === "model" && step.error ? [step.error] : []));
  return (
    <>
      <PanelSection title={t("understood")}>
        {trace.asked.length === 0 ? <p className="text-small text-ink-2">{t("nothingAsked")}</p> : null}
        {trace.asked.map((asked) => (
          <p
            key={asked.id}
            className="their-words border-s-2 border-line py-0.5 ps-2.5 text-small break-words text-ink"
          >
            {asked.text ?? t("withoutText")}
          </p>
        ))}
      </PanelSection>
      <PanelSection title={t("consulted")}>
        {tools.length === 0 ? <p className="text-small text-ink-2">{t("noTools")}</p> : null}
        <ol className="flex flex-col gap-2">
          {tools.map((step) => (
            <ToolEntry key={step.callId} step={step} />
          ))}
        </ol>
        {errors.map((error, index) => (
          <p key={index} className="mt-2 text-small break-words text-danger">
            {t("modelError", { error })}
          </p>
        ))}
      </PanelSection>
      <UsedFacts trace={trace} />
      <ControlSection trace={trace} />
      <PanelSection title={t("outcome")}>
        <Outcome trace={trace} />
      </PanelSection>
      <PanelSection title={t("cost")}>
        <TimeBar trace={trace} />
      </PanelSection>
    </>
  );
}

function ToolEntry(props: { step: ToolStep }) {
  const t = useTranslations("chats.reasoning");
  const format = useFormat();
  const { step } = props;
  const name = useToolName()(step.tool);
  return (
    <li className="rounded-control border border-line">
      <details>
        <summary className="flex min-h-9 items-center gap-2 rounded-control px-2.5 py-1.5 text-small hover:bg-sunken">
          <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
            <span className="inline-block text-ink first-letter:uppercase">{name}</span>
            {name === step.tool ? null : (
              <code className="font-mono text-mini break-all text-meta">{step.tool}</code>
            )}
          </span>
          <span className={cx("shrink-0 text-tag", step.error ? "font-medium text-danger" : "text-meta")}>
            {step.error ? t("toolFailed") : format.elapsed(step.durationMs)}
          </span>
        </summary>
        <div className="flex flex-col gap-2 border-t border-line px-2.5 py-2">
          <Json title={t("arguments")} value={step.arguments} />
          {step.error ? (
            <p className="text-tag break-words text-danger">{step.error}</p>
          ) : (
            <Json title={t("result")} value={step.result} />
          )}
        </div>
      </details>
    </li>
  );
}

function Json(props: { title: string; value: unknown }) {
  const text = typeof props.value === "string" ? props.value : JSON.stringify(props.value, null, 2);
  return (
    <div>
      <p className="text-mini text-meta">{props.title}</p>
      <pre
        tabIndex={0}
        className="max-h-56 overflow-auto font-mono text-mini break-words whitespace-pre-wrap text-ink-2"
      >
        {text ?? ""}
      </pre>
    </div>
  );
}

/** Each sentence that went out, with the facts it stands on. */
function UsedFacts(props: { trace: TurnTrace }) {
  const t = useTranslations("chats.reasoning");
  const format = useFormat();
  const { facts, bubbles } = props.trace;
  const used = new Set(bubbles.flatMap((bubble) => bubble.factIds));
  // A trace without bubbles (a handoff, a failure) still shows what was found.
  // A picture's address says nothing to a reader: the picture stands in the bubble.
  const shown = facts.filter((fact) => fact.kind !== "image" && (bubbles.length === 0 || used.has(fact.id)));
  return (
    <PanelSection title={t("facts", { count: shown.length })}>
      {shown.length === 0 ? <p className="text-small text-ink-2">{t("noFacts")}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {shown.map((fact) => (
          <li key={fact.id} className="text-small">
            <span className="break-words whitespace-pre-line text-ink underline decoration-bot decoration-dotted decoration-[1.5px] underline-offset-[3px]">
              {fact.text}
            </span>
            <span className="block text-tag text-meta">
              {fact.tool} · {format.relative(fact.at)}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function Outcome(props: { trace: TurnTrace }) {
  const t = useTranslations("chats");
  const { trace } = props;
  const reason = useHandoffReason(trace.reason);
  return (
    <p className="text-small text-ink">
      {t(`outcome.${trace.outcome}`)}
      {reason ? <span className="block break-words text-ink-2 first-letter:uppercase">{reason}</span> : null}
    </p>
  );
}

/** One bar: the model's time and the tools' time within the whole turn. */
function TimeBar(props: { trace: TurnTrace }) {
  const t = useTranslations("chats.reasoning");
  const format = useFormat();
  const { trace } = props;
  const spent = (kind: "model" | "tool") =>
    trace.steps.filter((step) => step.kind === kind).reduce((sum, step) => sum + step.durationMs, 0);
  const [model, tool] = [spent("model"), spent("tool")];
  const total = Math.max(trace.durationMs ?? 0, model + tool, 1);
  return (
    <>
      <div aria-hidden="true" className="mb-2 flex h-2 overflow-hidden rounded-tag bg-sunken">
        <span className="bg-ink" style={{ width: `${(model / total) * 100}%` }} />
        <span className="bg-bot" style={{ width: `${(tool / total) * 100}%` }} />
      </div>
      <dl>
        <Fact label={t("total")}>
          {trace.durationMs === null ? t("running") : format.elapsed(trace.durationMs)}
        </Fact>
        <Fact label={t("modelTime")}>
          <Swatch className="bg-ink" /> {format.elapsed(model)}
        </Fact>
        <Fact label={t("toolTime")}>
          <Swatch className="bg-bot" /> {format.elapsed(tool)}
        </Fact>
        <Fact label={t("tokens")}>
          {t("tokensInOut", {
            input: format.number(trace.inputTokens),
            output: format.number(trace.outputTokens),
          })}
        </Fact>
        {trace.cachedTokens > 0 ? (
          <Fact label={t("cached")}>
            {t("cachedShare", {
              share: Math.round((trace.cachedTokens / Math.max(1, trace.inputTokens)) * 100),
            })}
          </Fact>
        ) : null}
        {trace.promptUnread > 0 ? (
          <Fact label={t("promptUnread")}>
            {t("characters", { count: format.number(trace.promptUnread) })}
          </Fact>
        ) : null}
        {trace.costUsd > 0 ? <Fact label={t("price")}>{format.cost(trace.costUsd)}</Fact> : null}
        {trace.model ? (
          <Fact label={t("model")}>
            <code className="font-mono text-tag">{trace.model}</code>
          </Fact>
        ) : null}
        {trace.promptVersion ? (
          <Fact label={t("prompt")}>
            {trace.promptNumber === null ? null : `${t("promptNumber", { number: trace.promptNumber })} · `}
            <code className="font-mono text-tag">{trace.promptVersion}</code>
          </Fact>
        ) : null}
      </dl>
    </>
  );
}

function Swatch(props: { className: string }) {
  return (
    <span aria-hidden="true" className={cx("me-1 inline-block size-2 rounded-[2px]", props.className)} />
  );
}

export function PanelSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="flex flex-col gap-4 p-4">
      <Bone className="w-1/3" />
      <Bone className="h-10 w-full" />
      <Bone className="w-1/4" />
      <Bone className="h-9 w-full" />
      <Bone className="h-9 w-full" />
    </Skeleton>
  );
}
