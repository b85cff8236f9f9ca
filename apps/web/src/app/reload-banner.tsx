import { RefreshCw } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Button } from "#components/button.tsx";
import { reloadStore } from "#lib/build.ts";

/** Offers to load the panel anew where this tab is of an older build or lacks a part; what is being written is kept. */
export function ReloadBanner() {
  const t = useTranslations("errors");
  const why = useSyncExternalStore(reloadStore.subscribe, reloadStore.get);
  return (
    <div role="status">
      {why === null ? null : (
        <div className="flex min-h-10 flex-wrap items-center justify-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-1">
          <p className="text-small text-ink">
            <strong className="font-medium">{t(why === "newer" ? "newVersionTitle" : "partTitle")}</strong>{" "}
            <span className="text-ink-2">{t("reloadKeeps")}</span>
          </p>
          <Button
            look="primary"
            icon={<RefreshCw size={14} aria-hidden="true" />}
            onClick={() => window.location.reload()}
          >
            {t("reload")}
          </Button>
        </div>
      )}
    </div>
  );
}
