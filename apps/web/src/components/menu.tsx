import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cx } from "#lib/cx.ts";

const itemClass =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-small text-ink outline-none select-none data-[highlighted]:bg-sunken max-desk:min-h-11";

interface MenuProps {
  trigger: ReactElement;
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
}

export function Menu(props: MenuProps) {
  return (
    <BaseMenu.Root modal={false}>
      <BaseMenu.Trigger render={props.trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner side={props.side ?? "bottom"} align={props.align ?? "end"} sideOffset={6} className="z-50">
          <BaseMenu.Popup className="layer max-h-[var(--available-height)] min-w-48 overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float">
            {props.children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

export function MenuItem(props: { children: ReactNode; onSelect: () => void; icon?: ReactNode; danger?: boolean }) {
  return (
    <BaseMenu.Item onClick={props.onSelect} className={cx(itemClass, props.danger && "text-danger")}>
      {props.icon}
      {props.children}
    </BaseMenu.Item>
  );
}

interface MenuChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}

export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  return (
    <BaseMenu.RadioGroup
      value={props.value}
      onValueChange={(value: unknown) => {
        const chosen = props.options.find((option) => option.value === value);
        if (chosen) props.onChange(chosen.value);
      }}
      aria-label={props.label}
    >
      <p className="px-2 pt-1.5 pb-1 text-mini text-meta">{props.label}</p>
      {props.options.map((option) => (
        <BaseMenu.RadioItem key={option.value} value={option.value} closeOnClick className={itemClass}>
          <span className="flex size-4 shrink-0 items-center justify-center">
            <BaseMenu.RadioItemIndicator>
              <Check size={14} aria-hidden="true" />
            </BaseMenu.RadioItemIndicator>
          </span>
          {option.label}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}

export function MenuSeparator() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />;
}
