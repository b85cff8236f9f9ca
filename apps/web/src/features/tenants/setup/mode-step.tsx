import type { Tenant, TenantMode } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { linkButtonClass } from "#components/link-button.ts";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { HoursEditor } from "../hours-editor.tsx";
import { areHours, draftHoursOf, hoursOf } from "../hours.ts";
import { tenantModeNames } from "../modes.ts";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";

/** When the bot answers by itself, from now on. */
export function ModeStep({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.mode");
  const tTenants = useTranslations("tenants");
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenant.id);
  const [mode, setMode] = useState<TenantMode>(tenant.mode);
  const [hours, setHours] = useState(() => draftHoursOf(tenant.openingHours));
  const save = useMutation(trpc.tenants.update.mutationOptions({ onSuccess: refresh }));
  const needsHours = mode === "off_hours";
  const badHours = needsHours && (!areHours(hours) || hoursOf(hours) === null);
  return (
    <>
      <ChoiceCards
        label={tTenants("section.mode")}
        value={mode}
        options={tenantModeNames.map((value) => ({
          value,
          title: tTenants(`mode.${value}.title`),
          text: tTenants(`mode.${value}.text`),
        }))}
        onChange={(chosen) => {
          setMode(chosen);
          save.reset();
        }}
      />
      {needsHours ? (
        <HoursEditor
          hours={hours}
          timezone={tenant.timezone}
          problem={tTenants("problem.hours")}
          onChange={setHours}
        />
      ) : null}
      {badHours ? <p className="text-small text-ink-2">{t("hoursFirst")}</p> : null}
      <Button
        look="primary"
        busy={save.isPending}
        disabled={badHours}
        className="self-start"
        onClick={() =>
          save.mutate({
            tenantId: tenant.id,
            mode,
            paused: false,
            ...(needsHours && { openingHours: hoursOf(hours) }),
          })
        }
      >
        {t(`save.${mode === "off" || mode === "test" ? "keep" : "start"}`)}
      </Button>
      <InlineFailure error={save.error} />
      {save.isSuccess ? <Done tenant={save.data} /> : null}
    </>
  );
}

function Done({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.mode");
  return (
    <Note tone="good">
      <p className="font-medium">{t(`done.${tenant.mode}`)}</p>
      <div className="flex flex-wrap gap-2">
        <Link to="/chats" className={linkButtonClass("primary")}>
          {t("toChats")}
        </Link>
        <Link
          to="/admin/tenants/$tenantId/team"
          params={{ tenantId: tenant.id }}
          className={linkButtonClass("secondary")}
        >
          {t("toTeam")}
        </Link>
      </div>
    </Note>
  );
}
