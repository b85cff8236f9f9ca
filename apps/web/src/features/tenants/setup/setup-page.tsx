import type { Setup, SetupStep, Tenant } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Page } from "#components/page.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { EmptyState, FailedState, ForbiddenState, InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { BrainStep } from "./brain-step.tsx";
import { MailStep } from "./mail-step.tsx";
import { ModeStep } from "./mode-step.tsx";
import { ModelStep } from "./model-step.tsx";
import { StepFrame } from "./step-frame.tsx";
import { StepList } from "./step-list.tsx";
import { StoreStep } from "./store-step.tsx";
import { TrialStep } from "./trial-step.tsx";
import { useSetup } from "./use-setup.ts";
import { WhatsAppStep } from "./whatsapp-step.tsx";

interface SetupPageProps {
  tenantId: string;
  /** Null: the first that isn't right. */
  step: SetupStep | null;
  title: ReactNode;
  mayEdit: boolean;
}

/** From nothing to a bot that answers, and back to the step of whatever breaks later. */
export function SetupPage(props: SetupPageProps) {
  const t = useTranslations("tenants");
  const trpc = useTRPC();
  const tenant = useQuery(trpc.tenants.get.queryOptions({ tenantId: props.tenantId }));
  if (!props.mayEdit) return <ForbiddenState />;
  if (tenant.data) return <Steps key={tenant.data.id} {...props} tenant={tenant.data} />;
  if (tenant.isPending) return <Loading />;
  if (reasonOf(tenant.error) === "not_found") return <EmptyState title={t("notFound")} />;
  return <FailedState what={t("failedOne")} error={tenant.error} onRetry={() => void tenant.refetch()} />;
}

function Steps(props: SetupPageProps & { tenant: Tenant }) {
  const t = useTranslations("setup");
  const { tenant, tenantId } = props;
  const setup = useSetup(tenantId);
  const known = setup.data ?? null;
  const { step } = props;
  const found = known?.steps.find((each) => each.step === step) ?? null;
  if (step === null && known !== null)
    return (
      <Navigate
        to="/admin/tenants/$tenantId/alta"
        params={{ tenantId }}
        search={{ paso: known.current }}
        replace
      />
    );
  return (
    <Page
      wide
      title={props.title}
      lead={t("lead")}
      actions={
        <Button busy={setup.isFetching} onClick={() => void setup.refetch()}>
          {t("again")}
        </Button>
      }
    >
      <InlineFailure error={setup.error} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 desk:grid-cols-[12.5rem_minmax(0,1fr)] desk:gap-6">
        <StepList tenantId={tenantId} setup={known} shown={step ?? "store"} />
        {step === null ? (
          setup.isError ? null : (
            <Checking />
          )
        ) : (
          <StepFrame key={step} tenantId={tenantId} step={step} found={found}>
            <Step step={step} tenant={tenant} setup={known} />
          </StepFrame>
        )}
      </div>
    </Page>
  );
}

function Step({ step, tenant, setup }: { step: SetupStep; tenant: Tenant; setup: Setup | null }) {
  switch (step) {
    case "store":
      return <StoreStep tenant={tenant} />;
    case "whatsapp":
      return <WhatsAppStep tenant={tenant} setup={setup} />;
    case "model":
      return <ModelStep tenant={tenant} />;
    case "mail":
      return <MailStep tenant={tenant} />;
    case "brain":
      return <BrainStep tenant={tenant} />;
    case "trial":
      return <TrialStep tenant={tenant} />;
    case "mode":
      return <ModeStep tenant={tenant} />;
  }
}

function Loading() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="mx-auto flex w-full max-w-290 flex-col gap-6 p-8">
      <Bone className="h-7 w-64" />
      <Bone className="h-64 w-full rounded-card" />
    </Skeleton>
  );
}

/** Where somebody left off is found by looking. */
function Checking() {
  const t = useTranslations("setup");
  return (
    <Skeleton
      label={t("checking")}
      className="flex flex-col gap-4 rounded-card border border-line bg-surface p-6"
    >
      <p className="text-small text-ink-2">{t("checking")}</p>
      <Bone className="w-2/5" />
      <Bone className="w-3/5" />
    </Skeleton>
  );
}
