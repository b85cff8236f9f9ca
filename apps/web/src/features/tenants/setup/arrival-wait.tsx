import type { Setup, SetupWatch, Tenant } from "@platform/contract";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { InlineFailure } from "#components/states.tsx";
import { phoneNumber } from "#lib/format/values.ts";
import { useFormat } from "#lib/i18n/use-format.ts";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";
import { useWatch } from "./use-watch.ts";
import { WriteTo } from "./write-to.tsx";

interface ArrivalWaitProps {
  tenant: Tenant;
  found: Setup["steps"][number] | null;
}

/** The proof that messages come in is a message that came in. */
export function ArrivalWait({ tenant, found }: ArrivalWaitProps) {
  const t = useTranslations("setup.wait");
  const [asked, setAsked] = useState(false);
  const proven = found?.state === "right" && !asked;
  return (
    <div className="flex flex-col gap-3 rounded-control border border-line bg-paper p-3 desk:p-4">
      <h3 className="text-small font-semibold text-ink">{t("title")}</h3>
      {proven ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="text-small text-ink-2">{found.detail}</p>
          <Button onClick={() => setAsked(true)}>{t("again")}</Button>
        </div>
      ) : (
        <Waiting tenant={tenant} onCame={() => setAsked(true)} />
      )}
    </div>
  );
}

function Waiting({ tenant, onCame }: { tenant: Tenant; onCame: () => void }) {
  const t = useTranslations("setup.wait");
  const refresh = useSetupRefresh(tenant.id);
  const [round, setRound] = useState(0);
  const { watch, error, waited, late } = useWatch(tenant.id, round);
  const came = watch !== null && watch.events.length > 0;
  useEffect(() => {
    if (!came) return;
    // What came stays on the screen, though the step is right from now on.
    onCame();
    refresh();
  }, [came]);
  useEffect(() => {
    // Whatever keeps messages away shows in the checks.
    if (late) refresh();
  }, [late]);
  return (
    <>
      <WriteTo phone={tenant.botPhoneNumber} text={t("hello")} from="other" />
      {came ? <Came watch={watch} /> : null}
      {watch === null || came || late ? null : (
        <p role="status" className="text-small text-ink-2">
          <span>{t("waiting")}</span>
          <span aria-hidden="true" className="text-meta">
            {" "}
            {t("seconds", { seconds: waited })}
          </span>
        </p>
      )}
      {late ? (
        <Note tone="bad">
          <p>{t("nothing")}</p>
          <ul className="list-disc ps-4 text-ink-2">
            {(["address", "active", "secret", "number"] as const).map((reason) => (
              <li key={reason}>{t(`why.${reason}`)}</li>
            ))}
          </ul>
          <Button onClick={() => setRound((before) => before + 1)}>{t("retry")}</Button>
        </Note>
      ) : null}
      {watch !== null && watch.strangers.length > 0 ? (
        <Note tone="bad">{t("stranger", { phones: watch.strangers.map(phoneNumber).join(", ") })}</Note>
      ) : null}
      <InlineFailure error={error} />
    </>
  );
}

function Came({ watch }: { watch: SetupWatch }) {
  const t = useTranslations("setup.wait");
  const format = useFormat();
  const { message, events } = watch;
  const at = format.clock(message?.at ?? events[0]?.at ?? watch.now);
  return (
    <Note tone="good">
      {message === null
        ? t("cameEvent", { at })
        : t("came", {
            text: message.text ?? t("noText"),
            from: message.from === null ? t("nobody") : phoneNumber(message.from),
            at,
          })}
    </Note>
  );
}
