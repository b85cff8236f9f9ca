import type { Handoff } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { SaveBar } from "#components/save-bar.tsx";
import { draftOf, type HandoffDraft, patchOf, problemsOf } from "./draft.ts";
import { AlertsSection, MailSection, WordsSection } from "./sections.tsx";

/** Who is told when a chat waits for a person, by which mail, and what the customer hears. */
export function HandoffPage(props: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("handoff");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const handoff = useQuery(trpc.handoff.get.queryOptions({ tenantId: props.tenantId }));
  if (handoff.data) return <HandoffForm key={props.tenantId} handoff={handoff.data} title={props.title} />;
  if (handoff.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="mx-auto flex w-full max-w-[980px] flex-col gap-6 p-8">
        <Bone className="h-7 w-64" />
        <Bone className="h-64 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (reasonOf(handoff.error) === "not_found") return <EmptyState title={t("notFound")} />;
  return <FailedState what={t("failed")} error={handoff.error} onRetry={() => void handoff.refetch()} />;
}

function HandoffForm(props: { handoff: Handoff; title: ReactNode }) {
  const { handoff } = props;
  const form = useHandoffForm(handoff);
  const { changed, save } = form;
  return (
    <Page title={props.title}>
      <AlertsSection {...form.section} />
      <MailSection {...form.section} handoff={handoff} changed={changed} />
      <WordsSection {...form.section} />
      {changed || save.isSuccess ? (
        <SaveBar
          changed={changed}
          saving={save.isPending}
          error={save.error}
          invalid={Object.keys(form.section.problems).length > 0}
          onSave={form.submit}
          onDiscard={form.discard}
        />
      ) : null}
    </Page>
  );
}

function useHandoffForm(handoff: Handoff) {
  const t = useTranslations("tenants");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<HandoffDraft>(() => draftOf(handoff));
  const [showProblems, setShowProblems] = useState(false);
  const patch = patchOf(handoff, draft);
  const changed = Object.keys(patch).length > 0;
  const problems = problemsOf(draft);
  const save = useMutation(
    trpc.handoff.save.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(trpc.handoff.get.queryKey({ tenantId: saved.tenantId }), saved);
        setDraft(draftOf(saved));
        setShowProblems(false);
      },
    }),
  );
  useBlocker({
    shouldBlockFn: () => changed && !window.confirm(t("leave")),
    enableBeforeUnload: changed,
  });
  return {
    changed,
    save,
    submit() {
      setShowProblems(true);
      const first = Object.keys(problems)[0];
      if (first === undefined) save.mutate({ tenantId: handoff.tenantId, ...patch });
      else document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    },
    discard() {
      setDraft(draftOf(handoff));
      save.reset();
    },
    section: {
      draft,
      problems: showProblems ? problems : {},
      onChange: (change: Partial<HandoffDraft>) => setDraft((before) => ({ ...before, ...change })),
    },
  };
}
