import type { Diagnosis } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Check, CircleAlert, CircleHelp, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";

type Check_ = Diagnosis[number];

const marks = {
  fail: { Icon: CircleAlert, tone: "text-danger" },
  warn: { Icon: TriangleAlert, tone: "text-waiting" },
  unknown: { Icon: CircleHelp, tone: "text-meta" },
  ok: { Icon: Check, tone: "text-ok" },
} as const;
const worstFirst: readonly Check_["status"][] = ["fail", "warn", "unknown", "ok"];

/** What works and what does not, worst first, each with its mend. */
export function DiagnosisSection(props: { tenantId: string }) {
  const t = useTranslations("tenants.health");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const diagnosis = useQuery(
    trpc.tenants.diagnose.queryOptions({ tenantId: props.tenantId }, { staleTime: 30_000 }),
  );
  const checks = [...(diagnosis.data ?? [])].sort(
    (a, b) => worstFirst.indexOf(a.status) - worstFirst.indexOf(b.status),
  );
  return (
    <section
      id="health"
      aria-labelledby="health-title"
      className="scroll-mt-6 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id="health-title" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <Button look="quiet" busy={diagnosis.isFetching} onClick={() => void diagnosis.refetch()}>
          {t("again")}
        </Button>
      </div>
      {diagnosis.isPending ? (
        <Skeleton label={tCommon("loading")} className="mt-3 flex flex-col gap-3">
          <Bone className="w-2/5" />
          <Bone className="w-1/3" />
        </Skeleton>
      ) : null}
      {diagnosis.isError ? (
        <FailedState what={t("failed")} error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      ) : null}
      <ul className="mt-2">
        {checks.map((check) => (
          <CheckRow key={check.check} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow(props: { check: Check_ }) {
  const t = useTranslations("tenants.health");
  const format = useFormat();
  const { check } = props;
  const { Icon, tone } = marks[check.status];
  return (
    <li className="flex items-start gap-3 border-t border-line py-2 first:border-t-0">
      <Icon size={16} aria-hidden="true" className={cx("mt-0.5 shrink-0", tone)} />
      <div className="min-w-0 flex-1 text-small">
        <p className="break-words text-ink">
          <span className="font-medium">
            {t.has(`check.${check.check}` as "check.store")
              ? t(`check.${check.check}` as "check.store")
              : check.check}
          </span>
          <span className="sr-only">: {t(`status.${check.status}`)}</span>
          <span className="text-ink-2"> · {check.detail}</span>
          {check.since && check.status !== "ok" ? (
            <span className="text-meta"> {t("since", { when: format.relative(check.since) })}</span>
          ) : null}
        </p>
        {check.fix && check.status !== "ok" ? <p className="text-ink-2">{check.fix}</p> : null}
      </div>
    </li>
  );
}
