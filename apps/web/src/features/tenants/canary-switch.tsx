import type { Tenant } from "@platform/contract";
import { useTranslations } from "use-intl";
import { Switch } from "#components/switch.tsx";
import { DraftInput, type SectionProps } from "./form-parts.tsx";

const EVERY_MINUTES = 60;

/** Whether the store sends itself a message through the whole way, and which phone of its own gets the reply. */
export function CanarySwitch({ tenant, ...props }: SectionProps & { tenant: Tenant }) {
  const t = useTranslations("tenants");
  const minutes = props.draft.canaryMinutes;
  return (
    <>
      <Switch
        label={t("field.canary")}
        hint={t("hint.canary", { minutes: minutes ?? tenant.canaryMinutes ?? EVERY_MINUTES })}
        checked={minutes !== null}
        onChange={(on) =>
          props.onChange({ canaryMinutes: on ? (tenant.canaryMinutes ?? EVERY_MINUTES) : null })
        }
      />
      {minutes === null ? null : (
        <DraftInput {...props} name="canaryPhone" type="tel" optional hint={t("hint.canaryPhone")} />
      )}
    </>
  );
}
