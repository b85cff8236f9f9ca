import type { Member } from "@platform/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Menu, menuChoice } from "#components/menu.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { HoursEditor } from "#features/tenants/hours-editor.tsx";
import { areHours, draftHoursOf, hoursOf } from "#features/tenants/hours.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useTeamRefresh } from "./use-team-refresh.ts";

const choices = ["available", "away", "hours"] as const;

interface AvailabilityProps {
  tenantId: string;
  member: Member;
}

/** Whether a person attends: by their word, or by hours of their own. */
export function AvailabilityMenu({ tenantId, member }: AvailabilityProps) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const [editing, setEditing] = useState(false);
  const set = useMutation(trpc.team.setAvailability.mutationOptions({ onSettled: refresh }));
  return (
    <>
      <Menu
        trigger={
          <Button
            className="min-h-9"
            busy={set.isPending}
            aria-label={t("availabilityOf", { name: member.name, state: stateOf(member, t) })}
          >
            <Dot available={member.available} />
            {stateOf(member, t)}
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
        entries={[
          menuChoice({
            label: t("availability"),
            value: member.availability,
            options: choices.map((value) => ({ value, label: t(`attends.${value}`) })),
            onChange: (availability) => set.mutate({ tenantId, userId: member.id, availability }),
          }),
          { kind: "separator" },
          { kind: "item", label: t("editHours"), onSelect: () => setEditing(true) },
        ]}
      />
      <InlineFailure error={set.error} />
      <Dialog
        open={editing}
        onClose={() => setEditing(false)}
        shape="wide"
        title={t("hoursTitle", { name: member.name })}
      >
        {editing ? <OwnHours tenantId={tenantId} member={member} onClose={() => setEditing(false)} /> : null}
      </Dialog>
    </>
  );
}

function stateOf(member: Member, t: ReturnType<typeof useTranslations<"team">>): string {
  return t(member.available ? "attends.available" : "attends.away");
}

/** Filled while they attend, a ring otherwise; the word stands beside it. */
export function Dot(props: { available: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={
        props.available
          ? "size-2 shrink-0 rounded-full bg-ok"
          : "size-2 shrink-0 rounded-full border border-control"
      }
    />
  );
}

function OwnHours({ tenantId, member, onClose }: AvailabilityProps & { onClose: () => void }) {
  const t = useTranslations("team");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const store = useQuery(trpc.tenants.get.queryOptions({ tenantId }));
  const [hours, setHours] = useState(() => draftHoursOf(member.hours));
  const save = useMutation(
    trpc.team.setAvailability.mutationOptions({
      onSuccess: async () => {
        onClose();
        await refresh();
      },
    }),
  );
  const valid = areHours(hours);
  return (
    <div className="flex flex-col gap-4 overflow-y-auto p-4">
      <p className="text-small text-ink-2">{t("hoursLead")}</p>
      <HoursEditor
        hours={hours}
        timezone={store.data?.timezone ?? ""}
        problem={t("hoursProblem")}
        onChange={setHours}
      />
      <QueryFailure query={store} />
      <InlineFailure error={save.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button
          look="primary"
          busy={save.isPending}
          disabled={!valid}
          onClick={() =>
            save.mutate({ tenantId, userId: member.id, availability: "hours", hours: hoursOf(hours) })
          }
        >
          {t("hoursSave")}
        </Button>
      </div>
    </div>
  );
}
