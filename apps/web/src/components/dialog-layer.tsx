import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "#lib/cx.ts";
import { IconButton } from "./button.tsx";
import type { DialogProps } from "./dialog.tsx";

const shapes = {
  centre:
    "layer fixed top-[calc((100%-var(--covered))/2)] left-1/2 max-h-[calc(85dvh-var(--covered))] w-[min(30rem,calc(100vw-32px))] -translate-x-1/2 -translate-y-1/2 rounded-card border border-line",
  wide: "layer fixed border-line max-desk:from-below max-desk:inset-x-0 max-desk:bottom-(--covered) max-desk:max-h-[calc(90dvh-var(--covered))] max-desk:rounded-t-bubble max-desk:border-t max-desk:pb-[env(safe-area-inset-bottom)] desk:top-1/2 desk:left-1/2 desk:max-h-[85dvh] desk:w-[min(51.25rem,calc(100vw-32px))] desk:-translate-x-1/2 desk:-translate-y-1/2 desk:rounded-card desk:border",
  sheet:
    "layer fixed border-line max-desk:from-below max-desk:inset-x-0 max-desk:bottom-(--covered) max-desk:max-h-[calc(86dvh-var(--covered))] max-desk:rounded-t-bubble max-desk:border-t max-desk:pb-[env(safe-area-inset-bottom)] desk:from-end desk:inset-y-0 desk:inset-e-0 desk:w-[min(22.5rem,92vw)] desk:border-s",
  picture: "layer fixed inset-4 border-transparent",
} as const;

export default function DialogLayer(props: DialogProps & { opener: HTMLElement | null }) {
  const t = useTranslations("common");
  const shape = props.shape ?? "centre";
  const picture = shape === "picture";
  return (
    <BaseDialog.Root
      open={props.open}
      onOpenChange={(open) => (open ? undefined : props.onClose())}
      onOpenChangeComplete={(open) => (open ? undefined : props.onClosed?.())}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop
          className={cx("layer fixed inset-0 z-40", picture ? "bg-[#0e1011]/90" : "bg-[#0e1011]/40")}
        />
        <BaseDialog.Popup
          finalFocus={() => (props.opener?.isConnected ? props.opener : true)}
          className={cx(
            "z-50 flex flex-col overflow-hidden",
            shapes[shape],
            !picture && "bg-surface text-ink shadow-float",
          )}
        >
          <header
            className={cx("flex items-center gap-2 py-2 pe-2 ps-4", !picture && "border-b border-line")}
          >
            <BaseDialog.Title
              className={cx("min-w-0 flex-1 truncate text-title font-semibold", picture && "text-[#eceae4]")}
            >
              {props.title}
            </BaseDialog.Title>
            <BaseDialog.Close
              render={
                <IconButton
                  label={t("close")}
                  className={picture ? "text-[#eceae4] hover:bg-[#eceae4]/15 hover:text-[#eceae4]" : ""}
                >
                  <X size={18} aria-hidden="true" />
                </IconButton>
              }
            />
          </header>
          <div
            className={cx("min-h-0 flex-1", picture ? "flex items-center justify-center" : "overflow-y-auto")}
          >
            {props.children}
          </div>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
