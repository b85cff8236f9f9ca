import type { ReactNode } from "react";
import { cx } from "#lib/cx.ts";

/** A still shape of what is coming; it appears only after 150 ms. */
export function Skeleton(props: { label: string; children: ReactNode; className?: string }) {
  return (
    <div role="status" aria-label={props.label} className={cx("appear-late", props.className)}>
      {props.children}
    </div>
  );
}

export function Bone(props: { className?: string; style?: { width?: string } }) {
  return (
    <span
      aria-hidden="true"
      style={props.style}
      className={cx("block h-3 rounded-tag bg-sunken", props.className)}
    />
  );
}
