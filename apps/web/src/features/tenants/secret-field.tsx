import type { SecretState } from "@platform/contract";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { Field, TextInput } from "#components/field.tsx";

interface SecretFieldProps {
  label: string;
  hint?: string;
  state: SecretState;
  /** Undefined: unchanged; null: will be cleared. */
  value: string | null | undefined;
  onChange: (value: string | null | undefined) => void;
}

/** A secret is never shown: it is there and how it ends, or it is replaced. */
export function SecretField(props: SecretFieldProps) {
  const t = useTranslations("tenants.secret");
  const [replacing, setReplacing] = useState(false);
  const { state, value, onChange } = props;
  const stored = state.set && !replacing && value === undefined;

  if (stored || value === null) {
    return (
      <div className="flex flex-col gap-1">
        <span className="text-small font-medium text-ink">{props.label}</span>
        <div className="flex min-h-9 flex-wrap items-center gap-2 rounded-control border border-line bg-paper py-1 pr-1 pl-2.5">
          <span className="min-w-0 flex-1 text-small text-ink-2">
            {value === null
              ? t("willClear")
              : state.last4
                ? t("storedEnding", { last4: state.last4 })
                : t("stored")}
          </span>
          {value === null ? (
            <Button look="quiet" onClick={() => onChange(undefined)}>
              {t("keep")}
            </Button>
          ) : (
            <>
              <Button
                look="quiet"
                onClick={() => setReplacing(true)}
                aria-label={t("replaceNamed", { name: props.label })}
              >
                {t("replace")}
              </Button>
              <Button
                look="quiet"
                onClick={() => onChange(null)}
                aria-label={t("clearNamed", { name: props.label })}
              >
                {t("clear")}
              </Button>
            </>
          )}
        </div>
        {props.hint ? <p className="text-tag text-meta">{props.hint}</p> : null}
      </div>
    );
  }
  return (
    <Field label={props.label} hint={props.hint}>
      <div className="flex gap-2">
        <TextInput
          type="password"
          autoComplete="off"
          spellCheck={false}
          data-1p-ignore=""
          value={value ?? ""}
          onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
          className="font-mono"
        />
        {state.set ? (
          <Button
            look="quiet"
            onClick={() => {
              setReplacing(false);
              onChange(undefined);
            }}
          >
            {t("cancel")}
          </Button>
        ) : null}
      </div>
    </Field>
  );
}
