import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { MenuEntry, MenuProps } from "./menu.tsx";

const itemClass =
  "flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 text-small text-ink outline-none select-none data-[highlighted]:bg-sunken max-desk:min-h-11";

export default function MenuLayer(props: MenuProps) {
  return (
    <BaseMenu.Root modal={false} defaultOpen>
      <BaseMenu.Trigger render={props.trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner
          side={props.side ?? "bottom"}
          align={props.align ?? "end"}
          sideOffset={6}
          collisionPadding={8}
          className="z-50"
        >
          <BaseMenu.Popup className="layer max-h-[var(--available-height)] min-w-48 overflow-y-auto rounded-card border border-line bg-surface p-1 shadow-float">
            {props.entries.map((entry, index) => (
              <Entry key={index} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Entry(props: { entry: MenuEntry }) {
  const { entry } = props;
  switch (entry.kind) {
    case "item":
      return (
        <BaseMenu.Item onClick={entry.onSelect} className={`${itemClass} [&>svg]:size-3.75`}>
          {entry.icon}
          {entry.label}
        </BaseMenu.Item>
      );
    case "choice":
      return <Choice entry={entry} />;
    case "note":
      return <div className="px-2 py-1.5">{entry.content}</div>;
    case "separator":
      return <BaseMenu.Separator className="my-1 h-px bg-line" />;
  }
}

function Choice(props: { entry: Extract<MenuEntry, { kind: "choice" }> }) {
  const { entry } = props;
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-mini text-meta">
        {entry.label}
      </BaseMenu.GroupLabel>
      <BaseMenu.RadioGroup
        value={entry.value}
        onValueChange={(value: unknown) => entry.onChange(String(value))}
      >
        {entry.options.map((option) => (
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
    </BaseMenu.Group>
  );
}
