import type { TrialLatest } from "@platform/contract";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";
import { InlineFailure } from "#components/states.tsx";
import type { TrialState } from "../trials/use-trial.ts";

interface GoLiveFormProps {
  label: string;
  /** Whether there is anything to change. */
  differs: boolean;
  /** Why a reason is asked for; null where none is. */
  asks: Exclude<TrialLatest["gate"], "open"> | null;
  goLive: {
    isPending: boolean;
    error: unknown;
    mutate: (said: { note: string; override: string | null }) => void;
  };
}

/** As the server has it. */
const LEAST_REASON = 10;

/** Makes it what the bot is told, with a note on why. */
export function GoLiveForm(props: GoLiveFormProps) {
  const t = useTranslations("brain");
  const { asks, goLive } = props;
  const [note, setNote] = useState("");
  const [override, setOverride] = useState("");
  const argued = asks === null || override.trim().length >= LEAST_REASON;
  return (
    <form
      className="sticky bottom-0 -mx-4 -mb-4 flex flex-wrap items-end gap-3 border-t border-line bg-surface p-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!goLive.isPending) goLive.mutate({ note, override: asks === null ? null : override.trim() });
      }}
    >
      {asks === null ? null : (
        <Field label={t(`gate.${asks}`)} hint={t("gate.hint")} className="basis-full">
          <TextInput value={override} maxLength={500} onChange={(event) => setOverride(event.target.value)} />
        </Field>
      )}
      <Field label={t("note")} className="min-w-48 flex-1">
        <TextInput
          value={note}
          maxLength={500}
          placeholder={t("notePlaceholder")}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <Button
        type="submit"
        look={asks === null ? "primary" : "danger"}
        busy={goLive.isPending}
        disabled={!props.differs || !argued}
      >
        {props.label}
      </Button>
      <InlineFailure error={goLive.error} />
    </form>
  );
}

interface TriedGoLiveFormProps extends Omit<GoLiveFormProps, "asks"> {
  trial: Pick<TrialState, "trial" | "gate" | "isPending">;
  /** The trial itself. */
  children: ReactNode;
}

/** A draft is tried before it goes live, and not while it is being tried; who publishes it all the same says why. */
export function TriedGoLiveForm({ trial, differs, children, ...form }: TriedGoLiveFormProps) {
  return (
    <>
      {differs ? children : null}
      <GoLiveForm
        {...form}
        differs={differs && !trial.isPending && trial.trial?.state !== "running"}
        asks={trial.gate === "open" ? null : trial.gate}
      />
    </>
  );
}
