import type { Tenant } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { phoneNumber } from "#lib/format/values.ts";
import { useTRPC } from "#lib/trpc.ts";
import { useUnsavedGuard } from "#lib/use-unsaved-guard.ts";
import { BrainLink } from "./brain-link.tsx";
import { CloneSection } from "./clone-section.tsx";
import { DiagnosisSection } from "./diagnosis-section.tsx";
import { draftOf, patchOf, problemsOf, type TenantDraft } from "./draft.ts";
import { HandoffLink } from "./handoff-link.tsx";
import { AuditLink } from "./audit-link.tsx";
import { KeysLink } from "./keys-link.tsx";
import { PrivacyLink } from "./privacy-link.tsx";
import { TemplatesLink } from "./templates-link.tsx";
import { ModeTag } from "./mode-tag.tsx";
import { RemoveSection } from "./removal/remove-section.tsx";
import { SaveBar } from "#components/save-bar.tsx";
import { ModelSection, ModeSection, StoreSection, WhatsAppSection } from "./sections.tsx";
import { SuspensionSection } from "./suspension-section.tsx";
import { UsageSection } from "./usage-section.tsx";

const sections = [
  "health",
  "store",
  "whatsapp",
  "model",
  "brain",
  "handoff",
  "templates",
  "mode",
  "usage",
  "keys",
  "audit",
  "privacy",
] as const;

export function TenantEditPage(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const tenant = useQuery(trpc.tenants.get.queryOptions({ tenantId: props.tenantId }));
  if (tenant.data) return <TenantForm key={tenant.data.id} tenant={tenant.data} />;
  if (tenant.isPending) {
    return (
      <Skeleton label={tCommon("loading")} className="mx-auto flex w-full max-w-245 flex-col gap-6 p-8">
        <Bone className="h-7 w-64" />
        <Bone className="h-40 w-full rounded-card" />
        <Bone className="h-64 w-full rounded-card" />
      </Skeleton>
    );
  }
  if (reasonOf(tenant.error) === "not_found") return <EmptyState title={t("notFound")} />;
  return <FailedState what={t("failedOne")} error={tenant.error} onRetry={() => void tenant.refetch()} />;
}

function SetupLink({ tenantId }: { tenantId: string }) {
  const t = useTranslations("tenants.section");
  return (
    <Link to="/admin/tenants/$tenantId/alta" params={{ tenantId }} className={linkButtonClass("secondary")}>
      {t("setup")}
    </Link>
  );
}

function TenantForm(props: { tenant: Tenant }) {
  const { tenant } = props;
  const form = useTenantForm(tenant);
  const { changed, update } = form;
  return (
    <Page wide title={tenant.storeName} lead={<Lead tenant={tenant} />}>
      <div className="grid items-start gap-6 desk:grid-cols-[11.25rem_minmax(0,1fr)]">
        <SectionLinks />
        <div className="flex min-w-0 flex-col gap-4">
          {tenant.suspendedAt === null ? null : <SuspensionSection tenant={tenant} />}
          <DiagnosisSection tenantId={tenant.id} actions={<SetupLink tenantId={tenant.id} />} />
          <StoreSection tenant={tenant} {...form.section} />
          <WhatsAppSection tenant={tenant} {...form.section} />
          <ModelSection tenant={tenant} {...form.section} />
          <BrainLink tenantId={tenant.id} />
          <HandoffLink tenantId={tenant.id} />
          <TemplatesLink tenantId={tenant.id} />
          <ModeSection tenant={tenant} {...form.section} />
          <UsageSection tenantId={tenant.id} {...form.section} />
          <KeysLink tenantId={tenant.id} />
          <AuditLink tenantId={tenant.id} />
          <PrivacyLink tenantId={tenant.id} />
          <CloneSection tenant={tenant} />
          {tenant.suspendedAt === null ? <SuspensionSection tenant={tenant} /> : null}
          <RemoveSection tenant={tenant} />
        </div>
      </div>
      {changed || update.isSuccess ? (
        <SaveBar
          changed={changed}
          saving={update.isPending}
          error={update.error}
          invalid={Object.keys(form.section.problems).length > 0}
          onSave={form.save}
          onDiscard={form.discard}
        />
      ) : null}
    </Page>
  );
}

/** The draft of one store: what differs, what is wrong with it, and how it is saved. */
function useTenantForm(tenant: Tenant) {
  const [draft, setDraft] = useState<TenantDraft>(() => draftOf(tenant));
  const [showProblems, setShowProblems] = useState(false);
  const patch = patchOf(tenant, draft);
  const changed = Object.keys(patch).length > 0;
  const problems = problemsOf(draft);
  const update = useTenantUpdate((saved) => {
    setDraft(draftOf(saved));
    setShowProblems(false);
  });
  useUnsavedGuard(changed);

  function save() {
    setShowProblems(true);
    const first = Object.keys(problems)[0];
    if (first === undefined) update.mutate({ tenantId: tenant.id, ...patch });
    else document.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
  }

  function discard() {
    setDraft(draftOf(tenant));
    update.reset();
  }

  const onChange = (change: Partial<TenantDraft>) => setDraft((before) => ({ ...before, ...change }));
  return {
    changed,
    update,
    save,
    discard,
    section: { draft, problems: showProblems ? problems : {}, onChange },
  };
}

function useTenantUpdate(onSaved: (saved: Tenant) => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return useMutation(
    trpc.tenants.update.mutationOptions({
      onSuccess: (saved) => {
        queryClient.setQueryData(trpc.tenants.get.queryKey({ tenantId: saved.id }), saved);
        onSaved(saved);
        void queryClient.invalidateQueries({ queryKey: trpc.tenants.list.pathKey() });
        void queryClient.invalidateQueries({ queryKey: trpc.usage.get.queryKey({ tenantId: saved.id }) });
        void queryClient.invalidateQueries({
          queryKey: trpc.tenants.diagnose.queryKey({ tenantId: saved.id }),
        });
      },
    }),
  );
}

function SectionLinks() {
  const t = useTranslations("tenants");
  return (
    <nav
      aria-label={t("sections")}
      className="hidden flex-col gap-0.5 text-small desk:sticky desk:top-6 desk:flex"
    >
      {sections.map((section) => (
        <a
          key={section}
          href={`#${section}`}
          className="rounded-control px-2.5 py-1.5 text-ink-2 transition-colors duration-120 hover:bg-sunken hover:text-ink"
        >
          {section === "health" ? t("health.title") : t(`section.${section}`)}
        </a>
      ))}
    </nav>
  );
}

function Lead(props: { tenant: Tenant }) {
  const t = useTranslations("tenants");
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Link
        to="/admin/tenants"
        className="touch-target inline-flex items-center text-link underline underline-offset-2"
      >
        <ChevronLeft size={14} aria-hidden="true" />
        {t("title")}
      </Link>
      <span>{phoneNumber(props.tenant.botPhoneNumber)}</span>
      <ModeTag tenant={props.tenant} />
    </span>
  );
}
