import type { PushSettings } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { placeOf } from "#lib/format/time.ts";
import { Button } from "#components/button.tsx";
import { Field, Select, TextInput } from "#components/field.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { lastStore } from "#lib/last-store.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";

/** What a person is told of, by store. */
export function StoreSection() {
  const t = useTranslations("push");
  const id = useId();
  const { tenants } = useSession();
  const [chosen, setChosen] = useState(() => lastStore() ?? "");
  const tenantId = tenants.find((tenant) => tenant.id === chosen)?.id ?? tenants[0]?.id;
  if (tenantId === undefined) return null;
  return (
    <section
      aria-labelledby={`${id}-title`}
      className="rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id={`${id}-title`} className="text-title font-semibold text-ink">
        {t("what")}
      </h2>
      {tenants.length > 1 ? (
        <label className="mt-3 flex max-w-92 flex-col gap-1 text-small font-medium text-ink">
          {t("store")}
          <Select
            className="font-normal"
            value={tenantId}
            onChange={(event) => setChosen(event.target.value)}
          >
            {tenants.map((tenant) => (
              <option key={tenant.id} value={tenant.id}>
                {tenant.storeName}
              </option>
            ))}
          </Select>
        </label>
      ) : null}
      <Settings key={tenantId} tenantId={tenantId} />
    </section>
  );
}

const wishes = ["onWaiting", "onMessage", "onMention", "sound"] as const;

function Settings({ tenantId }: { tenantId: string }) {
  const t = useTranslations("push");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const operator = useSession().role === "operator";
  const settings = useQuery(trpc.push.settings.queryOptions({ tenantId }));
  const save = useMutation(
    trpc.push.save.mutationOptions({
      onSuccess: (saved) => queryClient.setQueryData(trpc.push.settings.queryKey({ tenantId }), saved),
    }),
  );
  if (settings.isPending)
    return (
      <Skeleton label={tCommon("loading")} className="mt-4">
        <Bone className="h-24 w-full" />
      </Skeleton>
    );
  if (settings.isError)
    return <FailedState what={t("failed")} error={settings.error} onRetry={() => void settings.refetch()} />;
  const { timezone, saved, ...now } = settings.data;
  const change = (patch: Partial<PushSettings>) =>
    save.mutate({ ...now, ...(save.isPending ? save.variables : {}), ...patch, tenantId });
  if (operator && !saved)
    return (
      <div className="mt-4 flex flex-col items-start gap-3">
        <p className="text-small text-ink-2">{t("notYet")}</p>
        <Button busy={save.isPending} onClick={() => save.mutate(now)}>
          {t("tellMe")}
        </Button>
        <InlineFailure error={save.error} />
      </div>
    );
  return (
    <div className="mt-4 flex flex-col gap-4">
      {wishes.map((wish) => (
        <Switch
          key={wish}
          label={t(wish)}
          checked={now[wish]}
          onChange={(on) => change({ [wish]: on })}
          {...(wish === "onWaiting" || wish === "sound" ? { hint: t(`${wish}Hint`) } : {})}
        />
      ))}
      <QuietHours quiet={now.quiet} timezone={timezone} onChange={(quiet) => change({ quiet })} />
      <InlineFailure error={save.error} />
    </div>
  );
}

interface QuietProps {
  quiet: PushSettings["quiet"];
  timezone: string;
  onChange: (quiet: PushSettings["quiet"]) => void;
}

const NIGHT = { from: "22:00", to: "08:00" };
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

function QuietHours({ quiet, timezone, onChange }: QuietProps) {
  const t = useTranslations("push");
  const [draft, setDraft] = useState(quiet ?? NIGHT);
  const set = (patch: Partial<typeof NIGHT>) => {
    const next = { ...draft, ...patch };
    setDraft(next);
    if (CLOCK.test(next.from) && CLOCK.test(next.to)) onChange(next);
  };
  return (
    <div className="flex flex-col gap-3">
      <Switch
        label={t("quiet")}
        hint={t("quietHint", { place: placeOf(timezone) })}
        checked={quiet !== null}
        onChange={(on) => onChange(on ? draft : null)}
      />
      {quiet === null ? null : (
        <div className="flex gap-3 ps-12">
          <Field label={t("from")} className="w-32">
            <TextInput
              type="time"
              value={draft.from}
              onChange={(event) => set({ from: event.target.value })}
            />
          </Field>
          <Field label={t("to")} className="w-32">
            <TextInput type="time" value={draft.to} onChange={(event) => set({ to: event.target.value })} />
          </Field>
        </div>
      )}
    </div>
  );
}
