import type { PromptVersion } from "@platform/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Comparison } from "./compare-dialog.tsx";
import { useAuthorName } from "./use-author-name.ts";

interface VersionListProps {
  tenantId: string;
  status: { live: { number: number } };
  mayEdit: boolean;
  onCompare: (comparison: Comparison) => void;
}

/** Who published what and when, newest first, and the way back. */
export function VersionList(props: VersionListProps) {
  const t = useTranslations("brain.versions");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId, status } = props;
  const versions = useInfiniteQuery(
    pagedQuery<PromptVersion>({
      // A version that went live elsewhere makes another list.
      queryKey: [...trpc.prompts.list.pathKey(), tenantId, status.live.number],
      fetchPage: (page, request) => client.prompts.list.query({ tenantId, ...page }, request),
    }),
  );
  if (versions.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3 p-6">
        <Bone className="h-12 w-full" />
        <Bone className="h-12 w-full" />
      </Skeleton>
    );
  }
  if (versions.isError)
    return <FailedState what={t("failed")} error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <section aria-labelledby="brain-section" className="mx-auto flex max-w-200 flex-col gap-4 p-4 desk:p-6">
      <header>
        <h2 id="brain-section" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">{t("lead")}</p>
      </header>
      <ol className="overflow-hidden rounded-card border border-line">
        {versions.data.pages
          .flatMap(({ items }) => items)
          .map((version) => (
            <VersionRow key={version.number} {...props} version={version} />
          ))}
      </ol>
      {versions.hasNextPage ? (
        <Button busy={versions.isFetchingNextPage} onClick={() => void versions.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </section>
  );
}

function VersionRow(props: VersionListProps & { version: PromptVersion }) {
  const t = useTranslations("brain.versions");
  const format = useFormat();
  const nameOf = useAuthorName();
  const { version, status } = props;
  const live = version.number === status.live.number;
  const day = format.dayTitle(version.createdAt);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 text-body font-medium text-ink">
          {t("number", { number: version.number })}
          {live ? <Tag tone="ok">{t("live")}</Tag> : null}
        </p>
        <p className="text-small text-ink-2">
          {t(`origin.${version.origin}`, {
            name: nameOf(version.author),
            number: version.restoredFrom ?? 0,
          })}
          {" · "}
          <time dateTime={version.createdAt}>
            {day} {format.clock(version.createdAt)}
          </time>
        </p>
        {version.note ? <p className="mt-0.5 text-small break-words text-ink">{version.note}</p> : null}
      </div>
      {live ? null : (
        <Button onClick={() => props.onCompare({ kind: "version", number: version.number })}>
          {props.mayEdit ? t("back") : t("compare")}
        </Button>
      )}
    </li>
  );
}
