import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** What customers asked about their data has a page of its own. */
export function PrivacyLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="privacy" title={t("section.privacy")} lead={t("section.privacyLead")}>
      <Link
        to="/admin/tenants/$tenantId/privacidad"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openPrivacy")}
      </Link>
    </FormSection>
  );
}
