import type { ReactNode } from "react";
import { cx } from "#lib/cx.ts";

const tones = {
  plain: "text-meta",
  outline: "border border-line text-ink-2",
  waiting: "bg-waiting-fill font-medium text-on-waiting",
  "waiting-text": "font-medium text-waiting",
  human: "border border-human/60 text-human",
  danger: "border border-danger/70 text-danger",
  bot: "text-bot",
  ok: "text-ok",
} as const;
export type TagTone = keyof typeof tones;

export function Tag(props: {
  tone?: TagTone;
  children: ReactNode;
  className?: string | undefined;
  icon?: ReactNode;
}) {
  const tone = props.tone ?? "outline";
  const bare = tone === "plain" || tone === "waiting-text" || tone === "bot" || tone === "ok";
  return (
    <span
      className={cx(
        "inline-flex min-w-0 items-center gap-1 whitespace-nowrap text-tag",
        // Of two bounds the style sheet's later one holds, whichever is named last here.
        !props.className?.includes("max-w-") && "max-w-full",
        !bare && "h-4.5 rounded-tag px-1.5",
        tones[tone],
        props.className,
      )}
    >
      {props.icon}
      <span className="truncate">{props.children}</span>
    </span>
  );
}
