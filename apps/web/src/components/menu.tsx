import { RotateCcw } from "lucide-react";
import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { lazyPart } from "#lib/build.ts";

export type MenuEntry =
  | { kind: "item"; label: ReactNode; onSelect: () => void; icon?: ReactNode }
  | {
      kind: "choice";
      label: string;
      value: string;
      options: readonly { value: string; label: ReactNode }[];
      onChange: (value: string) => void;
    }
  | { kind: "note"; content: ReactNode }
  | { kind: "separator" };

export interface MenuProps {
  trigger: ReactElement<TriggerProps>;
  entries: readonly MenuEntry[];
  side?: "top" | "bottom" | "inline-end";
  align?: "start" | "center" | "end";
}

export interface TriggerProps {
  "aria-haspopup"?: "menu" | "dialog";
  "aria-expanded"?: boolean;
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
}

const load = () => import("./menu-layer.tsx");
const MenuLayer = lazyPart(load, ({ trigger }: MenuProps) => trigger);

/** A menu on a button. What draws it is loaded when the button is first approached. */
export function Menu(props: MenuProps) {
  const [wanted, setWanted] = useState(false);
  const preload = () => void (navigator.onLine && load().catch(() => undefined));
  const idle = cloneElement(props.trigger, {
    "aria-haspopup": "menu",
    "aria-expanded": false,
    onClick: () => setWanted(true),
    onPointerEnter: preload,
    onFocus: preload,
  });
  if (!wanted) return idle;
  return (
    <Suspense fallback={idle}>
      <MenuLayer {...props} />
    </Suspense>
  );
}

/** In place of choices that could not be loaded; pressed, they are asked for again. */
export function menuFailure(label: string, retry: () => unknown): MenuEntry {
  return {
    kind: "item",
    label,
    icon: <RotateCcw size={14} aria-hidden="true" />,
    onSelect: () => void retry(),
  };
}

/** One of several values; the caller's type of value survives the menu's strings. */
export function menuChoice<Value extends string>(choice: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}): MenuEntry {
  return {
    kind: "choice",
    label: choice.label,
    value: choice.value,
    options: choice.options,
    onChange: (value) => {
      const chosen = choice.options.find((option) => option.value === value);
      if (chosen) choice.onChange(chosen.value);
    },
  };
}
