import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { cx } from "#lib/cx.ts";

const looks = {
  primary: "bg-ink text-on-ink hover:opacity-90 active:opacity-80",
  secondary: "border border-control bg-surface text-ink hover:bg-sunken active:bg-sunken",
  quiet: "text-ink-2 hover:bg-sunken hover:text-ink active:bg-sunken",
  danger: "border border-danger bg-surface text-danger hover:bg-danger-tint",
} as const;

export interface ButtonProps extends ComponentProps<"button"> {
  look?: keyof typeof looks;
  busy?: boolean;
  icon?: ReactNode;
}

export function Button({
  look = "secondary",
  busy = false,
  icon,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  // The second press of a double click comes before anybody knows that the first one is on its way.
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy || (rest.type === "submit" && event.detail > 1)) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      {...rest}
      onClick={press}
      className={cx(
        "touch-target inline-flex min-h-8 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 py-1 text-small font-medium transition-[background-color,opacity] duration-120 disabled:opacity-50 max-desk:min-h-10",
        looks[look],
        busy && "opacity-60",
        className,
      )}
    >
      {icon}
      {children}
    </button>
  );
}

export interface IconButtonProps extends ComponentProps<"button"> {
  label: string;
  pressed?: boolean;
}

/** The label is its name for screen readers and its title for the pointer. */
export function IconButton({ label, pressed, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      {...rest}
      className={cx(
        "touch-target inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-2 transition-colors duration-120 hover:bg-sunken hover:text-ink active:bg-sunken disabled:opacity-50 max-desk:size-10",
        pressed && "bg-sunken text-ink",
        className,
      )}
    />
  );
}
