import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "./button.tsx";
import { InlineFailure } from "./states.tsx";

interface SaveBarProps {
  changed: boolean;
  saving: boolean;
  invalid: boolean;
  error: unknown;
  onSave: () => void;
  onDiscard: () => void;
}

/** Stays at the bottom while there is something to save, and says when it is saved. */
export function SaveBar(props: SaveBarProps) {
  const t = useTranslations("tenants.save");
  return (
    <div className="sticky bottom-4 z-20 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 rounded-card border border-line bg-surface px-4 py-2.5 shadow-float">
      <p role="status" className="flex min-w-0 items-center gap-2 text-small text-ink">
        {props.changed ? null : <Check size={16} aria-hidden="true" className="text-ok" />}
        {props.changed ? (props.invalid ? t("invalid") : t("unsaved")) : t("saved")}
      </p>
      <InlineFailure error={props.error} />
      {props.changed ? (
        <div className="ms-auto flex gap-2">
          <Button look="quiet" onClick={props.onDiscard}>
            {t("discard")}
          </Button>
          <Button look="primary" busy={props.saving} onClick={props.onSave}>
            {t("save")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
