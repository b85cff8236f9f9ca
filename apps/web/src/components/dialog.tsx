import { type ReactNode, Suspense, useState } from "react";
import { lazyPart } from "#lib/build.ts";

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Once it has gone, and the focus is back where it was. */
  onClosed?: () => void;
  /** `sheet` rises from below on phones and slides in from the right on wider screens; `wide` is for reading. */
  shape?: "centre" | "wide" | "sheet" | "picture";
}

const DialogLayer = lazyPart(
  () => import("./dialog-layer.tsx"),
  () => null,
);

/** Loaded when it first opens; from then on it stays, so that it can close with its motion. */
export function Dialog(props: DialogProps) {
  const { open } = props;
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  // Asked before a field of the dialog takes the focus.
  const [opener, setOpener] = useState(() => ({ open, element: focusedWhen(open) }));
  if (opener.open !== open) setOpener({ open, element: focusedWhen(open) ?? opener.element });
  if (!wanted) return null;
  return (
    <Suspense fallback={null}>
      <DialogLayer {...props} opener={opener.element} />
    </Suspense>
  );
}

function focusedWhen(open: boolean): HTMLElement | null {
  const focused = open ? document.activeElement : null;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}
