import type { Tenant } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { isPhone } from "../draft.ts";
import { TrialWatch } from "./trial-watch.tsx";
import { useSetupRefresh } from "./use-setup.ts";

/** A message of one's own, followed from its arrival to what came back. Nobody else is answered. */
export function TrialStep({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.trial");
  const tTenants = useTranslations("tenants");
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenant.id);
  const [phone, setPhone] = useState(tenant.testNumbers[0] ?? "");
  const [tried, setTried] = useState(false);
  const save = useMutation(trpc.tenants.update.mutationOptions({ onSuccess: refresh }));
  const wrong = !isPhone(phone);
  const testing = tenant.mode === "test";
  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    const others = tenant.testNumbers.slice(1);
    save.mutate({ tenantId: tenant.id, testNumbers: [phone.trim(), ...others] });
  }
  const add = (from: string) => {
    setPhone(from);
    save.mutate({ tenantId: tenant.id, testNumbers: [from, ...tenant.testNumbers] });
  };
  return (
    <>
      {testing ? (
        <form onSubmit={submit} noValidate className="flex flex-col gap-3">
          <Field
            label={t("phone")}
            hint={t("phoneHint")}
            error={tried && wrong ? tTenants("problem.phone") : null}
          >
            <TextInput
              name="testNumber"
              type="tel"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Field>
          <Button
            type="submit"
            look={tenant.testNumbers.length === 0 ? "primary" : "secondary"}
            busy={save.isPending}
            className="self-start"
          >
            {t("save")}
          </Button>
          <InlineFailure error={save.error} />
        </form>
      ) : (
        <p className="text-small text-ink-2">{t("live", { mode: tTenants(`mode.${tenant.mode}.title`) })}</p>
      )}
      {testing && tenant.testNumbers.length === 0 ? null : (
        <TrialWatch tenant={tenant} onAdd={testing ? add : null} />
      )}
    </>
  );
}
