import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "#components/page.tsx";
import { DiagnosisSection } from "./diagnosis-section.tsx";

/** What the store depends on, and how each of it is: for everybody in the store, as they all wait when something fails. */
export function HealthPage({ tenantId, title }: { tenantId: string; title: ReactNode }) {
  const t = useTranslations("tenants.health");
  return (
    <Page title={title} lead={t("lead")}>
      <DiagnosisSection tenantId={tenantId} />
    </Page>
  );
}
