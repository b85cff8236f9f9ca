import type { Setup, Tenant } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { CopyField } from "#components/copy-field.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { isPhone } from "../draft.ts";
import { TwoColumns } from "../form-parts.tsx";
import { SecretInput } from "./secret-input.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";

interface ByHandProps {
  tenant: Tenant;
  webhook: Setup["webhook"] | null;
  /** As it is typed above; saved with the rest. */
  apiKey: string;
}

function useByHand(tenant: Tenant, apiKey: string) {
  const trpc = useTRPC();
  const refresh = useSetupRefresh(tenant.id);
  const [phone, setPhone] = useState(tenant.botPhoneNumber);
  const [secret, setSecret] = useState("");
  const save = useMutation(
    trpc.tenants.update.mutationOptions({
      onSuccess: () => {
        setSecret("");
        refresh();
      },
    }),
  );
  const wrong = !isPhone(phone);
  function submit(event: FormEvent) {
    event.preventDefault();
    if (wrong) return;
    save.mutate({
      tenantId: tenant.id,
      botPhoneNumber: phone.trim(),
      ...(secret.trim() === "" ? {} : { ycloudWebhookSecret: secret.trim() }),
      ...(apiKey.trim() === "" ? {} : { ycloudApiKey: apiKey.trim() }),
    });
  }
  return { phone, setPhone, secret, setSecret, save, wrong, submit };
}

/** For an account whose key stays elsewhere: what to copy there, and what to bring from there. */
export function ByHand({ tenant, webhook, apiKey }: ByHandProps) {
  const t = useTranslations("setup.byHand");
  const tTenants = useTranslations("tenants");
  const { phone, setPhone, secret, setSecret, save, wrong, submit } = useByHand(tenant, apiKey);
  return (
    <details className="rounded-control border border-line">
      <summary className="touch-target cursor-pointer px-3 py-2 text-small text-ink-2">{t("open")}</summary>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4 border-t border-line p-3">
        <p className="text-small text-ink-2">{t("lead")}</p>
        <CopyField label={tTenants("field.webhookUrl")} value={tenant.webhookUrl} />
        {webhook === null ? null : <CopyField label={t("events")} value={webhook.events.join(", ")} />}
        <TwoColumns>
          <Field
            label={tTenants("field.botPhoneNumber")}
            error={wrong ? tTenants("problem.phone") : null}
            hint={tTenants("hint.phone")}
          >
            <TextInput
              name="botPhoneNumber"
              type="tel"
              value={phone}
              onChange={(event) => setPhone(event.target.value)}
            />
          </Field>
          <SecretInput
            name="ycloudWebhookSecret"
            label={tTenants("field.ycloudWebhookSecret")}
            hint={tTenants("hint.webhookSecret")}
            state={tenant.ycloudWebhookSecret}
            value={secret}
            onChange={setSecret}
          />
        </TwoColumns>
        <Button type="submit" busy={save.isPending} className="self-start">
          {t("save")}
        </Button>
        <InlineFailure error={save.error} />
        {save.isSuccess ? <Note tone="good">{t("done")}</Note> : null}
      </form>
    </details>
  );
}
