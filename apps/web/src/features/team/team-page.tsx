import type { TeamRole } from "@platform/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { MoreButton } from "#components/more-button.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { useSession } from "#lib/session.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { InviteForm } from "./invite-form.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { SecondFactorCard } from "./second-factor-card.tsx";
import { MemberRow } from "./member-row.tsx";
import { WeeklyCard } from "./weekly-card.tsx";

interface TeamPageProps {
  tenantId: string;
  title: ReactNode;
  /** What the reader is in this store. */
  role: TeamRole;
}

/** The people of a store: who they are, what they may do, and the way in for others. */
export function TeamPage(props: TeamPageProps) {
  const t = useTranslations("team");
  const { tenantId } = props;
  const manages = props.role === "owner";
  return (
    <Page title={props.title} lead={t("lead")} inTurn>
      {manages ? <InviteSection tenantId={tenantId} /> : null}
      <section aria-labelledby="people-title" className="rounded-card border border-line bg-surface">
        <h2 id="people-title" className="px-4 pt-4 text-title font-semibold text-ink desk:px-6">
          {t("people")}
        </h2>
        <People tenantId={tenantId} manages={manages} />
      </section>
      {manages ? <SecondFactorCard tenantId={tenantId} /> : null}
      {manages ? <InvitationList tenantId={tenantId} /> : null}
      {manages ? <WeeklyCard tenantId={tenantId} /> : null}
    </Page>
  );
}

/** A new form for each invitation, so that the last link stays readable until the next is asked for. */
function InviteSection(props: { tenantId: string }) {
  const [round, setRound] = useState(0);
  return <InviteForm key={round} tenantId={props.tenantId} onAnother={() => setRound(round + 1)} />;
}

function People(props: { tenantId: string; manages: boolean }) {
  const t = useTranslations("team");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const { user } = useSession();
  const client = useTRPCClient();
  const { tenantId } = props;
  const people = useInfiniteQuery(
    pagedQuery({
      queryKey: trpc.team.list.infiniteQueryKey({ tenantId }),
      fetchPage: (page, request) => client.team.list.query({ tenantId, limit: 100, ...page }, request),
    }),
  );
  if (people.isPending)
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-4 p-4 desk:px-6">
        <Bone className="h-10 w-full" />
        <Bone className="h-10 w-full" />
      </Skeleton>
    );
  if (people.isError)
    return <FailedState what={t("failed")} error={people.error} onRetry={() => void people.refetch()} />;
  const members = people.data.pages.flatMap(({ items }) => items);
  if (members.length === 0)
    return <p className="px-4 pt-1 pb-4 text-body text-ink-2 desk:px-6">{t("nobody")}</p>;
  return (
    <div className="flex flex-col">
      <ul className="divide-y divide-line pb-1">
        {members.map((member) => (
          <MemberRow
            key={member.id}
            tenantId={tenantId}
            member={member}
            self={member.id === user?.id}
            manages={props.manages}
          />
        ))}
      </ul>
      {people.hasNextPage ? (
        <div className="flex flex-col border-t border-line py-3">
          <MoreButton list={people}>{t("morePeople")}</MoreButton>
        </div>
      ) : null}
    </div>
  );
}
