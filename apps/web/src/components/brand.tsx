import { cx } from "#lib/cx.ts";

/** The mark: a thread in three tones beside lines of writing. */
export function BrandMark(props: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cx("size-8 shrink-0", props.className)}>
      <rect width="32" height="32" rx="7" className="fill-ink" />
      <rect x="7" y="6" width="4" height="20" rx="2" fill="var(--on-ink)" />
      <rect x="15" y="8" width="10" height="3" rx="1.5" fill="var(--on-ink)" opacity="0.55" />
      <rect x="15" y="14.5" width="7" height="3" rx="1.5" fill="#ffc93c" />
      <rect x="15" y="21" width="10" height="3" rx="1.5" fill="var(--on-ink)" opacity="0.55" />
    </svg>
  );
}

export function Brand() {
  return (
    <p className="flex items-center gap-2.5 text-body font-semibold text-ink">
      <BrandMark />
      Platform AI Solutions
    </p>
  );
}
