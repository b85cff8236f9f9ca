import type { ReactNode } from "react";

/** Past what comes before it, by the keyboard; out of sight until it has the focus. */
export function SkipLink(props: { to: string; children: ReactNode }) {
  return (
    <a
      href={`#${props.to}`}
      className="fixed top-2 inset-s-2 z-50 -translate-y-16 rounded-control bg-ink px-3 py-2 text-small text-on-ink focus:translate-y-0"
    >
      {props.children}
    </a>
  );
}
