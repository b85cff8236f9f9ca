import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** Programs that work with the store have a page of their own. */
export function KeysLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="keys" title={t("section.keys")} lead={t("section.keysLead")}>
      <Link
        to="/admin/tenants/$tenantId/claves"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openKeys")}
      </Link>
    </FormSection>
  );
}
