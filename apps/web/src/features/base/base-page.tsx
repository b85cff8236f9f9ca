import type { BaseStatus } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { TurnTrace } from "#api/types.ts";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState } from "#components/states.tsx";
import { DiscardButton } from "#features/brain/discard-button.tsx";
import { differing } from "#features/brain/model/texts.ts";
import { PaneSwitch } from "#features/brain/pane-switch.tsx";
import type { BrainPane } from "#features/brain/sections.ts";
import { StatusBar } from "#features/brain/status-bar.tsx";
import type { Comparison } from "#features/brain/versions/compare-dialog.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { BaseComparison } from "./base-comparison.tsx";
import { BaseFields } from "./base-fields.tsx";
import { BasePlayground } from "./base-playground.tsx";
import { formOf } from "./base-texts.ts";
import { BaseVersions } from "./base-versions.tsx";
import { type BaseDraftEditor, useBaseDraft } from "./use-base-draft.ts";

interface BasePageProps {
  renderReasoning: (trace: TurnTrace) => ReactNode;
}

/** Other operators publish too. */
const LOOK_EVERY_MS = 15_000;

/** What the bots of all stores are told: written as a draft, tried, compared, published and taken back. */
export function BasePage(props: BasePageProps) {
  const t = useTranslations("base");
  const tCommon = useTranslations("common");
  const status = useQuery({
    ...useTRPC().base.status.queryOptions({}),
    refetchInterval: LOOK_EVERY_MS,
    refetchOnWindowFocus: true,
  });
  if (status.data) return <Base {...props} status={status.data} />;
  if (status.isError)
    return <FailedState what={t("failed")} error={status.error} onRetry={() => void status.refetch()} />;
  return (
    <Skeleton label={tCommon("loading")} className="flex flex-col gap-4 p-6">
      <Bone className="h-7 w-48" />
      <Bone className="h-96 w-full rounded-card" />
    </Skeleton>
  );
}

function Base({ status, renderReasoning }: BasePageProps & { status: BaseStatus }) {
  const phone = useIsPhone();
  const draft = useBaseDraft(status);
  const [pane, setPane] = useState<BrainPane>("edit");
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const live = formOf(status.live.texts);
  const changed = differing(live, draft.mine).length > 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <StatusBar
        title={<Title />}
        live={status.live}
        stored={status.draft}
        draft={draft}
        mayEdit
        changed={changed}
        unread={0}
        discard={<Discard draft={draft} live={live} />}
        onCompare={setComparison}
      />
      {phone ? <PaneSwitch pane={pane} onChange={setPane} /> : null}
      <div className="grid min-h-0 flex-1 grid-rows-[minmax(0,1fr)] desk:grid-cols-[minmax(0,1fr)_22.5rem] wide:grid-cols-[minmax(0,1fr)_25rem]">
        <div className={cx("min-h-0 overflow-y-auto bg-surface", phone && pane === "try" && "hidden")}>
          <div className="mx-auto flex max-w-200 flex-col gap-8 p-4 desk:p-6">
            <BaseFields status={status} draft={draft} />
            <BaseVersions live={status.live.number} onCompare={setComparison} />
          </div>
        </div>
        <div className={cx("contents", phone && pane === "edit" && "hidden!")}>
          <BasePlayground draft={draft} changed={changed} renderReasoning={renderReasoning} />
        </div>
      </div>
      <BaseComparison
        status={status}
        draft={draft}
        comparison={comparison}
        onClose={() => setComparison(null)}
      />
    </div>
  );
}

function Title() {
  const t = useTranslations("base");
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <h1 className="text-page font-semibold text-ink">{t("title")}</h1>
      <Link
        to="/admin/tenants"
        className="touch-target inline-flex items-center self-center text-small text-link underline underline-offset-2"
      >
        <ChevronLeft size={14} aria-hidden="true" />
        {t("back")}
      </Link>
    </div>
  );
}

function Discard({ draft, live }: { draft: BaseDraftEditor; live: ReturnType<typeof formOf> }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const discard = useMutation(
    trpc.base.discardDraft.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.base.status.queryKey({}) }),
    }),
  );
  return <DiscardButton draft={draft} live={live} discard={discard} />;
}
