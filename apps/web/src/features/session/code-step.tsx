import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Field, TextInput } from "#components/field.tsx";
import { AuthCard } from "./auth-card.tsx";
import { AuthForm, TextLink } from "./auth-form.tsx";
import { askAuth, textOf } from "./sign-in.ts";
import { readForm, useAttempt } from "./use-attempt.ts";

interface CodeStepProps {
  onDone: () => void | Promise<void>;
  onBack: () => void;
  footer?: ReactNode;
}

/** After the password: the code of the app or, where the phone is gone, one that was kept for that. */
export function CodeStep(props: CodeStepProps) {
  const t = useTranslations("signIn");
  const [backup, setBackup] = useState(false);
  const { attempt, busy, problem, clear } = useAttempt();

  function submit(event: FormEvent<HTMLFormElement>) {
    const code = textOf(readForm(event), "code");
    const asked = backup
      ? () => askAuth("two-factor/verify-backup-code", { code: code.trim() })
      : () => askAuth("two-factor/verify-totp", { code: code.replaceAll(/\D/g, "") });
    void attempt(asked, props.onDone);
  }

  return (
    <AuthCard title={t("codeTitle")} lead={t(backup ? "backupLead" : "codeLead")} footer={props.footer}>
      <AuthForm submit={t("submit")} busy={busy} problem={problem} onSubmit={submit}>
        {backup ? (
          <Field key="backup" label={t("backupCode")}>
            <TextInput
              name="code"
              required
              maxLength={20}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          </Field>
        ) : (
          <CodeField key="code" autoFocus />
        )}
      </AuthForm>
      <div className="flex flex-col gap-3">
        <TextLink
          onClick={() => {
            clear();
            setBackup(!backup);
          }}
        >
          {t(backup ? "useCode" : "useBackup")}
        </TextLink>
        <TextLink onClick={props.onBack}>{t("backToSignIn")}</TextLink>
      </div>
    </AuthCard>
  );
}

/** Six digits, which a phone offers by itself; blanks between them are forgiven. */
export function CodeField({ autoFocus = false }: { autoFocus?: boolean }) {
  const t = useTranslations("signIn");
  return (
    <Field label={t("code")}>
      <TextInput
        name="code"
        required
        inputMode="numeric"
        autoComplete="one-time-code"
        pattern="\s*(\d\s*){6}"
        maxLength={12}
        title={t("codeHint")}
        className="font-mono tracking-widest"
        ref={autoFocus ? focusOnce : undefined}
      />
    </Field>
  );
}

function focusOnce(input: HTMLElement | null): void {
  input?.focus();
}
