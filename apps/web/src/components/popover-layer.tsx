import { Popover as BasePopover } from "@base-ui/react/popover";
import type { PopoverProps } from "./popover.tsx";

export default function PopoverLayer(props: PopoverProps) {
  return (
    <BasePopover.Root defaultOpen>
      <BasePopover.Trigger render={props.trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} collisionPadding={12} className="z-50">
          <BasePopover.Popup className="layer max-w-72 rounded-card border border-line bg-surface p-3 text-ink shadow-float">
            <BasePopover.Title className="text-small font-semibold break-words whitespace-pre-line">
              {props.title}
            </BasePopover.Title>
            <div className="mt-1 text-tag text-ink-2">{props.children}</div>
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
