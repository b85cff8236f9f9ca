import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** Who changed what has a page of their own. */
export function AuditLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="audit" title={t("section.audit")} lead={t("section.auditLead")}>
      <Link
        to="/admin/tenants/$tenantId/auditoria"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openAudit")}
      </Link>
    </FormSection>
  );
}
