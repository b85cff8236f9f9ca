import type { Factors, Passkey } from "@platform/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { useFormat } from "#lib/i18n/use-format.ts";
import { useTRPC } from "#lib/trpc.ts";
import { PasskeyForm } from "./passkey-form.tsx";
import { useFactorsRefresh } from "./use-factors-refresh.ts";

/** Keys of the person's devices: added, renamed, removed. */
export function PasskeysCard({ factors }: { factors: Factors }) {
  const t = useTranslations("secondFactor");
  const refresh = useFactorsRefresh();
  const { passkeys } = factors;
  return (
    <div className="flex flex-col gap-4 px-4 py-4 desk:px-6">
      <div>
        <h3 className="text-body font-semibold text-ink">{t("passkeys.title")}</h3>
        <p className="max-w-120 text-small text-ink-2">{t("passkeys.lead")}</p>
      </div>
      {passkeys.length === 0 ? null : (
        <ul aria-label={t("passkeys.title")} className="divide-y divide-line border-y border-line">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} last={passkeys.length === 1} factors={factors} />
          ))}
        </ul>
      )}
      <PasskeyForm
        key={passkeys.length}
        primary={!factors.password && passkeys.length === 0}
        onAdded={() => void refresh()}
      />
    </div>
  );
}

function Row(props: { passkey: Passkey; last: boolean; factors: Factors }) {
  const t = useTranslations("secondFactor");
  const format = useFormat();
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const { passkey } = props;
  const name = passkey.name ?? t("passkeys.unnamed");
  const close = () => setOpen(null);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-body break-words text-ink">{name}</p>
        <p className="text-tag text-meta">
          {t("passkeys.since", { when: format.relative(passkey.createdAt) })} ·{" "}
          {passkey.lastUsedAt === null
            ? t("passkeys.unused")
            : t("passkeys.used", { when: format.relative(passkey.lastUsedAt) })}
        </p>
      </div>
      <div className="flex gap-2">
        <Button aria-label={t("passkeys.renameNamed", { name })} onClick={() => setOpen("rename")}>
          {t("passkeys.rename")}
        </Button>
        <Button aria-label={t("passkeys.removeNamed", { name })} onClick={() => setOpen("remove")}>
          {t("passkeys.remove")}
        </Button>
      </div>
      <Dialog open={open === "rename"} onClose={close} title={t("passkeys.renameNamed", { name })}>
        {open === "rename" ? <Rename passkey={passkey} onDone={close} /> : null}
      </Dialog>
      <Dialog open={open === "remove"} onClose={close} title={t("passkeys.removeTitle", { name })}>
        <Remove {...props} onDone={close} />
      </Dialog>
    </li>
  );
}

function Rename({ passkey, onDone }: { passkey: Passkey; onDone: () => void }) {
  const t = useTranslations("secondFactor");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useFactorsRefresh();
  const [name, setName] = useState(passkey.name ?? "");
  const rename = useMutation(
    trpc.account.renamePasskey.mutationOptions({
      onSuccess: async () => {
        onDone();
        await refresh();
      },
    }),
  );
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    rename.mutate({ passkeyId: passkey.id, name: name.trim() });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-4">
      <Field label={t("passkeys.name")}>
        <TextInput required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <InlineFailure error={rename.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{tCommon("cancel")}</Button>
        <Button type="submit" look="primary" busy={rename.isPending}>
          {t("passkeys.renameSave")}
        </Button>
      </div>
    </form>
  );
}

function Remove(props: { passkey: Passkey; last: boolean; factors: Factors; onDone: () => void }) {
  const t = useTranslations("secondFactor");
  const tCommon = useTranslations("common");
  const trpc = useTRPC();
  const refresh = useFactorsRefresh();
  const { passkey, last, factors, onDone } = props;
  const remove = useMutation(
    trpc.account.removePasskey.mutationOptions({
      onSuccess: async () => {
        onDone();
        await refresh();
      },
    }),
  );
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="text-body text-ink-2">
        {t(last && !factors.codes && factors.required ? "passkeys.removeRequired" : "passkeys.removeText")}
      </p>
      <InlineFailure error={remove.error} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{tCommon("cancel")}</Button>
        <Button
          look="danger"
          busy={remove.isPending}
          onClick={() => remove.mutate({ passkeyId: passkey.id })}
        >
          {t("passkeys.remove")}
        </Button>
      </div>
    </div>
  );
}
