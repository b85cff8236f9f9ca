import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Alert } from "#components/states.tsx";
import { AuthCard } from "#features/session/auth-card.tsx";
import { TextLink } from "#features/session/auth-form.tsx";
import { canUsePasskeys, enterWithPasskey } from "#features/session/passkey.ts";
import { signOut } from "#features/session/sign-in.ts";
import { useAttempt } from "#features/session/use-attempt.ts";
import { CodesSetup } from "./factors/codes-setup.tsx";
import { PasskeyForm } from "./factors/passkey-form.tsx";

interface OwedPageProps {
  /** `set_up`: there is no second factor yet. `use`: there is a passkey, and the password alone was given. */
  owes: "set_up" | "use";
  onDone: () => void;
  onSignedOut: () => void;
  footer?: ReactNode;
}

/** All that opens where a store asks for two factors and one was proved. */
export function OwedPage(props: OwedPageProps) {
  const t = useTranslations("secondFactor");
  const [codes, setCodes] = useState(false);
  const { attempt, busy, problem } = useAttempt();
  const tSignIn = useTranslations("signIn");
  const leave = async () => {
    if (await signOut()) props.onSignedOut();
  };
  return (
    <AuthCard
      title={t(props.owes === "use" ? "owed.useTitle" : "owed.title")}
      lead={t(props.owes === "use" ? "owed.useLead" : "owed.lead")}
      footer={props.footer}
    >
      {props.owes === "use" ? (
        <>
          <Button
            look="primary"
            className="min-h-10 w-full"
            busy={busy}
            onClick={() => void attempt(enterWithPasskey, props.onDone)}
          >
            {tSignIn("passkey")}
          </Button>
          {problem ? <Alert>{tSignIn(`problem.${problem}`)}</Alert> : null}
          <p className="text-small text-ink-2">{t("owed.lost")}</p>
        </>
      ) : codes ? (
        <CodesSetup onDone={props.onDone} />
      ) : (
        <>
          <div className="flex flex-col gap-2">
            <h2 className="text-body font-semibold text-ink">{t("codes.title")}</h2>
            <p className="text-small text-ink-2">{t("codes.lead")}</p>
            <Button look="primary" className="min-h-10" onClick={() => setCodes(true)}>
              {t("codes.setUp")}
            </Button>
          </div>
          {canUsePasskeys() ? (
            <div className="flex flex-col gap-2 border-t border-line pt-4">
              <h2 className="text-body font-semibold text-ink">{t("passkeys.title")}</h2>
              <p className="text-small text-ink-2">{t("passkeys.lead")}</p>
              <PasskeyForm primary={false} onAdded={props.onDone} />
            </div>
          ) : null}
        </>
      )}
      {codes ? null : <TextLink onClick={() => void leave()}>{t("owed.leave")}</TextLink>}
    </AuthCard>
  );
}
