import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { useId } from "react";

interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function Switch(props: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <BaseSwitch.Root
        checked={props.checked}
        disabled={props.disabled}
        onCheckedChange={props.onChange}
        aria-labelledby={`${id}-label`}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        className="touch-target mt-0.5 flex h-5 w-9 shrink-0 rounded-full border border-control bg-sunken p-px transition-colors duration-120 data-[checked]:border-ink data-[checked]:bg-ink data-[disabled]:opacity-50"
      >
        <BaseSwitch.Thumb className="size-4 rounded-full bg-control transition-transform duration-120 data-[checked]:translate-x-4 rtl:data-[checked]:-translate-x-4 data-[checked]:bg-on-ink" />
      </BaseSwitch.Root>
      <div className="min-w-0">
        <p id={`${id}-label`} className="text-small font-medium text-ink">
          {props.label}
        </p>
        {props.hint ? (
          <p id={`${id}-hint`} className="text-tag text-meta">
            {props.hint}
          </p>
        ) : null}
      </div>
    </div>
  );
}
