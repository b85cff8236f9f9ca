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

/** Whether the bot works for every customer in this mode, be it that it only proposes. */
function answers(mode: TenantMode): boolean {
  return mode !== "off" && mode !== "test";
}

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
  const isOn = answers(tenant.mode) && !tenant.paused && tenant.suspendedAt === null;
  const changed =
    mode !== tenant.mode ||
    (needsHours && JSON.stringify(hours) !== JSON.stringify(draftHoursOf(tenant.openingHours)));
  return (
    <>
      <ModeCards
        mode={mode}
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
      {isOn && !changed && save.isIdle ? (
        <Good tenantId={tenant.id}>{t("alreadyOn")}</Good>
      ) : (
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
          {t(`save.${isOn || !answers(mode) ? "keep" : "start"}`)}
        </Button>
      )}
      <InlineFailure error={save.error} />
      {save.isSuccess ? <Good tenantId={tenant.id}>{t(`done.${save.data.mode}`)}</Good> : null}
    </>
  );
}

function ModeCards(props: { mode: TenantMode; onChange: (mode: TenantMode) => void }) {
  const t = useTranslations("tenants");
  return (
    <ChoiceCards
      label={t("section.mode")}
      value={props.mode}
      options={tenantModeNames.map((value) => ({
        value,
        title: t(`mode.${value}.title`),
        text: t(`mode.${value}.text`),
      }))}
      onChange={props.onChange}
    />
  );
}

/** What is so now, and where to go from here. */
function Good(props: { tenantId: string; children: string }) {
  const t = useTranslations("setup.mode");
  return (
    <Note tone="good">
      <p className="font-medium">{props.children}</p>
      <div className="flex flex-wrap gap-2">
        <Link to="/chats" className={linkButtonClass("primary")}>
          {t("toChats")}
        </Link>
        <Link
          to="/admin/tenants/$tenantId/team"
          params={{ tenantId: props.tenantId }}
          className={linkButtonClass("secondary")}
        >
          {t("toTeam")}
        </Link>
      </div>
    </Note>
  );
}
