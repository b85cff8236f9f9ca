import { cloneElement, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { lazyPart } from "#lib/build.ts";
import type { TriggerProps } from "./menu.tsx";

export interface PopoverProps {
  trigger: ReactElement<TriggerProps>;
  title: string;
  children: ReactNode;
}

const PopoverLayer = lazyPart(
  () => import("./popover-layer.tsx"),
  ({ trigger }: PopoverProps) => trigger,
);

/** Opens on press, so that nothing depends on hovering; loaded when first wanted. */
export function Popover(props: PopoverProps) {
  const [wanted, setWanted] = useState(false);
  const idle = cloneElement(props.trigger, {
    "aria-haspopup": "dialog",
    "aria-expanded": false,
    onClick: () => setWanted(true),
  });
  if (!wanted) return idle;
  return (
    <Suspense fallback={idle}>
      <PopoverLayer {...props} />
    </Suspense>
  );
}
