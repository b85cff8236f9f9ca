import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
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

export function CardSkeleton() {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")}>
      <Bone className="h-32 w-full rounded-card" />
    </Skeleton>
  );
}

/** Of a list of cards; `height` is a card's. */
export function ListSkeleton({ height = "h-16" }: { height?: string }) {
  const t = useTranslations("common");
  return (
    <Skeleton label={t("loading")} className="flex w-full flex-col gap-3">
      <Bone className={cx(height, "w-full rounded-card")} />
      <Bone className={cx(height, "w-full rounded-card")} />
    </Skeleton>
  );
}
