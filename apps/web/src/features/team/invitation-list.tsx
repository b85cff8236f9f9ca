import type { Invitation } from "@platform/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CardSkeleton } from "#components/skeleton.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { CardFailure } from "./card-failure.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

/** Who was invited and has not come yet; nothing at all where there is nobody. */
export function InvitationList(props: { tenantId: string }) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId } = props;
  const invitations = useQuery({
    queryKey: [...trpc.team.invitations.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.team.invitations.query({ tenantId, cursor, limit: 100 }, { signal })),
  });
  const { data, isPending } = invitations;
  if (isPending) return <CardSkeleton />;
  if (data === undefined) return <CardFailure title={t("invited")} query={invitations} />;
  if (data.length === 0) return null;
  return (
    <section aria-labelledby="invited-title" className="rounded-card border border-line bg-surface">
      <h2 id="invited-title" className="px-4 pt-4 text-title font-semibold text-ink desk:px-6">
        {t("invited")}
      </h2>
      <ul className="divide-y divide-line pb-1">
        {data.map((invitation) => (
          <Row key={invitation.id} tenantId={tenantId} invitation={invitation} />
        ))}
      </ul>
    </section>
  );
}

function Row(props: { tenantId: string; invitation: Invitation }) {
  const t = useTranslations("team");
  const trpc = useTRPC();
  const format = useFormat();
  const refresh = useTeamRefresh();
  const { tenantId, invitation } = props;
  const revoke = useMutation(trpc.team.uninvite.mutationOptions({ onSettled: refresh }));
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 desk:px-6">
      <div className="min-w-0 flex-1 basis-56">
        <p className="text-body break-words text-ink">{invitation.email}</p>
        <p className="text-tag text-meta">
          {t(`role.${invitation.role}`)} · {t("invitedBy", { name: invitation.invitedBy })} ·{" "}
          {t("expires", format.moment(invitation.expiresAt))}
        </p>
      </div>
      <Button
        busy={revoke.isPending}
        aria-label={t("revokeNamed", { email: invitation.email })}
        onClick={() => revoke.mutate({ tenantId, invitationId: invitation.id })}
      >
        {t("revoke")}
      </Button>
      <InlineFailure error={revoke.error} />
    </li>
  );
}
