import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** Whom a waiting chat is told to has a page of its own. */
export function HandoffLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="handoff" title={t("section.handoff")} lead={t("section.handoffLead")}>
      <Link
        to="/admin/tenants/$tenantId/handoff"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openHandoff")}
      </Link>
    </FormSection>
  );
}
