import type { CannedAnswer } from "@platform/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useBlocker } from "@tanstack/react-router";
import { type RefObject, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextArea, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
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
    <form
      className="flex flex-col gap-3 rounded-card border border-control bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
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
      <InlineFailure error={form.error} />
      <FormButtons form={form} isNew={props.answer === null} onClose={props.onClose} />
    </form>
  );
}

function FormButtons(props: { form: ReturnType<typeof useAnswerForm>; isNew: boolean; onClose: () => void }) {
  const t = useTranslations("desk.answers");
  const { form } = props;
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {props.isNew ? null : (
        <Button look="danger" className="mr-auto" busy={form.removing} onClick={form.remove}>
          {t("remove")}
        </Button>
      )}
      <Button look="quiet" onClick={props.onClose}>
        {t("cancel")}
      </Button>
      <Button look="primary" type="submit" busy={form.saving}>
        {t("save")}
      </Button>
    </div>
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
  const t = useTranslations("desk.answers");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(answer));
  const [shown, setShown] = useState(false);
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(answer));
  const problems = problemsOf(draft);
  const done = {
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: trpc.cannedAnswers.list.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.cannedAnswers.create.mutationOptions(done));
  const update = useMutation(trpc.cannedAnswers.update.mutationOptions(done));
  const remove = useMutation(trpc.cannedAnswers.remove.mutationOptions(done));
  useBlocker({ shouldBlockFn: () => changed && !window.confirm(t("leave")), enableBeforeUnload: changed });
  const submit = (): void => {
    setShown(true);
    if (Object.keys(problems).length > 0) return;
    const { shortcut, body } = draft;
    const imageUrl = draft.imageUrl.trim() || null;
    if (answer === null) create.mutate({ tenantId, shortcut, body, imageUrl });
    else update.mutate({ tenantId, answerId: answer.id, shortcut, body, imageUrl });
  };
  return {
    draft,
    set: (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch })),
    problems: shown ? problems : {},
    submit,
    saving: create.isPending || update.isPending,
    removing: remove.isPending,
    remove: () => {
      if (answer !== null && window.confirm(t("removeSure")))
        remove.mutate({ tenantId, answerId: answer.id });
    },
    error: create.error ?? update.error ?? remove.error,
  };
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
