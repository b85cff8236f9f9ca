import type { Handoff, Tenant } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useUnsavedGuard } from "#lib/use-unsaved-guard.ts";
import { SaveBar } from "#components/save-bar.tsx";
import { areTopics, draftOf, type HandoffDraft, patchOf, problemsOf } from "./draft.ts";
import { hoursDraftOf, type HoursDraft, hoursPatchOf, hoursProblems } from "./hours-draft.ts";
import { HoursSection } from "./hours-section.tsx";
import { AlertsSection, MailSection, WordsSection } from "./sections.tsx";
import { TopicsSection } from "./topics-section.tsx";
import { TriggersSection } from "./triggers-section.tsx";

/** What goes to people and when, when they are there, who is told, and what the customer hears. */
export function HandoffPage(props: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("handoff");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const { tenantId } = props;
  const handoff = useQuery(trpc.handoff.get.queryOptions({ tenantId }));
  const tenant = useQuery(trpc.tenants.get.queryOptions({ tenantId }));
  if (handoff.data && tenant.data) {
    return <HandoffForm key={tenantId} handoff={handoff.data} tenant={tenant.data} title={props.title} />;
  }
  const failed = handoff.error ?? tenant.error;
  if (failed === null) {
    return (
      <Skeleton label={tCommon("loading")} className="mx-auto flex w-full max-w-245 flex-col gap-6 p-8">
        <Bone className="h-7 w-64" />
        <Bone className="h-64 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (reasonOf(failed) === "not_found") return <EmptyState title={t("notFound")} />;
  const retry = () => void Promise.all([handoff.refetch(), tenant.refetch()]);
  return <FailedState what={t("failed")} error={failed} onRetry={retry} />;
}

interface HandoffFormProps {
  handoff: Handoff;
  tenant: Tenant;
  title: ReactNode;
}

function HandoffForm(props: HandoffFormProps) {
  const { handoff, tenant } = props;
  const form = useHandoffForm(props);
  const { changed, save, hours, showProblems } = form;
  const { draft, onChange } = form.section;
  return (
    <Page title={props.title}>
      <TopicsSection
        topics={draft.topics}
        showProblems={showProblems}
        onChange={(topics) => onChange({ topics })}
      />
      <TriggersSection draft={draft} onChange={onChange} />
      <HoursSection tenantId={tenant.id} timezone={tenant.timezone} showProblems={showProblems} {...hours} />
      <AlertsSection {...form.section} tenantId={handoff.tenantId} />
      <WordsSection {...form.section} />
      <MailSection {...form.section} handoff={handoff} changed={changed} />
      {changed || save.isSuccess ? (
        <SaveBar
          changed={changed}
          saving={save.isPending}
          error={save.error}
          invalid={showProblems && form.firstProblem !== undefined}
          onSave={form.submit}
          onDiscard={form.discard}
        />
      ) : null}
    </Page>
  );
}

/** Two rows of the database, one form: each is saved only where it differs. */
function useSave({ handoff, tenant }: HandoffFormProps, onSaved: (saved: Saved) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ofHandoff = useMutation(trpc.handoff.save.mutationOptions());
  const ofTenant = useMutation(trpc.tenants.update.mutationOptions());
  return useMutation({
    mutationFn: async ({ patch, hoursPatch }: Patches): Promise<Saved> => {
      const tenantId = tenant.id;
      const isEmpty = (some: object): boolean => Object.keys(some).length === 0;
      return {
        tenant: isEmpty(hoursPatch) ? tenant : await ofTenant.mutateAsync({ tenantId, ...hoursPatch }),
        handoff: isEmpty(patch) ? handoff : await ofHandoff.mutateAsync({ tenantId, ...patch }),
      };
    },
    onSuccess: (saved) => {
      const { id: tenantId } = saved.tenant;
      queryClient.setQueryData(trpc.handoff.get.queryKey({ tenantId }), saved.handoff);
      queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId }), saved.tenant);
      onSaved(saved);
    },
  });
}

interface Patches {
  patch: ReturnType<typeof patchOf>;
  hoursPatch: ReturnType<typeof hoursPatchOf>;
}
type Saved = Pick<HandoffFormProps, "handoff" | "tenant">;

function useHandoffForm(props: HandoffFormProps) {
  const { handoff, tenant } = props;
  const [draft, setDraft] = useState<HandoffDraft>(() => draftOf(handoff));
  const [hours, setHours] = useState<HoursDraft>(() => hoursDraftOf(tenant));
  const [showProblems, setShowProblems] = useState(false);
  const patches = { patch: patchOf(handoff, draft), hoursPatch: hoursPatchOf(tenant, hours) };
  const changed = Object.keys(patches.patch).length + Object.keys(patches.hoursPatch).length > 0;
  const problems = problemsOf(draft);
  const [firstProblem] = [
    ...(areTopics(draft.topics) ? [] : ["topics"]),
    ...hoursProblems(hours),
    ...Object.keys(problems),
  ];
  const restart = (saved: Saved) => {
    setDraft(draftOf(saved.handoff));
    setHours(hoursDraftOf(saved.tenant));
    setShowProblems(false);
  };
  const save = useSave(props, restart);
  useUnsavedGuard(changed);
  return {
    changed,
    save,
    showProblems,
    firstProblem,
    submit() {
      setShowProblems(true);
      if (firstProblem === undefined) save.mutate(patches);
      else document.querySelector<HTMLElement>(`[name="${firstProblem}"]`)?.focus();
    },
    discard() {
      restart(props);
      save.reset();
    },
    hours: {
      draft: hours,
      onChange: (change: Partial<HoursDraft>) => setHours((before) => ({ ...before, ...change })),
    },
    section: {
      draft,
      problems: showProblems ? problems : {},
      onChange: (change: Partial<HandoffDraft>) => setDraft((before) => ({ ...before, ...change })),
    },
  };
}
