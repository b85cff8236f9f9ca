import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import type { BrainPane } from "./sections.ts";

/** On a phone: the editor or the playground. */
export function PaneSwitch(props: { pane: BrainPane; onChange: (pane: BrainPane) => void }) {
  const t = useTranslations("brain.pane");
  return (
    <div role="group" aria-label={t("label")} className="flex shrink-0 border-b border-line bg-paper">
      {(["edit", "try"] as const).map((pane) => (
        <button
          key={pane}
          type="button"
          aria-pressed={props.pane === pane}
          onClick={() => props.onChange(pane)}
          className={cx(
            "h-11 flex-1 border-b-2 text-small font-medium outline-offset-[-2px]",
            props.pane === pane ? "border-ink text-ink" : "border-transparent text-ink-2",
          )}
        >
          {t(pane)}
        </button>
      ))}
    </div>
  );
}
