import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { useSession } from "#lib/session.ts";
import { useTRPC } from "#lib/trpc.ts";
import { CodesCard } from "./codes-card.tsx";
import { PasskeysCard } from "./passkeys-card.tsx";

/** What a person proves besides the password; whoever operates the installation is urged to. */
export function FactorsSection() {
  const t = useTranslations("secondFactor");
  const tCommon = useTranslations("common");
  const { role } = useSession();
  const factors = useQuery(useTRPC().account.factors.queryOptions({}));
  const { data } = factors;
  const bare = data !== undefined && !data.codes && data.passkeys.length === 0;
  return (
    <section
      id="segundo-factor"
      aria-labelledby="factors-title"
      className="rounded-card border border-line bg-surface"
    >
      <div className="px-4 pt-4 desk:px-6">
        <h2 id="factors-title" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 max-w-140 text-small text-ink-2">{t("lead")}</p>
      </div>
      {data !== undefined ? (
        <>
          {bare && role === "operator" ? <Note>{t("operator")}</Note> : null}
          {!data.strong && !bare ? <Note>{t("weak")}</Note> : null}
          <div className="divide-y divide-line">
            {data.password ? <CodesCard factors={data} /> : null}
            <PasskeysCard factors={data} />
          </div>
        </>
      ) : factors.isError ? (
        <FailedState what={t("failed")} error={factors.error} onRetry={() => void factors.refetch()} />
      ) : (
        <Skeleton label={tCommon("loading")} className="p-4 desk:px-6">
          <Bone className="h-40 w-full" />
        </Skeleton>
      )}
    </section>
  );
}

function Note(props: { children: string }) {
  return (
    <p className="mx-4 mt-3 rounded-control bg-waiting-tint px-3 py-2 text-small text-waiting desk:mx-6">
      {props.children}
    </p>
  );
}
