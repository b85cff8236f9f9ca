import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { CopyField } from "#components/copy-field.tsx";
import { AuthForm, PasswordField } from "#features/session/auth-form.tsx";
import { CodeField } from "#features/session/code-step.tsx";
import { askAuth, textOf } from "#features/session/sign-in.ts";
import { readForm, useAttempt } from "#features/session/use-attempt.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { QrCode } from "./qr-code.tsx";

interface Made {
  totpURI: string;
  backupCodes: string[];
}

/** Three steps: the password, the app's first code, and the codes for the day when the phone is gone. */
export function CodesSetup(props: { onDone: () => void }) {
  const t = useTranslations("secondFactor");
  const [made, setMade] = useState<Made | null>(null);
  const [proved, setProved] = useState(false);
  const { attempt, busy, problem } = useAttempt();

  function begin(event: FormEvent<HTMLFormElement>) {
    const password = textOf(readForm(event), "password");
    void attempt(() => askAuth<Made>("two-factor/enable", { password }), setMade);
  }
  function prove(event: FormEvent<HTMLFormElement>) {
    const code = textOf(readForm(event), "code").replaceAll(/\D/g, "");
    void attempt(
      () => askAuth("two-factor/verify-totp", { code }),
      () => setProved(true),
    );
  }

  if (made === null)
    return (
      <AuthForm submit={t("next")} busy={busy} problem={problem} onSubmit={begin}>
        <p className="text-body text-ink-2">{t("codes.passwordLead")}</p>
        <PasswordField />
      </AuthForm>
    );
  if (proved) return <BackupCodes codes={made.backupCodes} onKept={props.onDone} />;
  return (
    <AuthForm submit={t("codes.prove")} busy={busy} problem={problem} onSubmit={prove}>
      <p className="text-body text-ink-2">{t("codes.scan")}</p>
      <QrCode text={made.totpURI} label={t("codes.qr")} />
      <CopyField label={t("codes.secret")} value={secretOf(made.totpURI)} />
      <CodeField />
    </AuthForm>
  );
}

/** For typing it: in fours, as apps forgive. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  return secret.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
