import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** What may be sent outside the window has a page of its own. */
export function TemplatesLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="templates" title={t("section.templates")} lead={t("section.templatesLead")}>
      <Link
        to="/admin/tenants/$tenantId/plantillas"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openTemplates")}
      </Link>
    </FormSection>
  );
}
