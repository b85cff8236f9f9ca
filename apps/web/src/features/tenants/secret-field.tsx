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
  const [replacing, setReplacing] = useState(false);
  const { state, value } = props;
  const untouched = state.set && !replacing && value === undefined;
  if (untouched || value === null) return <StoredSecret {...props} onReplace={() => setReplacing(true)} />;
  return <SecretInput {...props} onCancel={() => setReplacing(false)} />;
}

function StoredSecret(props: SecretFieldProps & { onReplace: () => void }) {
  const t = useTranslations("tenants.secret");
  const { label, state, value, onChange } = props;
  const stored = state.last4 ? t("storedEnding", { last4: state.last4 }) : t("stored");
  return (
    <div className="flex flex-col gap-1">
      <span className="text-small font-medium text-ink">{label}</span>
      <div className="flex min-h-9 flex-wrap items-center gap-2 rounded-control border border-line bg-paper py-1 pe-1 ps-2.5">
        <span className="min-w-0 flex-1 text-small text-ink-2">
          {value === null ? t("willClear") : stored}
        </span>
        {value === null ? (
          <Button look="quiet" onClick={() => onChange(undefined)}>
            {t("keep")}
          </Button>
        ) : (
          <>
            <Button look="quiet" onClick={props.onReplace} aria-label={t("replaceNamed", { name: label })}>
              {t("replace")}
            </Button>
            <Button look="quiet" onClick={() => onChange(null)} aria-label={t("clearNamed", { name: label })}>
              {t("clear")}
            </Button>
          </>
        )}
      </div>
      {props.hint ? <p className="text-tag text-meta">{props.hint}</p> : null}
    </div>
  );
}

function SecretInput(props: SecretFieldProps & { onCancel: () => void }) {
  const t = useTranslations("tenants.secret");
  const { state, value, onChange } = props;
  function cancel() {
    props.onCancel();
    onChange(undefined);
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
          <Button look="quiet" onClick={cancel}>
            {t("cancel")}
          </Button>
        ) : null}
      </div>
    </Field>
  );
}
