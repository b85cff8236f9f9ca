import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { pagedQuery } from "#lib/paged-query.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { Comparison } from "./compare-dialog.tsx";
import { VersionList } from "./version-list.tsx";

interface BrainVersionsProps {
  tenantId: string;
  status: { live: { number: number } };
  mayEdit: boolean;
  onCompare: (comparison: Comparison) => void;
}

/** What a store's bot was told. */
export function BrainVersions({ tenantId, status, mayEdit, onCompare }: BrainVersionsProps) {
  const t = useTranslations("brain.versions");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const versions = useInfiniteQuery(
    pagedQuery({
      // A version that went live elsewhere makes another list.
      queryKey: [...trpc.prompts.list.pathKey(), tenantId, status.live.number],
      fetchPage: (page, request) => client.prompts.list.query({ tenantId, ...page }, request),
    }),
  );
  return (
    <section aria-labelledby="brain-section" className="mx-auto flex max-w-200 flex-col gap-4 p-4 desk:p-6">
      <header>
        <h2 id="brain-section" className="text-title font-semibold text-ink">
          {t("title")}
        </h2>
        <p className="mt-0.5 text-small text-ink-2">{t("lead")}</p>
      </header>
      <VersionList versions={versions} live={status.live.number} mayEdit={mayEdit} onCompare={onCompare} />
    </section>
  );
}
