import { cx } from "#lib/cx.ts";
import { initials } from "#lib/format/values.ts";

/** Initials on sunken paper; the name stands beside it, so it is hidden from screen readers. */
export function Avatar(props: { name: string | null; size?: "small" | "normal" | "large" }) {
  const size = props.size ?? "normal";
  return (
    <span
      aria-hidden="true"
      data-initials={initials(props.name)}
      className={cx(
        "before:content-[attr(data-initials)] inline-flex shrink-0 items-center justify-center rounded-full border border-line bg-sunken font-semibold text-ink-2",
        size === "small" && "size-7 text-mini",
        size === "normal" && "size-9 text-tag",
        size === "large" && "size-14 text-title",
      )}
    />
  );
}
