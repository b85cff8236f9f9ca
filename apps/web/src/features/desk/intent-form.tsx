import type { Intent, IntentSignal } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { controlClass, Field, TextArea, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import { cx } from "#lib/cx.ts";
import { useTRPC } from "#lib/trpc.ts";

interface IntentFormProps {
  tenantId: string;
  /** Null for a new one. */
  intent: Intent | null;
  onClose: () => void;
}

const signals = ["products", "orders", "coupons", "handoff"] as const;

export function IntentForm(props: IntentFormProps) {
  const t = useTranslations("desk.intents");
  const { tenantId, intent, onClose } = props;
  const [name, setName] = useState(intent?.name ?? "");
  const [examples, setExamples] = useState(intent?.examples.join("\n") ?? "");
  const [signal, setSignal] = useState<IntentSignal | null>(intent?.signal ?? null);
  const [shown, setShown] = useState(false);
  const save = useSave(onClose);
  function submit(event: FormEvent) {
    event.preventDefault();
    setShown(true);
    if (name.trim() === "") return;
    const lines = examples.split("\n").map((line) => line.trim());
    const values = { name: name.trim(), examples: lines.filter((line) => line.length > 1), signal };
    if (intent === null) save.create.mutate({ tenantId, ...values });
    else save.update.mutate({ tenantId, intentId: intent.id, ...values });
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 rounded-card border border-control bg-surface p-4">
      <Field label={t("name")} error={shown && name.trim() === "" ? t("required") : null}>
        <TextInput autoFocus maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
      </Field>
      <Field label={t("examples")} hint={t("examplesHint")}>
        <TextArea rows={4} value={examples} onChange={({ target }) => setExamples(target.value)} />
      </Field>
      <SignalField value={signal} onChange={setSignal} />
      <InlineFailure error={save.error} />
      <div className="flex flex-wrap justify-end gap-2">
        {intent === null ? null : (
          <Button
            look="danger"
            className="mr-auto"
            busy={save.remove.isPending}
            onClick={() =>
              window.confirm(t("removeSure")) && save.remove.mutate({ tenantId, intentId: intent.id })
            }
          >
            {t("remove")}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit" busy={save.create.isPending || save.update.isPending}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}

function SignalField(props: { value: IntentSignal | null; onChange: (next: IntentSignal | null) => void }) {
  const t = useTranslations("desk.intents");
  return (
    <Field label={t("also")} hint={t("alsoHint")}>
      <select
        value={props.value ?? ""}
        onChange={({ target }) => props.onChange(signals.find((one) => one === target.value) ?? null)}
        className={cx(controlClass, "h-9")}
      >
        <option value="">{t("signal.none")}</option>
        {signals.map((one) => (
          <option key={one} value={one}>
            {t(`signal.${one}`)}
          </option>
        ))}
      </select>
    </Field>
  );
}

function useSave(onDone: () => void) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.intents.list.pathKey() });
      onDone();
    },
  };
  const create = useMutation(trpc.intents.create.mutationOptions(done));
  const update = useMutation(trpc.intents.update.mutationOptions(done));
  const remove = useMutation(trpc.intents.remove.mutationOptions(done));
  return { create, update, remove, error: create.error ?? update.error ?? remove.error };
}
