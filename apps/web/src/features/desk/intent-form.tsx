import type { Intent, IntentSignal } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { EntryForm, useEntryForm } from "#components/entry-form.tsx";
import { Field, Select, TextArea, TextInput } from "#components/field.tsx";
import { useTRPC } from "#lib/trpc.ts";

interface IntentFormProps {
  tenantId: string;
  /** Null for a new one. */
  intent: Intent | null;
  onClose: () => void;
}

const signals = ["products", "orders", "coupons", "handoff"] as const;

interface Draft {
  name: string;
  /** One a line. */
  examples: string;
  signal: IntentSignal | null;
}

const draftOf = (intent: Intent | null): Draft => ({
  name: intent?.name ?? "",
  examples: intent?.examples.join("\n") ?? "",
  signal: intent?.signal ?? null,
});

export function IntentForm(props: IntentFormProps) {
  const t = useTranslations("desk.intents");
  const form = useIntentForm(props);
  const { draft, set, problems } = form;
  return (
    <EntryForm form={form} removeSure={t("removeSure")} taken={t("taken")} onClose={props.onClose}>
      <Field label={t("name")} error={problems.name === undefined ? null : t(problems.name)}>
        <TextInput
          autoFocus
          maxLength={40}
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </Field>
      <Field
        label={t("examples")}
        hint={t("examplesHint")}
        error={problems.examples === undefined ? null : t(problems.examples)}
      >
        <TextArea
          rows={4}
          value={draft.examples}
          onChange={({ target }) => set({ examples: target.value })}
        />
      </Field>
      <SignalField value={draft.signal} onChange={(signal) => set({ signal })} />
    </EntryForm>
  );
}

function SignalField(props: { value: IntentSignal | null; onChange: (next: IntentSignal | null) => void }) {
  const t = useTranslations("desk.intents");
  return (
    <Field label={t("also")} hint={t("alsoHint")}>
      <Select
        value={props.value ?? ""}
        onChange={({ target }) => props.onChange(signals.find((one) => one === target.value) ?? null)}
      >
        <option value="">{t("signal.none")}</option>
        {signals.map((one) => (
          <option key={one} value={one}>
            {t(`signal.${one}`)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function useIntentForm({ tenantId, intent, onClose }: IntentFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.intents.list.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.intents.create.mutationOptions(done));
  const update = useMutation(trpc.intents.update.mutationOptions(done));
  const remove = useMutation(trpc.intents.remove.mutationOptions(done));
  return useEntryForm({
    kept: draftOf(intent),
    problemsOf,
    onSave: ({ name, examples, signal }) => {
      const written = {
        tenantId,
        name: name.trim(),
        examples: linesOf(examples),
        signal,
      };
      if (intent === null) create.mutate(written);
      else update.mutate({ ...written, intentId: intent.id });
    },
    onRemove: intent && (() => remove.mutate({ tenantId, intentId: intent.id })),
    saving: [create, update],
    removing: remove,
  });
}

const linesOf = (examples: string): string[] =>
  examples
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length > 1);

function problemsOf({ name, examples }: Draft): Partial<Record<keyof Draft, "required" | "long">> {
  const lines = linesOf(examples);
  const long = lines.length > 40 || lines.some((line) => line.length > 120);
  return { ...(name.trim() === "" && { name: "required" }), ...(long && { examples: "long" }) };
}
