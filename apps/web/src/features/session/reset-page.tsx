import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { AuthCard } from "./auth-card.tsx";
import { AuthForm, NewPasswordField, TextLink } from "./auth-form.tsx";
import { askAuth, textOf } from "./sign-in.ts";
import { readForm, useAttempt } from "./use-attempt.ts";
import { rememberWay } from "./way.ts";

/** A new password by a link; every session of the account ends with it. */
export function ResetPage(props: { token: string | null; onSignIn: () => void; footer?: ReactNode }) {
  const t = useTranslations("reset");
  const [done, setDone] = useState(false);
  const { attempt, busy, problem } = useAttempt();
  const { token } = props;

  function submit(event: FormEvent<HTMLFormElement>) {
    const newPassword = textOf(readForm(event), "newPassword");
    void attempt(
      () => askAuth("reset-password", { token, newPassword }),
      () => {
        rememberWay("email");
        setDone(true);
      },
    );
  }

  if (done)
    return (
      <AuthCard title={t("doneTitle")} lead={t("doneLead")} footer={props.footer}>
        <Button look="primary" onClick={props.onSignIn} className="min-h-10 w-full">
          {t("toSignIn")}
        </Button>
      </AuthCard>
    );
  if (token === null)
    return (
      <AuthCard title={t("goneTitle")} lead={t("goneLead")} footer={props.footer}>
        <TextLink onClick={props.onSignIn}>{t("toSignIn")}</TextLink>
      </AuthCard>
    );
  return (
    <AuthCard title={t("title")} lead={t("lead")} footer={props.footer}>
      <AuthForm submit={t("submit")} busy={busy} problem={problem} onSubmit={submit}>
        <NewPasswordField />
      </AuthForm>
    </AuthCard>
  );
}
