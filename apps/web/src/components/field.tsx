import { Field as BaseField } from "@base-ui/react/field";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "#lib/cx.ts";
import { useNativeProblem } from "./use-native-problem.ts";

/** Its margin keeps a field that takes the focus, and what is said below it, clear of the bar that saves. */
export const controlClass =
  "w-full scroll-mb-40 rounded-control border border-control bg-surface px-2.5 py-1.5 text-body text-ink transition-colors duration-120 hover:border-ink-2 disabled:bg-sunken disabled:text-meta data-[invalid]:border-danger max-desk:min-h-11";

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  children: ReactNode;
  className?: string;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field(props: FieldProps) {
  const native = useNativeProblem();
  const error = props.error || native.problem;
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      className={cx("flex flex-col gap-1", props.className)}
      {...native.watch}
    >
      <BaseField.Label className="text-small font-medium text-ink">{props.label}</BaseField.Label>
      {props.children}
      {props.hint ? (
        <BaseField.Description className="text-tag text-meta">{props.hint}</BaseField.Description>
      ) : null}
      {error ? (
        <BaseField.Error match className="text-tag text-danger">
          {error}
        </BaseField.Error>
      ) : null}
    </BaseField.Root>
  );
}

export function TextInput({ className, ...rest }: ComponentProps<"input">) {
  return <BaseField.Control dir="auto" {...rest} className={cx(controlClass, "h-9", className)} />;
}

/** The browser's own list, with an arrow that keeps its distance from the edge. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <BaseField.Control
        render={<select {...rest} className={cx(controlClass, "h-9 appearance-none pe-8", className)} />}
      />
      <ChevronDown
        size={16}
        aria-hidden="true"
        className="pointer-events-none absolute inset-e-2.5 top-1/2 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <BaseField.Control
      render={<textarea dir="auto" {...rest} className={cx(controlClass, "min-h-24 resize-y", className)} />}
    />
  );
}
