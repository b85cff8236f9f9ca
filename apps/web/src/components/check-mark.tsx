import { Check, CircleAlert, CircleHelp, TriangleAlert } from "lucide-react";
import { cx } from "#lib/cx.ts";

const marks = {
  fail: { Icon: CircleAlert, tone: "text-danger" },
  warn: { Icon: TriangleAlert, tone: "text-waiting" },
  unknown: { Icon: CircleHelp, tone: "text-meta" },
  ok: { Icon: Check, tone: "text-ok" },
} as const;
type CheckStatus = keyof typeof marks;
export const worstFirst: readonly CheckStatus[] = ["fail", "warn", "unknown", "ok"];

/** How something that was looked at stands; the words for it stand beside. */
export function CheckMark({ status }: { status: CheckStatus }) {
  const { Icon, tone } = marks[status];
  return <Icon size={16} aria-hidden="true" className={cx("mt-0.5 shrink-0", tone)} />;
}
