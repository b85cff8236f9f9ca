import type { BaseStatus } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { Changes, CompareDialog, type Comparison } from "#features/brain/versions/compare-dialog.tsx";
import { GoLiveForm, TriedGoLiveForm } from "#features/brain/versions/go-live-form.tsx";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { BaseTrial } from "./base-trial.tsx";
import type { BaseDraftEditor } from "./use-base-draft.ts";
import { useBaseTrial } from "./use-base-trial.ts";

interface BaseComparisonProps {
  status: BaseStatus;
  draft: BaseDraftEditor;
  comparison: Comparison | null;
  onClose: () => void;
}

/** The draft or an older version beside what counts now. */
export function BaseComparison(props: BaseComparisonProps) {
  return (
    <CompareDialog comparison={props.comparison} live={props.status.live.number} onClose={props.onClose}>
      {(comparison) => <Compared {...props} comparison={comparison} />}
    </CompareDialog>
  );
}

type ComparedProps = BaseComparisonProps & { comparison: Comparison };

function Compared(props: ComparedProps) {
  const t = useTranslations("brain");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { status, draft, comparison } = props;
  const ready = comparison.kind === "version" || (draft.phase === "saved" && status.draft !== null);
  const version = comparison.kind === "version" ? comparison.number : "draft";
  const text = useQuery({
    // Names both texts: the draft and what counts change under theirs.
    queryKey: [...trpc.base.get.pathKey(), version, status.live.number, status.draft?.revision],
    queryFn: ({ signal }) => client.base.get.query({ version }, { signal }),
    enabled: ready,
  });
  const goLive = useGoLive(props);
  const differs = text.data !== undefined && text.data.diff.length > 0;
  return (
    <>
      <Changes text={text} unsaved={ready ? null : draft.error} />
      {comparison.kind === "draft" && comparison.publish && status.draft ? (
        <TriedPublishing
          live={status.live.number}
          revision={status.draft.revision}
          {...{ differs, ready, goLive }}
        />
      ) : null}
      {comparison.kind === "version" ? (
        <GoLiveForm
          label={t("restore", { number: comparison.number })}
          differs={differs}
          asks={null}
          goLive={goLive}
        />
      ) : null}
    </>
  );
}

interface TriedPublishingProps {
  live: number;
  revision: string;
  differs: boolean;
  ready: boolean;
  goLive: ReturnType<typeof useGoLive>;
}

function TriedPublishing({ live, revision, differs, ready, goLive }: TriedPublishingProps) {
  const t = useTranslations("base");
  const trial = useBaseTrial(revision);
  return (
    <TriedGoLiveForm label={t("publishAs", { number: live + 1 })} {...{ differs, trial, goLive }}>
      <BaseTrial state={trial} ready={ready} />
    </TriedGoLiveForm>
  );
}

/** Publishes the draft, or an older version anew; what went live since the reader looked is not replaced unseen. */
function useGoLive({ status, draft, comparison, onClose }: ComparedProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async ({ note, override }: { note: string; override: string | null }) => {
      const shared = { over: status.live.number, note: note || null };
      if (comparison.kind === "version")
        return client.base.restore.mutate({ ...shared, number: comparison.number });
      const saved = await draft.save();
      if (saved?.revision == null) throw new Error("The draft could not be saved");
      return client.base.publish.mutate({
        ...shared,
        revision: saved.revision,
        ...(override !== null && { override }),
      });
    },
    onSuccess: onClose,
    onSettled: async () => {
      void queryClient.invalidateQueries({ queryKey: trpc.prompts.status.pathKey() });
      await queryClient.invalidateQueries({ queryKey: trpc.base.status.queryKey({}) });
    },
  });
}
