import type { Member } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Avatar } from "#components/avatar.tsx";
import { Button, IconButton } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Menu, type MenuEntry } from "#components/menu.tsx";
import { InlineFailure } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { AvailabilityMenu, Dot } from "./availability-menu.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

interface MemberRowProps {
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
        <p role="alert" className="basis-full text-small text-danger">
          {t("lastOwner")}
        </p>
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
        <span className="text-body font-semibold break-words text-ink">{member.name}</span>
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
  const [asking, setAsking] = useState<"remove" | "link" | null>(null);
  const entries: MenuEntry[] = [
    {
      kind: "item",
      label: t(member.disabled ? "enable" : "disable"),
      onSelect: () => props.onSwitch(!member.disabled),
    },
    ...(role === "operator"
      ? [{ kind: "item", label: t("resetLink"), onSelect: () => setAsking("link") } as const]
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
    </>
  );
}

function RemoveDialog(props: MemberRowProps & { open: boolean; onClose: () => void }) {
  const t = useTranslations("team");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const { tenantId, member, onClose } = props;
  const remove = useMutation(
    trpc.team.remove.mutationOptions({
      onSuccess: async () => {
        onClose();
        await refresh();
      },
    }),
  );
  const keepsOwner = remove.error !== null && reasonOf(remove.error) === "conflict";
  return (
    <Dialog open={props.open} onClose={onClose} title={t("removeTitle", { name: member.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2">{t("removeText")}</p>
        {keepsOwner ? (
          <p role="alert" className="text-small text-danger">
            {t("lastOwner")}
          </p>
        ) : (
          <InlineFailure error={remove.error} />
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button
            look="danger"
            busy={remove.isPending}
            onClick={() => remove.mutate({ tenantId, userId: member.id })}
          >
            {t(props.self ? "leave" : "remove")}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** For people whom no letter reaches: the operator hands the link over. */
function ResetDialog(props: { member: Member; open: boolean; onClose: () => void }) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const { member } = props;
  const make = useMutation(trpc.team.resetLink.mutationOptions());
  return (
    <Dialog open={props.open} onClose={props.onClose} title={t("resetTitle", { name: member.name })}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-body text-ink-2">{t("resetText")}</p>
        {make.data ? (
          <CopyField label={t("resetLink")} value={make.data.link} />
        ) : (
          <Button
            look="primary"
            className="self-start"
            busy={make.isPending}
            onClick={() => make.mutate({ userId: member.id })}
          >
            {t("resetMake")}
          </Button>
        )}
        <InlineFailure error={make.error} />
      </div>
    </Dialog>
  );
}
