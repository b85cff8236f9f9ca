import type { Factors } from "@platform/contract";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Tag } from "#components/tag.tsx";
import { AuthForm, PasswordField } from "#features/session/auth-form.tsx";
import { askAuth, textOf } from "#features/session/sign-in.ts";
import { readForm, useAttempt } from "#features/session/use-attempt.ts";
import { BackupCodes } from "./backup-codes.tsx";
import { CodesSetup } from "./codes-setup.tsx";
import { useFactorsRefresh } from "./use-factors-refresh.ts";

const FEW = 3;

/** The app of codes: set up, its backup codes, and off again. */
export function CodesCard({ factors }: { factors: Factors }) {
  const t = useTranslations("secondFactor");
  const refresh = useFactorsRefresh();
  const [open, setOpen] = useState<"setup" | "renew" | "off" | null>(null);
  const close = () => {
    setOpen(null);
    void refresh();
  };
  const left = factors.backupCodes ?? 0;
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-4 py-4 desk:px-6">
      <div className="min-w-0 flex-1 basis-64">
        <h3 className="flex flex-wrap items-center gap-2 text-body font-semibold text-ink">
          {t("codes.title")}
          {factors.codes ? <Tag tone="ok">{t("on")}</Tag> : null}
        </h3>
        <p className="max-w-120 text-small text-ink-2">{t("codes.lead")}</p>
        {factors.codes ? (
          <p className={left < FEW ? "mt-1 text-small text-waiting" : "mt-1 text-small text-meta"}>
            {t("codes.left", { count: left })}
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap gap-2">
        {factors.codes ? (
          <>
            <Button onClick={() => setOpen("renew")}>{t("codes.renew")}</Button>
            <Button onClick={() => setOpen("off")}>{t("codes.off")}</Button>
          </>
        ) : (
          <Button
            look={factors.passkeys.length === 0 ? "primary" : "secondary"}
            onClick={() => setOpen("setup")}
          >
            {t("codes.setUp")}
          </Button>
        )}
      </div>
      <Dialog open={open === "setup"} onClose={close} title={t("codes.title")}>
        <div className="overflow-y-auto p-4">{open === "setup" ? <CodesSetup onDone={close} /> : null}</div>
      </Dialog>
      <Dialog open={open === "renew"} onClose={close} title={t("codes.renew")}>
        <div className="overflow-y-auto p-4">{open === "renew" ? <Renew onDone={close} /> : null}</div>
      </Dialog>
      <Dialog open={open === "off"} onClose={close} title={t("codes.offTitle")}>
        <div className="overflow-y-auto p-4">
          {open === "off" ? <SwitchOff factors={factors} onDone={close} /> : null}
        </div>
      </Dialog>
    </div>
  );
}

function Renew(props: { onDone: () => void }) {
  const t = useTranslations("secondFactor");
  const [codes, setCodes] = useState<string[] | null>(null);
  const { attempt, busy, problem } = useAttempt();
  if (codes !== null) return <BackupCodes codes={codes} onKept={props.onDone} />;
  function submit(event: FormEvent<HTMLFormElement>) {
    const password = textOf(readForm(event), "password");
    void attempt(
      () => askAuth<{ backupCodes: string[] }>("two-factor/generate-backup-codes", { password }),
      ({ backupCodes }) => setCodes(backupCodes),
    );
  }
  return (
    <AuthForm submit={t("codes.renewSubmit")} busy={busy} problem={problem} onSubmit={submit}>
      <p className="text-body text-ink-2">{t("codes.renewLead")}</p>
      <PasswordField />
    </AuthForm>
  );
}

function SwitchOff(props: { factors: Factors; onDone: () => void }) {
  const t = useTranslations("secondFactor");
  const { attempt, busy, problem } = useAttempt();
  const { required, passkeys } = props.factors;
  function submit(event: FormEvent<HTMLFormElement>) {
    const password = textOf(readForm(event), "password");
    void attempt(() => askAuth("two-factor/disable", { password }), props.onDone);
  }
  return (
    <AuthForm submit={t("codes.off")} busy={busy} problem={problem} onSubmit={submit}>
      <p className="text-body text-ink-2">
        {t(required && passkeys.length === 0 ? "codes.offRequired" : "codes.offLead")}
      </p>
      <PasswordField />
    </AuthForm>
  );
}
