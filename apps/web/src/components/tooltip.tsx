import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

/** An extra word for the pointer; what it says must also stand in the control's accessible text. */
export function Tooltip(props: { text: string; children: ReactElement; side?: "top" | "right" | "bottom" }) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={props.children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={props.side ?? "top"} sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="layer rounded-control bg-ink px-2 py-1 text-tag text-on-ink">{props.text}</BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
