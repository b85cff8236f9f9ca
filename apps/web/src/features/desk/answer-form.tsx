import type { CannedAnswer } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useRef } from "react";
import { useTranslations } from "use-intl";
import { EntryForm, useEntryForm } from "#components/entry-form.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { useTRPC } from "#lib/trpc.ts";
import { unknownVariables } from "#lib/canned-variables.ts";
import { PictureField } from "./picture-field.tsx";

interface AnswerFormProps {
  tenantId: string;
  /** Null for a new one. */
  answer: CannedAnswer | null;
  onClose: () => void;
}

type Draft = Record<"shortcut" | "body" | "imageUrl", string>;
type Problem = "required" | "shortcut" | "address";

const draftOf = (answer: CannedAnswer | null): Draft => ({
  shortcut: answer?.shortcut ?? "",
  body: answer?.body ?? "",
  imageUrl: answer?.imageUrl ?? "",
});

export function AnswerForm(props: AnswerFormProps) {
  const t = useTranslations("desk.answers");
  const form = useAnswerForm(props);
  const body = useRef<HTMLTextAreaElement>(null);
  const { draft, set, problems } = form;
  const problem = (field: keyof Draft): string | null => {
    const found = problems[field];
    return found === undefined ? null : t(`problem.${found}`);
  };
  const unknown = unknownVariables(draft.body);
  return (
    <EntryForm form={form} removeSure={t("removeSure")} taken={t("taken")} onClose={props.onClose}>
      <Field label={t("shortcut")} hint={t("shortcutHint")} error={problem("shortcut")}>
        <TextInput
          autoFocus
          maxLength={40}
          autoCapitalize="none"
          value={draft.shortcut}
          onChange={(event) => set({ shortcut: event.target.value.replace(/^\/+/, "") })}
        />
      </Field>
      <Field label={t("body")} error={problem("body")}>
        <TextArea
          ref={body}
          rows={5}
          maxLength={4_000}
          value={draft.body}
          onChange={(event) => set({ body: event.target.value })}
        />
      </Field>
      <VariableChips input={body} onInsert={(next) => set({ body: next })} />
      {unknown.length > 0 ? (
        <p className="text-small text-waiting">{t("unknown", { names: unknown.join(" ") })}</p>
      ) : null}
      <PictureField
        tenantId={props.tenantId}
        value={draft.imageUrl}
        error={problem("imageUrl")}
        onChange={(imageUrl) => set({ imageUrl })}
      />
    </EntryForm>
  );
}

const chips = [
  "nombre",
  "nombre_completo",
  "pedido",
  "seguimiento",
  "tienda",
  "web",
  "telefono",
  "yo",
] as const;

/** Pressed, a variable goes where the text is being written. */
function VariableChips(props: {
  input: RefObject<HTMLTextAreaElement | null>;
  onInsert: (body: string) => void;
}) {
  const t = useTranslations("desk.answers");
  function insert(name: string) {
    const box = props.input.current;
    if (!box) return;
    const { value, selectionStart, selectionEnd } = box;
    props.onInsert(value.slice(0, selectionStart) + name + value.slice(selectionEnd));
    const at = selectionStart + name.length;
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(at, at);
    });
  }
  return (
    <div className="flex flex-wrap gap-1.5" role="group" aria-label={t("variables")}>
      {chips.map((name) => (
        <button
          key={name}
          type="button"
          title={t(`variable.${name}`)}
          onClick={() => insert(`{${t(`variableName.${name}`)}}`)}
          className="touch-target h-7 rounded-tag border border-control bg-paper px-2 font-mono text-tag text-ink hover:bg-sunken"
        >
          {`{${t(`variableName.${name}`)}}`}
        </button>
      ))}
    </div>
  );
}

function useAnswerForm({ tenantId, answer, onClose }: AnswerFormProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.cannedAnswers.list.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.cannedAnswers.create.mutationOptions(done));
  const update = useMutation(trpc.cannedAnswers.update.mutationOptions(done));
  const remove = useMutation(trpc.cannedAnswers.remove.mutationOptions(done));
  return useEntryForm({
    kept: draftOf(answer),
    problemsOf,
    onSave: ({ shortcut, body, imageUrl }) => {
      const written = { tenantId, shortcut, body, imageUrl: imageUrl.trim() || null };
      if (answer === null) create.mutate(written);
      else update.mutate({ ...written, answerId: answer.id });
    },
    onRemove: answer && (() => remove.mutate({ tenantId, answerId: answer.id })),
    saving: [create, update],
    removing: remove,
  });
}

function problemsOf({ shortcut, body, imageUrl }: Draft): Partial<Record<keyof Draft, Problem>> {
  const address = imageUrl.trim();
  return {
    ...(shortcut.trim() === "" ? { shortcut: "required" } : {}),
    ...(shortcut.trim() !== "" && !/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(shortcut.trim())
      ? { shortcut: "shortcut" }
      : {}),
    ...(body.trim() === "" ? { body: "required" } : {}),
    ...(address !== "" && !/^(https?:\/\/\S+\.\S+|\/media\/\S+)$/.test(address)
      ? { imageUrl: "address" }
      : {}),
  };
}
