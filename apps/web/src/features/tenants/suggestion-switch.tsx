import type { Tenant } from "@platform/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryFailure } from "#components/states.tsx";
import { Switch } from "#components/switch.tsx";
import { useTRPC } from "#lib/trpc.ts";
import type { SectionProps } from "./form-parts.tsx";

/** Whether the agent proposes answers to people, and what they made of those of the last thirty days. */
export function SuggestionSwitch({ tenant, draft, onChange }: SectionProps & { tenant: Tenant }) {
  const t = useTranslations("tenants");
  const trpc = useTRPC();
  const query = useQuery(trpc.suggestions.numbers.queryOptions({ tenantId: tenant.id }));
  const numbers = query.data;
  return (
    <>
      <Switch
        label={t("field.suggestReplies")}
        hint={t("hint.suggestReplies")}
        checked={draft.suggestReplies}
        onChange={(suggestReplies) => onChange({ suggestReplies })}
      />
      {numbers && numbers.made > 0 ? (
        <p className="text-small text-ink-2">{t("suggestionNumbers", { ...numbers })}</p>
      ) : null}
      <QueryFailure what={t("suggestionNumbersFailed")} query={query} />
    </>
  );
}
