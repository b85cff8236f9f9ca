/** A link that looks like a button. */
export function linkButtonClass(look: "primary" | "secondary"): string {
  const shared =
    "touch-target inline-flex min-h-8 items-center justify-center gap-1.5 rounded-control px-3 py-1 text-small font-medium max-desk:min-h-10";
  return look === "primary"
    ? `${shared} bg-ink text-on-ink hover:opacity-90`
    : `${shared} border border-control bg-surface text-ink hover:bg-sunken`;
}
