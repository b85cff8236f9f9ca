import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { QueryFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";

/** Which build answers: what somebody who helps from afar asks first. */
export function VersionFacts() {
  const t = useTranslations("doctor");
  const tCommon = useTranslations("common");
  const format = useFormat();
  const installation = useQuery(useTRPC().installation.get.queryOptions({}));
  const { data, isPending } = installation;
  if (isPending)
    return (
      <Skeleton label={tCommon("loading")}>
        <Bone className="w-3/5" />
      </Skeleton>
    );
  if (data === undefined) return <QueryFailure what={t("versionFailed")} query={installation} />;
  const facts = [
    [t("version"), data.version],
    [t("commit"), data.commit ?? t("unknownCommit")],
    [t("builtAt"), data.builtAt === null ? t("fromSources") : t("built", format.moment(data.builtAt))],
  ];
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2 text-small">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="text-tag text-meta">{name}</dt>
          <dd className="break-words text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
