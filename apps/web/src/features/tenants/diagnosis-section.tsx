import type { Diagnosis } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CheckMark, worstFirst } from "#components/check-mark.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useLanguage } from "#lib/i18n/use-language.ts";
import { useOwns } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";

type Check_ = Diagnosis[number];

/** About as many as there are: the settings below stay where they are when these have come. */
const CHECKS = 19;

/** What works and what does not, worst first, each with its mend. */
export function DiagnosisSection(props: { tenantId: string; actions?: ReactNode }) {
  const t = useTranslations("tenants.health");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const diagnosis = useQuery(
    trpc.tenants.diagnose.queryOptions(
      { tenantId: props.tenantId, language: useLanguage() },
      { staleTime: 30_000 },
    ),
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
        <span className="flex flex-wrap gap-2">
          {props.actions}
          <Button look="quiet" busy={diagnosis.isFetching} onClick={() => void diagnosis.refetch()}>
            {t("again")}
          </Button>
        </span>
      </div>
      {diagnosis.isPending ? (
        <Skeleton label={tCommon("loading")} className="mt-2">
          {Array.from({ length: CHECKS }, (_, index) => (
            <div key={index} className="flex h-9 items-center gap-3 border-t border-line first:border-t-0">
              <Bone className="size-4 rounded-full" />
              <Bone className={index % 2 === 0 ? "w-2/5" : "w-1/3"} />
            </div>
          ))}
        </Skeleton>
      ) : null}
      {diagnosis.isError ? (
        <FailedState what={t("failed")} error={diagnosis.error} onRetry={() => void diagnosis.refetch()} />
      ) : null}
      <ul className="mt-2">
        {checks.map((check) => (
          <CheckRow key={check.check} check={check} tenantId={props.tenantId} />
        ))}
      </ul>
    </section>
  );
}

function CheckRow(props: { check: Check_; tenantId: string }) {
  const t = useTranslations("tenants.health");
  const format = useFormat();
  const { check } = props;
  const mayMend = useOwns(props.tenantId);
  const key = `check.${check.check}` as "check.store";
  const name = t.has(key) ? t(key) : check.check;
  return (
    <li className="flex items-start gap-3 border-t border-line py-2 first:border-t-0">
      <CheckMark status={check.status} />
      <div className="min-w-0 flex-1 text-small">
        <p className="break-words text-ink">
          <span className="font-medium">{name}</span>
          <span className="sr-only">: {t(`status.${check.status}`)}</span>
          <span className="text-ink-2"> · {check.detail}</span>
          {check.since && check.status !== "ok" ? (
            <span className="text-meta"> {t("since", { when: format.relative(check.since) })}</span>
          ) : null}
        </p>
        {check.fix && check.status !== "ok" ? <p className="text-ink-2">{check.fix}</p> : null}
        {check.step !== null && check.status !== "ok" && mayMend ? (
          <Link
            to="/admin/tenants/$tenantId/alta"
            params={{ tenantId: props.tenantId }}
            search={{ paso: check.step }}
            className="touch-target inline-block text-link underline underline-offset-2"
          >
            {t("mend")}
            <span className="sr-only">: {name}</span>
          </Link>
        ) : null}
      </div>
    </li>
  );
}
