import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { reasonOf } from "#lib/errors.ts";
import { useUnsavedGuard } from "#lib/use-unsaved-guard.ts";
import { Button } from "./button.tsx";
import { focusFirstProblem } from "./focus-first-problem.ts";
import { Alert, InlineFailure } from "./states.tsx";

interface Write {
  isPending: boolean;
  error: unknown;
}

/** Of a field: why it can't be kept. */
type Problems<Draft, Problem> = Partial<Record<keyof Draft, Problem>>;

interface Entry<Draft extends object, Problem> {
  /** As it is kept; of a new one, nothing. */
  kept: Draft;
  /** What the form begins with, where that is something else. */
  begun?: Draft;
  problemsOf: (draft: Draft) => Problems<Draft, Problem>;
  onSave: (draft: Draft) => void;
  /** Null for a new one. */
  onRemove: (() => void) | null;
  saving: Write[];
  removing: Write;
}

/** What is being written of one entry: what is wrong with it is shown from the first try to save it on. */
export function useEntryForm<Draft extends object, Problem>(entry: Entry<Draft, Problem>) {
  const [draft, setDraft] = useState(entry.begun ?? entry.kept);
  const [tried, setTried] = useState(false);
  const problems = entry.problemsOf(draft);
  useUnsavedGuard(JSON.stringify(draft) !== JSON.stringify(entry.kept));
  const shown: Problems<Draft, Problem> = tried ? problems : {};
  return {
    draft,
    set: (patch: Partial<Draft>) => setDraft((before) => ({ ...before, ...patch })),
    problems: shown,
    submit: () => {
      setTried(true);
      if (Object.keys(problems).length === 0) entry.onSave(draft);
    },
    remove: entry.onRemove,
    saving: entry.saving.some(({ isPending }) => isPending),
    removing: entry.removing.isPending,
    error: [...entry.saving, entry.removing].find(({ error }) => error)?.error ?? null,
  };
}

interface EntryFormProps {
  form: Pick<
    ReturnType<typeof useEntryForm<object, unknown>>,
    "submit" | "remove" | "saving" | "removing" | "error"
  >;
  /** What is asked before it is removed. */
  removeSure: string;
  /** What a conflict means here: another one has its name, say. */
  taken?: string;
  onClose: () => void;
  children: ReactNode;
}

/** The form that an entry of a list becomes in its place. */
export function EntryForm({ form, removeSure, taken, onClose, children }: EntryFormProps) {
  const t = useTranslations("entryForm");
  const { remove } = form;
  return (
    <form
      noValidate
      className="flex flex-col gap-3 rounded-card border border-control bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
        focusFirstProblem(event.currentTarget);
      }}
    >
      {children}
      {taken !== undefined && reasonOf(form.error) === "conflict" ? (
        <Alert>{taken}</Alert>
      ) : (
        <InlineFailure error={form.error} />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        {remove === null ? null : (
          <Button
            look="danger"
            className="me-auto"
            busy={form.removing}
            onClick={() => window.confirm(removeSure) && remove()}
          >
            {t("remove")}
          </Button>
        )}
        <Button look="quiet" onClick={onClose}>
          {t("cancel")}
        </Button>
        <Button look="primary" type="submit" busy={form.saving}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
