import { useBlocker } from "@tanstack/react-router";
import { useTranslations } from "use-intl";

/** Asks before a page or window is left with changes that would be lost. */
export function useUnsavedGuard(changed: boolean): void {
  const t = useTranslations("unsaved");
  useBlocker({ shouldBlockFn: () => changed && !window.confirm(t("leave")), enableBeforeUnload: changed });
}
