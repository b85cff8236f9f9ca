import type { TestCase } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { readAll } from "#lib/read-all.ts";
import { useTRPC, useTRPCClient } from "#lib/trpc.ts";
import type { BrainView } from "../sections.ts";
import { useTrial } from "../trials/use-trial.ts";
import { CaseCard } from "./case-card.tsx";

interface CaseListProps {
  tenantId: string;
  mayEdit: boolean;
  mayAnswer: boolean;
  onShow: (change: Partial<BrainView>) => void;
}

const LOOK_EVERY_MS = 1_000;

/** Replies that were marked as wrong: what mends each, and whether the draft does. */
export function CaseList(props: CaseListProps) {
  const t = useTranslations("brain.cases");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { tenantId } = props;
  const trial = useTrial(tenantId);
  const running = trial.trial?.state === "running";
  const cases = useQuery({
    queryKey: [...trpc.cases.list.pathKey(), tenantId],
    queryFn: ({ signal }) =>
      readAll((cursor) => client.cases.list.query({ tenantId, cursor, limit: 100 }, { signal })),
    refetchInterval: running ? LOOK_EVERY_MS : false,
  });
  const { refetch } = cases;
  const endedAt = trial.trial?.endedAt;
  // What the last run came to may have been written after the last look.
  useEffect(() => {
    if (endedAt) void refetch();
  }, [endedAt, refetch]);
  if (cases.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3 p-6">
        <Bone className="h-24 w-full rounded-card" />
        <Bone className="h-24 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (cases.isError)
    return <FailedState what={t("failed")} error={cases.error} onRetry={() => void cases.refetch()} />;
  const items = cases.data;
  const run = (ids: string[]): void => trial.start({ chats: 0, cases: ids });
  const runnable = items.filter(({ replayable }) => replayable).slice(0, 50);
  return (
    <section aria-labelledby="brain-section" className="mx-auto flex max-w-200 flex-col gap-4 p-4 desk:p-6">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="brain-section" className="text-title font-semibold text-ink">
            {t("title")}
          </h2>
          <p className="mt-0.5 text-small text-ink-2">{t("lead")}</p>
        </div>
        {props.mayEdit && runnable.length > 0 ? (
          <Button busy={trial.starting || running} onClick={() => run(runnable.map(({ id }) => id))}>
            {running ? t("running") : t("runAll")}
          </Button>
        ) : null}
      </header>
      <InlineFailure error={trial.error} />
      {items.length === 0 ? <p className="text-body text-ink-2">{t("empty")}</p> : null}
      <ul className="flex flex-col gap-3">
        {items.toSorted(openFirst).map((item) => (
          <li key={item.id}>
            <CaseCard {...props} item={item} busy={trial.starting || running} onRun={() => run([item.id])} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function openFirst(one: TestCase, other: TestCase): number {
  return Number(one.state === "mended") - Number(other.state === "mended");
}
