import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import type { Comparison } from "#features/brain/versions/compare-dialog.tsx";
import { VersionList } from "#features/brain/versions/version-list.tsx";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";

interface BaseVersionsProps {
  live: number;
  onCompare: (comparison: Comparison) => void;
}

/** What all bots were told, and the way back. */
export function BaseVersions({ live, onCompare }: BaseVersionsProps) {
  const t = useTranslations("brain.versions");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const versions = useInfiniteQuery(
    pagedQuery({
      queryKey: [...trpc.base.list.pathKey(), live],
      fetchPage: (page, request) => client.base.list.query(page, request),
    }),
  );
  if (live === 0) return null;
  return (
    <section aria-labelledby="base-versions" className="flex flex-col gap-3">
      <h2 id="base-versions" className="text-title font-semibold text-ink">
        {t("title")}
      </h2>
      <VersionList versions={versions} live={live} mayEdit onCompare={onCompare} />
    </section>
  );
}
