import type { PrivacyRequestInput } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Alert, InlineFailure } from "#components/states.tsx";
import { reasonOf } from "#lib/errors.ts";
import { useTRPC } from "#lib/trpc.ts";
import { SettingCard } from "./setting-card.tsx";

/** As WhatsApp names who hides their number. */
const WHATSAPP_USER_ID = /^[A-Z]{2}\.[A-Za-z0-9.]+$/;

/** A wish that a customer told the store itself: by their number or id, for a copy or to be forgotten. */
export function AskSection({ tenantId }: { tenantId: string }) {
  const t = useTranslations("privacy.ask");
  const tCommon = useTranslations("common");
  const [phone, setPhone] = useState("");
  const [erasing, setErasing] = useState(false);
  const { ask, failure } = useAsk(() => {
    setErasing(false);
    setPhone("");
  });
  const who = WHATSAPP_USER_ID.test(phone.trim()) ? { userId: phone.trim() } : { phone };
  const put = (kind: PrivacyRequestInput["kind"]) => ask.mutate({ tenantId, kind, ...who });
  function submit(event: FormEvent) {
    event.preventDefault();
    put("customer_export");
  }
  return (
    <SettingCard title={t("title")} lead={t("lead")}>
      <form onSubmit={submit} className="mt-3 flex flex-wrap items-end gap-2">
        <Field label={t("phone")} className="min-w-56 grow desk:max-w-72">
          <TextInput
            name="customer-phone"
            required
            pattern=".*\S.*"
            autoComplete="off"
            value={phone}
            onChange={(event) => setPhone(event.target.value)}
          />
        </Field>
        <Button type="submit" busy={ask.isPending && !erasing}>
          {t("copy")}
        </Button>
        <Button look="danger" disabled={phone.trim() === ""} onClick={() => setErasing(true)}>
          {t("erase")}
        </Button>
      </form>
      {erasing ? null : failure}
      <Dialog open={erasing} onClose={() => setErasing(false)} title={t("ask", { phone })}>
        <div className="flex flex-col gap-4 p-4">
          <p className="text-body text-ink-2">{t("what")}</p>
          {failure}
          <div className="flex justify-end gap-2">
            <Button onClick={() => setErasing(false)}>{tCommon("cancel")}</Button>
            <Button look="danger" busy={ask.isPending} onClick={() => put("customer_redact")}>
              {t("confirm")}
            </Button>
          </div>
        </div>
      </Dialog>
    </SettingCard>
  );
}

function useAsk(onPlanned: () => void) {
  const t = useTranslations("privacy.ask");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const ask = useMutation(
    trpc.privacy.request.mutationOptions({
      onSuccess: () => {
        onPlanned();
        void queryClient.invalidateQueries({ queryKey: trpc.privacy.list.pathKey() });
      },
    }),
  );
  const reason = ask.isError ? reasonOf(ask.error) : null;
  const told = reason === "not_found" ? t("nobody") : reason === "invalid_input" ? t("unreadable") : null;
  return {
    ask,
    failure: told === null ? <InlineFailure error={ask.error} /> : <Alert>{told}</Alert>,
  };
}
