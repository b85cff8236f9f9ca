import type { Member } from "@platform/contract";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { CardSkeleton } from "#components/skeleton.tsx";
import { InlineFailure, QueryFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { CardFailure } from "./card-failure.tsx";
import { useTeamRefresh } from "./use-team-refresh.ts";

/** Whether the store asks its owners and staff for two factors, and who lacks the second. */
export function SecondFactorCard({ tenantId }: { tenantId: string }) {
  const t = useTranslations("team.secondFactor");
  const trpc = useTRPC();
  const refresh = useTeamRefresh();
  const { role } = useSession();
  const rule = useQuery(trpc.team.secondFactor.queryOptions({ tenantId }));
  const people = useQuery(trpc.team.list.queryOptions({ tenantId, limit: 100 }));
  const own = useQuery(trpc.account.factors.queryOptions({}));
  const set = useMutation(trpc.team.requireSecondFactor.mutationOptions({ onSettled: refresh }));
  if (rule.data === undefined || own.data === undefined) {
    const failed = [rule, own].find(({ isError }) => isError);
    if (failed === undefined) return <CardSkeleton />;
    return <CardFailure title={t("title")} query={failed} />;
  }
  const { required } = rule.data;
  // Whoever asks it of others has proved it; an operator answers for the installation.
  const mayAsk = role === "operator" || (own.data.strong && (own.data.codes || own.data.passkeys.length > 0));
  return (
    <section
      aria-labelledby="second-factor-title"
      className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <h2 id="second-factor-title" className="text-title font-semibold text-ink">
        {t("title")}
      </h2>
      <Switch
        label={t("require")}
        hint={t("hint")}
        checked={set.isPending ? set.variables.required : required}
        disabled={set.isPending || (!required && !mayAsk)}
        onChange={(next) => set.mutate({ tenantId, required: next })}
      />
      {!required && !mayAsk ? (
        <p className="text-small text-ink-2">{t.rich("own", { link: toAccount })}</p>
      ) : null}
      {people.data ? <Lacking people={people.data.items} more={people.data.nextCursor !== null} /> : null}
      <QueryFailure what={t("lackingFailed")} query={people} />
      <InlineFailure error={set.error} />
    </section>
  );
}

function toAccount(words: ReactNode) {
  return (
    <Link to="/account" className="text-link underline underline-offset-2">
      {words}
    </Link>
  );
}

/** Names that a line holds. */
const NAMED = 8;

/** `more`: there are people that nobody looked at, of whom nothing is said. */
function Lacking({ people, more }: { people: readonly Member[]; more: boolean }) {
  const t = useTranslations("team.secondFactor");
  const asked = people.filter(({ role, disabled }) => role !== "viewer" && !disabled);
  const names = asked.filter(({ secondFactor }) => secondFactor === false).map(({ name }) => name);
  if (asked.length === 0 || (names.length === 0 && more)) return null;
  const named = names.slice(0, NAMED).join(", ");
  return (
    <p className="text-small text-ink-2">
      {names.length === 0
        ? t("complete")
        : names.length > NAMED || more
          ? t("lackingMore", { names: named })
          : t("lacking", { names: named })}
    </p>
  );
}
