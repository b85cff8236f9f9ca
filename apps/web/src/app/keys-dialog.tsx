import { useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { createStore } from "#lib/external-store.ts";
import { shortcutsStore, useShortcuts } from "#lib/shortcuts.ts";
import { keys } from "./keys.ts";

export const keysDialogStore = createStore(false);

/** The keys of the panel; `?` opens it anywhere. */
export function KeysDialog() {
  const t = useTranslations("keys");
  const open = useSyncExternalStore(keysDialogStore.subscribe, keysDialogStore.get);
  const on = useSyncExternalStore(shortcutsStore.subscribe, shortcutsStore.get);
  useShortcuts({ "?": () => keysDialogStore.set(true) });
  return (
    <Dialog open={open} onClose={() => keysDialogStore.set(false)} title={t("title")}>
      <dl className="p-4">
        {keys.map(([key, name]) => (
          <div
            key={key}
            className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-b-0"
          >
            <dt className="text-small text-ink">{t(name)}</dt>
            <dd>
              <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-tag border border-control bg-paper px-1.5 font-mono text-tag text-ink">
                {key}
              </kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="px-4 pb-4 text-tag text-meta">{t(on ? "note" : "off")}</p>
    </Dialog>
  );
}
