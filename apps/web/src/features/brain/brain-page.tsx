import type { PromptStatus } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { TurnTrace } from "#api/types.ts";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useIsPhone } from "#lib/use-media-query.ts";
import { CaseList } from "./cases/case-list.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { BrainEditor } from "./editor/brain-editor.tsx";
import { SectionList } from "./editor/section-list.tsx";
import { differing, textsOf } from "./model/texts.ts";
import { PaneSwitch } from "./pane-switch.tsx";
import { Playground } from "./playground/playground.tsx";
import { QuestionList } from "./questions/question-list.tsx";
import type { BrainPane, BrainSection, BrainView } from "./sections.ts";
import { StatusBar } from "./status-bar.tsx";
import { type BrainDraft, useDraft } from "./use-draft.ts";
import { BrainComparison } from "./versions/brain-comparison.tsx";
import { BrainVersions } from "./versions/brain-versions.tsx";
import type { Comparison } from "./versions/compare-dialog.tsx";

interface BrainPageProps {
  tenantId: string;
  section: BrainSection;
  /** Which of the two a phone shows. */
  pane: BrainPane;
  /** The test case that stands in the playground. */
  caseId: string | null;
  onShow: (change: Partial<BrainView>) => void;
  mayEdit: boolean;
  /** Whoever answers customers also says which replies were wrong. */
  mayAnswer: boolean;
  title: ReactNode;
  renderReasoning: (trace: TurnTrace) => ReactNode;
}

/** Others publish too, and administrators write SQL. */
const LOOK_EVERY_MS = 15_000;

/** What a store's bot is told: read, written as a draft, tried, compared, published and taken back. */
export function BrainPage(props: BrainPageProps) {
  const t = useTranslations("brain");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const status = useQuery({
    ...trpc.prompts.status.queryOptions({ tenantId: props.tenantId }),
    refetchInterval: LOOK_EVERY_MS,
    refetchOnWindowFocus: true,
  });
  if (status.data) return <Brain key={props.tenantId} {...props} status={status.data} />;
  if (status.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-4 p-6">
        <Bone className="h-7 w-48" />
        <Bone className="h-96 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (reasonOf(status.error) === "not_found") return <EmptyState title={t("notFound")} />;
  return <FailedState what={t("failed")} error={status.error} onRetry={() => void status.refetch()} />;
}

const paneGrid =
  "grid min-h-0 flex-1 max-desk:grid-rows-[auto_minmax(0,1fr)] desk:grid-rows-[auto_minmax(0,1fr)] wide:grid-rows-[minmax(0,1fr)]";
const withPlayground = "desk:grid-cols-[minmax(0,1fr)_22.5rem] wide:grid-cols-[13.75rem_minmax(0,1fr)_25rem]";
/** Who may not try the bot needs no place for it. */
const withoutPlayground = "desk:grid-cols-[minmax(0,1fr)] wide:grid-cols-[13.75rem_minmax(0,1fr)]";

function Brain(props: BrainPageProps & { status: PromptStatus }) {
  const { tenantId, status, section, mayEdit } = props;
  const phone = useIsPhone();
  const draft = useDraft(tenantId, status);
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const changed = differing(textsOf(status.live.brain), draft.mine);
  const shared = { tenantId, status, draft, mayEdit };
  return (
    <div className="flex h-full min-h-0 flex-col">
      <StatusBar
        title={props.title}
        live={status.live}
        stored={status.draft}
        draft={draft}
        mayEdit={mayEdit}
        changed={changed.length > 0}
        unread={((changed.length > 0 ? status.draft : null) ?? status.live).unreadCharacters}
        discard={<Discard tenantId={tenantId} status={status} draft={draft} />}
        onCompare={setComparison}
      />
      {phone && mayEdit ? <PaneSwitch pane={props.pane} onChange={(pane) => props.onShow({ pane })} /> : null}
      <div className={cx(paneGrid, mayEdit ? withPlayground : withoutPlayground)}>
        {/* On a phone both stay, so that a conversation and a place in the text do. */}
        <div className={cx("contents", phone && mayEdit && props.pane === "try" && "hidden!")}>
          <SectionList
            section={section}
            changed={changed}
            onChoose={(chosen) => props.onShow({ section: chosen })}
          />
          <div className="min-h-0 overflow-y-auto bg-surface">
            <Section {...props} {...shared} onCompare={setComparison} />
          </div>
        </div>
        {mayEdit ? (
          <div className={cx("contents", phone && props.pane === "edit" && "hidden!")}>
            <Playground
              key={props.caseId}
              tenantId={tenantId}
              caseId={props.caseId}
              onLeaveCase={() => props.onShow({ caseId: null })}
              trying={{ draft: draft.mine }}
              changed={changed.length > 0}
              renderReasoning={props.renderReasoning}
              className="desk:col-start-2 desk:row-span-2 desk:row-start-1 max-desk:row-span-2 wide:col-start-3 wide:row-span-1"
            />
          </div>
        ) : null}
      </div>
      <BrainComparison {...shared} comparison={comparison} onClose={() => setComparison(null)} />
    </div>
  );
}

function Discard({ tenantId, status, draft }: { tenantId: string; status: PromptStatus; draft: BrainDraft }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const discard = useMutation(
    trpc.prompts.discardDraft.mutationOptions({
      onSettled: () =>
        queryClient.invalidateQueries({ queryKey: trpc.prompts.status.queryKey({ tenantId }) }),
    }),
  );
  return (
    <DiscardButton
      draft={draft}
      live={textsOf(status.live.brain)}
      discard={{ ...discard, mutate: ({ revision }) => discard.mutate({ tenantId, revision }) }}
    />
  );
}

/** What stands in the middle: texts of the draft, or what they are judged by. */
function Section(
  props: BrainPageProps & {
    status: PromptStatus;
    draft: BrainDraft;
    onCompare: (comparison: Comparison) => void;
  },
) {
  const { section } = props;
  switch (section) {
    case "versions":
      return <BrainVersions {...props} />;
    case "questions":
      return <QuestionList tenantId={props.tenantId} mayEdit={props.mayEdit} />;
    case "cases":
      return <CaseList {...props} />;
    default:
      return <BrainEditor {...props} section={section} />;
  }
}
