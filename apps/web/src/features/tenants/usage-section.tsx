import type { BudgetEffect, Usage } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { FailedState } from "#components/states.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { DraftInput, FormSection, type SectionProps, TwoColumns } from "./form-parts.tsx";
import { UsageTable } from "./usage-table.tsx";

const budgetEffects = ["cheaper_model", "handoff", "warn"] as const satisfies readonly BudgetEffect[];

/** What the store's models cost today and this month, how near the limits are, and the limits themselves. */
export function UsageSection(props: SectionProps & { tenantId: string }) {
  const t = useTranslations("tenants");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const usage = useQuery(trpc.usage.get.queryOptions({ tenantId: props.tenantId }, { staleTime: 30_000 }));
  return (
    <FormSection id="usage" title={t("section.usage")} lead={t("section.usageLead")}>
      {usage.isPending ? (
        <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
          <Bone className="w-2/5" />
          <Bone className="w-1/3" />
        </Skeleton>
      ) : null}
      {usage.isError ? (
        <FailedState what={t("usage.failed")} error={usage.error} onRetry={() => void usage.refetch()} />
      ) : null}
      {usage.data ? <Figures usage={usage.data} /> : null}
      {usage.data ? <Assumed usage={usage.data} /> : null}
      <TwoColumns>
        <DraftInput {...props} name="dailyBudgetUsd" inputMode="decimal" optional hint={t("hint.noLimit")} />
        <DraftInput {...props} name="monthlyBudgetUsd" inputMode="decimal" optional />
        <DraftInput
          {...props}
          name="customerDailyTurns"
          inputMode="numeric"
          optional
          hint={t("hint.customerTurns")}
        />
        <DraftInput
          {...props}
          name="customerDailyTokens"
          inputMode="decimal"
          optional
          hint={t("hint.customerTokens")}
        />
      </TwoColumns>
      {props.draft.monthlyBudgetUsd.trim() === "" ? null : (
        <div className="flex flex-col gap-2">
          <h3 className="text-small font-medium text-ink">{t("effect.title")}</h3>
          <ChoiceCards
            label={t("effect.title")}
            value={props.draft.budgetEffect}
            options={budgetEffects.map((value) => ({
              value,
              title: t(`effect.${value}.title`),
              text: t(`effect.${value}.text`),
            }))}
            onChange={(budgetEffect) => props.onChange({ budgetEffect })}
          />
        </div>
      )}
      {usage.data && usage.data.models.length > 0 ? <UsageTable usage={usage.data} /> : null}
    </FormSection>
  );
}

function Figures(props: { usage: Usage }) {
  const t = useTranslations("tenants.usage");
  const format = useFormat();
  const { spend, limits, days, today } = props.usage;
  const day = days.find((one) => one.day === today);
  const read = days.reduce((sum, one) => sum + one.inputTokens, 0);
  const cached = days.reduce((sum, one) => sum + one.cachedTokens, 0);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 desk:grid-cols-4">
      <Spent label={t("today")} spent={spend.dayUsd} limit={limits.dayUsd} />
      <Spent label={t("month")} spent={spend.monthUsd} limit={limits.monthUsd} />
      <Figure label={t("turns")} value={format.number(day?.turns ?? 0)} />
      <Figure
        label={t("cached")}
        value={read === 0 ? t("none") : t("percent", { share: Math.round((cached / read) * 100) })}
      />
    </dl>
  );
}

/** Whose price nobody knows: its amounts are assumed, and whoever set a limit should know. */
function Assumed({ usage }: { usage: Usage }) {
  const t = useTranslations("tenants.usage");
  const models = new Set(usage.models.filter((line) => line.unpricedCalls > 0).map(({ model }) => model));
  if (models.size === 0) return null;
  return <p className="text-small text-waiting">{t("assumedNote", { models: [...models].join(", ") })}</p>;
}

function Figure(props: { label: string; value: string; children?: React.ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col">
      <dt className="text-tag text-meta">{props.label}</dt>
      <dd className="text-page font-semibold text-ink tabular-nums">
        {props.value}
        {props.children}
      </dd>
    </div>
  );
}

/** The amount, and below it how much of the limit that is; beyond four fifths it says so in words and colour. */
function Spent(props: { label: string; spent: number; limit: number | null }) {
  const t = useTranslations("tenants.usage");
  const format = useFormat();
  const { spent, limit } = props;
  const share = limit === null ? 0 : limit === 0 ? 1 : spent / limit;
  const state = share >= 1 ? "over" : share >= 0.8 ? "near" : "within";
  const tones = { over: "bg-danger", near: "bg-waiting-fill", within: "bg-ink" };
  return (
    <Figure label={props.label} value={format.cost(spent)}>
      {limit === null ? (
        <span className="block text-tag font-normal text-meta">{t("noLimit")}</span>
      ) : (
        <>
          <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-tag bg-sunken">
            <span
              className={cx("block h-full", tones[state])}
              style={{ width: `${Math.min(100, share * 100)}%` }}
            />
          </span>
          <span
            className={cx(
              "mt-1 block text-tag font-normal",
              state === "over" ? "text-danger" : state === "near" ? "text-waiting" : "text-meta",
            )}
          >
            {t(`of.${state}`, { limit: format.cost(limit) })}
          </span>
        </>
      )}
    </Figure>
  );
}
