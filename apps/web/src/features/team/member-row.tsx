import type { Member } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { IconButton } from "#components/button.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { Alert, InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { AvailabilityMenu, Dot } from "./availability-menu.tsx";
import { FactorDialog, RemoveDialog, ResetDialog } from "./member-dialogs.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

export interface MemberRowProps {
  tenantId: string;
  member: Member;
  self: boolean;
  manages: boolean;
}

/** One person of the store, and what may be done about them. */
export function MemberRow(props: MemberRowProps) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const { tenantId, member, self, manages } = props;
  const update = useMutation(trpc.team.update.mutationOptions({ onSettled: refresh }));
  const keepsOwner = update.error !== null && reasonOf(update.error) === "conflict";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 desk:px-6">
      <Avatar name={member.name} />
      <Who member={member} self={self} />
      {member.role === "viewer" || member.disabled ? null : manages || self ? (
        <AvailabilityMenu tenantId={tenantId} member={member} />
      ) : (
        <span className="flex items-center gap-1.5 text-small text-ink-2">
          <Dot available={member.available} />
          {t(member.available ? "attends.available" : "attends.away")}
        </span>
      )}
      {manages ? (
        <div className="flex items-center gap-1">
          <RoleChoice
            label={t("roleOf", { name: member.name })}
            value={member.role}
            busy={update.isPending}
            onChange={(role) => update.mutate({ tenantId, userId: member.id, role })}
          />
          <Actions
            {...props}
            onSwitch={(disabled) => update.mutate({ tenantId, userId: member.id, disabled })}
          />
        </div>
      ) : (
        <span className="text-small text-ink-2">{t(`role.${member.role}`)}</span>
      )}
      {keepsOwner ? (
        <Alert className="basis-full">{t("lastOwner")}</Alert>
      ) : (
        <InlineFailure error={update.error} />
      )}
    </li>
  );
}

function Who({ member, self }: { member: Member; self: boolean }) {
  const t = useTranslations("team");
  const format = useFormat();
  return (
    <div className="min-w-0 flex-1 basis-52">
      <p className="flex flex-wrap items-center gap-2">
        <span dir="auto" className="text-body font-semibold break-words text-ink">
          {member.name}
        </span>
        {self ? <span className="text-tag text-meta">{t("you")}</span> : null}
        {member.disabled ? <Tag tone="outline">{t("disabled")}</Tag> : null}
      </p>
      <p className="text-tag break-words text-meta">
        {member.email}
        {member.openChats === 0 ? null : ` · ${t("openChats", { count: member.openChats })}`}
        {member.lastSeenAt === null ? null : ` · ${t("seen", { when: format.relative(member.lastSeenAt) })}`}
      </p>
    </div>
  );
}

function Actions(props: MemberRowProps & { onSwitch: (disabled: boolean) => void }) {
  const t = useTranslations("team");
  const { role } = useSession();
  const { member } = props;
  const [asking, setAsking] = useState<"remove" | "link" | "factor" | null>(null);
  const entries: MenuEntry[] = [
    {
      kind: "item",
      label: t(member.disabled ? "enable" : "disable"),
      onSelect: () => props.onSwitch(!member.disabled),
    },
    ...(role === "operator"
      ? [{ kind: "item", label: t("resetLink"), onSelect: () => setAsking("link") } as const]
      : []),
    ...(role === "operator" && member.secondFactor === true
      ? [{ kind: "item", label: t("secondFactor.reset"), onSelect: () => setAsking("factor") } as const]
      : []),
    { kind: "item", label: t(props.self ? "leave" : "remove"), onSelect: () => setAsking("remove") },
  ];
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("more", { name: member.name })}>
            <Ellipsis size={17} aria-hidden="true" />
          </IconButton>
        }
        entries={entries}
      />
      <RemoveDialog {...props} open={asking === "remove"} onClose={() => setAsking(null)} />
      <ResetDialog member={member} open={asking === "link"} onClose={() => setAsking(null)} />
      <FactorDialog member={member} open={asking === "factor"} onClose={() => setAsking(null)} />
    </>
  );
}
