import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { Alert } from "#components/states.tsx";
import { addPasskey, canUsePasskeys } from "#features/session/passkey.ts";
import { readForm, useAttempt } from "#features/session/use-attempt.ts";
import { browserOf } from "../browser-of.ts";

/** Names a passkey and lets the browser make it. */
export function PasskeyForm(props: { primary: boolean; onAdded: () => void }) {
  const t = useTranslations("secondFactor");
  const tSignIn = useTranslations("signIn");
  const [name, setName] = useState(() => browserOf(navigator.userAgent) ?? "");
  const { attempt, busy, problem } = useAttempt();
  if (!canUsePasskeys()) return <p className="text-small text-ink-2">{t("passkeys.notHere")}</p>;
  function submit(event: FormEvent<HTMLFormElement>) {
    readForm(event);
    void attempt(() => addPasskey(name.trim()), props.onAdded);
  }
  return (
    <form onSubmit={submit} className="flex max-w-120 flex-wrap items-end gap-3">
      <Field label={t("passkeys.name")} className="min-w-0 flex-1 basis-52">
        <TextInput
          required
          pattern=".*\S.*"
          maxLength={80}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <Button type="submit" look={props.primary ? "primary" : "secondary"} busy={busy} className="min-h-9">
        {t("passkeys.add")}
      </Button>
      {problem ? <Alert className="basis-full">{tSignIn(`problem.${problem}`)}</Alert> : null}
    </form>
  );
}
