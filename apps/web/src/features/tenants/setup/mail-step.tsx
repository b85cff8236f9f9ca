import type { Handoff, HandoffTestResult, Tenant } from "@platform/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { ChoiceCards } from "#components/choice-cards.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Bone, Skeleton } from "#components/skeleton.tsx";
import { FailedState, InlineFailure } from "#components/states.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { TestResult } from "../handoff/mail-test.tsx";
import { SmtpFields } from "../handoff/smtp-fields.tsx";
import { SecretInput } from "./secret-input.tsx";
import { Note } from "./step-frame.tsx";
import { useSetupRefresh } from "./use-setup.ts";

/** Who is told when a chat waits, proven by a letter. */
export function MailStep({ tenant }: { tenant: Tenant }) {
  const t = useTranslations("setup.mail");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const handoff = useQuery(trpc.handoff.get.queryOptions({ tenantId: tenant.id }));
  if (handoff.isPending)
    return (
      <Skeleton label={tCommon("loading")} className="flex flex-col gap-3">
        <Bone className="h-9 w-full" />
        <Bone className="h-24 w-full" />
      </Skeleton>
    );
  if (handoff.isError)
    return <FailedState what={t("failed")} error={handoff.error} onRetry={() => void handoff.refetch()} />;
  return <MailForm tenant={tenant} handoff={handoff.data} />;
}

function useMailForm(tenant: Tenant, handoff: Handoff) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = useSetupRefresh(tenant.id);
  const [draft, setDraft] = useState(() => ({
    to: handoff.destinationEmail ?? "",
    own: handoff.smtpHost !== null,
    smtpHost: handoff.smtpHost ?? "",
    smtpPort: handoff.smtpPort?.toString() ?? "",
    smtpUser: handoff.smtpUser ?? "",
    smtpSecurity: handoff.smtpSecurity,
    password: "",
  }));
  const save = useMutation(trpc.handoff.save.mutationOptions());
  const test = useMutation(trpc.handoff.test.mutationOptions());
  const tenantId = tenant.id;
  const send = useMutation({
    mutationFn: async () => {
      const { own, to, smtpHost, smtpPort, smtpUser, smtpSecurity, password } = draft;
      const server = {
        smtpHost: own ? smtpHost.trim() || null : null,
        smtpPort: own && smtpPort.trim() !== "" ? Number(smtpPort) : null,
        smtpUser: own ? smtpUser.trim() || null : null,
        smtpSecurity,
        ...(own ? (password === "" ? {} : { smtpPassword: password }) : { smtpPassword: null }),
      };
      const saved = await save.mutateAsync({
        tenantId,
        enabled: true,
        destinationEmail: to.trim() || null,
        ...server,
      });
      client.setQueryData(trpc.handoff.get.queryKey({ tenantId }), saved);
      return test.mutateAsync({ tenantId });
    },
    onSettled: refresh,
  });
  return {
    draft,
    send,
    set: (patch: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...patch })),
  };
}

function MailForm({ tenant, handoff }: { tenant: Tenant; handoff: Handoff }) {
  const t = useTranslations("setup.mail");
  const tHandoff = useTranslations("handoff");
  const tTenants = useTranslations("tenants");
  const { draft, send, set } = useMailForm(tenant, handoff);
  const wrong = draft.to.trim() !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.to.trim());
  const badPort = draft.smtpPort.trim() !== "" && !/^\d{1,5}$/.test(draft.smtpPort.trim());
  function submit(event: FormEvent) {
    event.preventDefault();
    if (!wrong && !badPort) send.mutate();
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={tHandoff("field.destinationEmail")}
        hint={tHandoff("hint.destinationEmail")}
        error={wrong ? tTenants("problem.email") : null}
      >
        <TextInput
          name="destinationEmail"
          type="email"
          value={draft.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </Field>
      <ChoiceCards
        label={t("server")}
        value={draft.own ? "own" : "platform"}
        options={(["platform", "own"] as const).map((value) => ({
          value,
          title: t(`${value}.title`),
          text: t(`${value}.text`),
        }))}
        onChange={(value) => set({ own: value === "own" })}
      />
      {draft.own ? (
        <SmtpFields draft={draft} portProblem={badPort ? tTenants("problem.number") : null} onChange={set}>
          <SecretInput
            name="smtpPassword"
            label={tHandoff("field.smtpPassword")}
            hint={tHandoff("hint.smtpPassword")}
            state={handoff.smtpPassword}
            value={draft.password}
            onChange={(password) => set({ password })}
          />
        </SmtpFields>
      ) : null}
      <Button type="submit" look="primary" busy={send.isPending} className="self-start">
        {t("send")}
      </Button>
      <InlineFailure error={send.error} />
      {send.data && !send.isPending ? <Sent result={send.data} own={draft.own} /> : null}
      <p className="text-small text-ink-2">{t("skip")}</p>
    </form>
  );
}

/** A letter that left by another way than the chosen one proves nothing of that. */
function Sent({ result, own }: { result: HandoffTestResult; own: boolean }) {
  const t = useTranslations("setup.mail");
  const fellBack = own && result.ok && result.via === "platform";
  return (
    <Note tone={result.ok && !fellBack ? "good" : "bad"}>
      {fellBack ? <p>{t("fellBack")}</p> : <TestResult result={result} />}
      {result.ok && !fellBack ? <p className="text-ink-2">{t("look")}</p> : null}
    </Note>
  );
}
