import type { PromptVersion } from "@platform/contract";
import type { InfiniteData, UseInfiniteQueryResult } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { MoreButton } from "#components/more-button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { Tag } from "#components/tag.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import type { Comparison } from "./compare-dialog.tsx";
import { useAuthorName } from "./use-author-name.ts";

interface VersionListProps {
  versions: UseInfiniteQueryResult<InfiniteData<{ items: PromptVersion[] }>>;
  /** The one that counts now. */
  live: number;
  mayEdit: boolean;
  onCompare: (comparison: Comparison) => void;
}

/** Who published what and when, newest first, and the way back. */
export function VersionList(props: VersionListProps) {
  const t = useTranslations("brain.versions");
  const tCommon = useTranslations("common");
  const { versions } = props;
  if (versions.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
        <Bone className="h-12 w-full" />
        <Bone className="h-12 w-full" />
      </Skeleton>
    );
  }
  if (versions.isError)
    return <FailedState what={t("failed")} error={versions.error} onRetry={() => void versions.refetch()} />;
  return (
    <>
      <ol className="overflow-hidden rounded-card border border-line bg-surface">
        {versions.data.pages
          .flatMap(({ items }) => items)
          .map((version) => (
            <VersionRow key={version.number} {...props} version={version} />
          ))}
      </ol>
      <MoreButton list={versions}>{t("more")}</MoreButton>
    </>
  );
}

function VersionRow(props: VersionListProps & { version: PromptVersion }) {
  const t = useTranslations("brain.versions");
  const format = useFormat();
  const nameOf = useAuthorName();
  const { version } = props;
  const live = version.number === props.live;
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
