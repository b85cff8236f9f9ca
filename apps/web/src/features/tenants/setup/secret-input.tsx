import { useTranslations } from "use-intl";
import type { SecretState } from "@platform/contract";
import { Field, TextInput } from "#components/field.tsx";

interface SecretInputProps {
  label: string;
  name: string;
  hint?: string;
  /** What is saved; what is typed takes its place. */
  state: SecretState;
  value: string;
  onChange: (value: string) => void;
}

/** A key that is tried before it is saved. Left blank, the saved one is tried. */
export function SecretInput(props: SecretInputProps) {
  const t = useTranslations("setup");
  const { state } = props;
  const saved = state.set ? t("saved", { last4: state.last4 ?? "" }) : null;
  return (
    <Field label={props.label} hint={[saved, props.hint].filter(Boolean).join(" ")}>
      <TextInput
        type="password"
        name={props.name}
        autoComplete="off"
        spellCheck={false}
        data-1p-ignore=""
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        className="font-mono"
      />
    </Field>
  );
}
