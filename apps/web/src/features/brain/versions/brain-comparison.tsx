import type { PromptStatus } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { BrainTrial } from "../trials/brain-trial.tsx";
import { useTrial } from "../trials/use-trial.ts";
import type { BrainDraft } from "../use-draft.ts";
import { Changes, CompareDialog, type Comparison } from "./compare-dialog.tsx";
import { GoLiveForm, TriedGoLiveForm } from "./go-live-form.tsx";
import { useGoLive } from "./use-go-live.ts";

interface BrainComparisonProps {
  tenantId: string;
  status: PromptStatus;
  draft: BrainDraft;
  mayEdit: boolean;
  comparison: Comparison | null;
  onClose: () => void;
}

/** A store's draft or an older version beside what is live. */
export function BrainComparison(props: BrainComparisonProps) {
  return (
    <CompareDialog comparison={props.comparison} live={props.status.live.number} onClose={props.onClose}>
      {(comparison) => <Compared {...props} comparison={comparison} />}
    </CompareDialog>
  );
}

function Compared(props: BrainComparisonProps & { comparison: Comparison }) {
  const t = useTranslations("brain");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId, status, draft, comparison, mayEdit } = props;
  const ready = comparison.kind === "version" || (draft.phase === "saved" && status.draft !== null);
  const version = comparison.kind === "version" ? comparison.number : "draft";
  const text = useQuery({
    // Names both texts: the draft and what is live change under theirs.
    queryKey: [...trpc.prompts.get.pathKey(), tenantId, version, status.live.number, status.draft?.revision],
    queryFn: async ({ signal }) => {
      const { diff } = await client.prompts.get.query({ tenantId, version, against: "live" }, { signal });
      return { diff: diff?.fields ?? [] };
    },
    enabled: ready,
  });
  const goLive = useGoLive({ tenantId, status, draft, comparison, onDone: props.onClose });
  const differs = text.data !== undefined && text.data.diff.length > 0;
  return (
    <>
      <Changes text={text} unsaved={ready ? null : draft.error} />
      {mayEdit && comparison.kind === "draft" && comparison.publish && status.draft ? (
        <TriedPublishing {...props} revision={status.draft.revision} {...{ differs, ready, goLive }} />
      ) : null}
      {mayEdit && comparison.kind === "version" ? (
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
  tenantId: string;
  status: PromptStatus;
  revision: string;
  differs: boolean;
  ready: boolean;
  goLive: ReturnType<typeof useGoLive>;
}

function TriedPublishing({ tenantId, status, revision, differs, ready, goLive }: TriedPublishingProps) {
  const t = useTranslations("brain");
  const trial = useTrial(tenantId, revision);
  return (
    <TriedGoLiveForm
      label={t("publishAs", { number: status.live.number + 1 })}
      {...{ differs, trial, goLive }}
    >
      <BrainTrial tenantId={tenantId} state={trial} ready={ready} />
    </TriedGoLiveForm>
  );
}
