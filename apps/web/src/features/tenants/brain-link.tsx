import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { linkButtonClass } from "#components/link-button.ts";
import { FormSection } from "./form-parts.tsx";

/** What the bot is told has a page of its own, with drafts and versions. */
export function BrainLink(props: { tenantId: string }) {
  const t = useTranslations("tenants");
  return (
    <FormSection id="brain" title={t("section.brain")} lead={t("section.brainLead")}>
      <Link
        to="/admin/tenants/$tenantId/brain"
        params={{ tenantId: props.tenantId }}
        className={`${linkButtonClass("secondary")} self-start`}
      >
        {t("openBrain")}
      </Link>
    </FormSection>
  );
}
