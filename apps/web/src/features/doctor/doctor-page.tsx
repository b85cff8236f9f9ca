import type { Finding } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CheckMark, worstFirst } from "#components/check-mark.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useLanguage } from "#lib/i18n/use-language.ts";
import { useTRPC } from "#lib/trpc.ts";
import { VersionFacts } from "./version-facts.tsx";

/** What the doctor finds in the installation, worst first, each with its mend. */
export function DoctorPage() {
  const t = useTranslations("doctor");
  const trpc = useTRPC();
  const looked = useQuery(
    trpc.installation.doctor.queryOptions({ language: useLanguage() }, { staleTime: 30_000 }),
  );
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <Button busy={looked.isFetching} onClick={() => void looked.refetch()}>
          {t("again")}
        </Button>
      }
    >
      <VersionFacts />
      {looked.isPending ? <Waiting /> : null}
      {looked.isError ? (
        <FailedState what={t("failed")} error={looked.error} onRetry={() => void looked.refetch()} />
      ) : null}
      {looked.isSuccess ? <Findings findings={looked.data} at={looked.dataUpdatedAt} /> : null}
    </Page>
  );
}

function Waiting() {
  const tCommon = useTranslations("common");
  return (
    <Skeleton
      label={tCommon("loading")}
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-4 desk:p-6"
    >
      <Bone className="w-2/5" />
      <Bone className="w-3/5" />
      <Bone className="w-1/3" />
    </Skeleton>
  );
}

function Findings({ findings, at }: { findings: readonly Finding[]; at: number }) {
  const t = useTranslations("doctor");
  const format = useFormat();
  const count = (status: Finding["status"]) => findings.filter((one) => one.status === status).length;
  return (
    <>
      <p role="status" className="text-small text-ink-2">
        {t("looked", {
          ...format.moment(new Date(at).toISOString()),
          fail: count("fail"),
          warn: count("warn"),
        })}
      </p>
      {worstFirst.map((status) => {
        const found = findings.filter((one) => one.status === status);
        return found.length === 0 ? null : <Group key={status} status={status} findings={found} />;
      })}
    </>
  );
}

function Group(props: { status: Finding["status"]; findings: readonly Finding[] }) {
  const t = useTranslations("doctor");
  const { status, findings } = props;
  return (
    <section aria-labelledby={`found-${status}`} className="rounded-card border border-line bg-surface">
      <h2 id={`found-${status}`} className="px-4 pt-4 text-title font-semibold text-ink desk:px-6">
        {t(`group.${status}`)} <span className="font-normal text-meta">{findings.length}</span>
      </h2>
      <ul className="mt-2 divide-y divide-line pb-1">
        {findings.map((finding, place) => (
          // The doctor may say several things of one check.
          <li key={`${finding.check} ${place}`} className="flex items-start gap-3 px-4 py-3 desk:px-6">
            <CheckMark status={status} />
            <div className="min-w-0 flex-1 text-small break-words">
              <p className="text-ink">
                <span className="font-medium">{finding.check}</span>
                <span lang={finding.language} className="text-ink-2">
                  {" "}
                  · {finding.detail}
                </span>
              </p>
              {finding.fix === null ? null : (
                <p lang={finding.language} className="mt-0.5 text-ink-2">
                  {finding.fix}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
