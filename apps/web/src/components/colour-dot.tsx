import type { LabelColour } from "@platform/contract";
import { cx } from "#lib/cx.ts";

const dotClass: Record<LabelColour, string> = {
  grey: "bg-label-grey",
  red: "bg-label-red",
  orange: "bg-label-orange",
  yellow: "bg-label-yellow",
  green: "bg-label-green",
  teal: "bg-label-teal",
  blue: "bg-label-blue",
  violet: "bg-label-violet",
  pink: "bg-label-pink",
};

/** A label's colour; never without its word. */
export function ColourDot(props: { colour: LabelColour; className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cx("inline-block size-2 shrink-0 rounded-full", dotClass[props.colour], props.className)}
    />
  );
}
