import type { Message } from "@platform/contract";
import { Ban, Check, CheckCheck, CircleAlert, CircleHelp, Clock3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";

type Stage = "queued" | "sent" | "delivered" | "read" | "failed" | "unknown" | "cancelled";

const stages: Partial<Record<Message["status"], Stage>> = {
  queued: "queued",
  sending: "queued",
  accepted: "sent",
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  unknown: "unknown",
  cancelled: "cancelled",
};

const icons = {
  queued: Clock3,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  failed: CircleAlert,
  unknown: CircleHelp,
  cancelled: Ban,
} as const;

/** WhatsApp's ticks, each with its word for screen readers and the pointer. */
export function DeliveryTick(props: { status: Message["status"] }) {
  const t = useTranslations("chats.delivery");
  const stage = stages[props.status];
  if (!stage) return null;
  const Icon = icons[stage];
  return (
    <span
      role="img"
      aria-label={t(stage)}
      title={t(stage)}
      className={cx(stage === "read" && "text-link", stage === "failed" && "text-danger")}
    >
      <Icon size={stage === "queued" ? 12 : 14} strokeWidth={2} aria-hidden="true" />
    </span>
  );
}
