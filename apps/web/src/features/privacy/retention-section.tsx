import type { Tenant } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, Select } from "#components/field.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { SettingCard } from "./setting-card.tsx";

/** In days; what somebody wrote by script stands beside them. */
const OFFERED = [30, 90, 180, 365, 730, 1095];
const FOREVER = "";

/** How long the store keeps its chats. A shorter time is said in full before it counts, a longer one counts at once. */
export function RetentionSection({ tenantId }: { tenantId: string }) {
  const t = useTranslations("privacy.retention");
  const tCommon = useTranslations("common");
  const tenant = useQuery(useTRPC().tenants.get.queryOptions({ tenantId }));
  const period = tenant.isError ? (
    <FailedState what={t("failed")} error={tenant.error} onRetry={() => void tenant.refetch()} />
  ) : tenant.isPending ? (
    <Skeleton label={tCommon("loading")} className="min-w-44">
      <Bone className="h-15 w-full rounded-control" />
    </Skeleton>
  ) : (
    <Period tenant={tenant.data} />
  );
  return <SettingCard title={t("title")} lead={t("lead")} control={period} />;
}

function Period({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("privacy.retention");
  const tCommon = useTranslations("common");
  const periodOf = usePeriod();
  const [asked, setAsked] = useState<number | null>(null);
  const save = useSave(() => setAsked(null));
  const keeps = tenant.retentionDays;
  const offered =
    keeps === null || OFFERED.includes(keeps) ? OFFERED : [...OFFERED, keeps].toSorted((a, b) => a - b);
  const put = (retentionDays: number | null) => save.mutate({ tenantId: tenant.id, retentionDays });
  const choose = (value: string) => {
    if (value === FOREVER) return put(null);
    const days = Number(value);
    if (keeps !== null && days >= keeps) return put(days);
    setAsked(days);
  };
  return (
    <div className="flex min-w-44 flex-col gap-1">
      <Field label={t("label")}>
        <Select
          name="retention"
          value={keeps ?? FOREVER}
          disabled={save.isPending}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={FOREVER}>{t("forever")}</option>
          {offered.map((days) => (
            <option key={days} value={days}>
              {periodOf(days)}
            </option>
          ))}
        </Select>
      </Field>
      {asked === null ? <InlineFailure error={save.error} /> : null}
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t("ask", { period: periodOf(asked ?? 0) })}
      >
        <div className="flex flex-col gap-4 p-4">
          <WhatGoes />
          <InlineFailure error={save.error} />
          <div className="flex justify-end gap-2">
            <Button onClick={() => setAsked(null)}>{tCommon("cancel")}</Button>
            <Button look="danger" busy={save.isPending} onClick={() => put(asked)}>
              {t("confirm")}
            </Button>
          </div>
        </div>
      </Dialog>
    </div>
  );
}

function useSave(onSaved: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.tenants.update.mutationOptions({
      onSuccess: (saved) => {
        onSaved();
        queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: saved.id }), saved);
      },
    }),
  );
}

function WhatGoes() {
  const t = useTranslations("privacy.retention");
  return (
    <ul className="flex list-disc flex-col gap-2 ps-5 text-body text-ink-2">
      <li>{t("what")}</li>
      <li>{t("whole")}</li>
      <li>{t("stays")}</li>
      <li>{t("when")}</li>
    </ul>
  );
}

/** Days in words, in the largest unit that fits them. */
function usePeriod(): (days: number) => string {
  const t = useTranslations("privacy.retention");
  return (days) => {
    if (days % 365 === 0) return t("years", { count: days / 365 });
    return days % 30 === 0 ? t("months", { count: days / 30 }) : t("days", { count: days });
  };
}
