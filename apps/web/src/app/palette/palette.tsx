import { Suspense, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "#components/dialog.tsx";
import { lazyPart } from "#lib/build.ts";
import { isLayerOpen } from "#lib/shortcuts.ts";
import { useEarlyKeys } from "./use-early-keys.ts";

const PaletteBody = lazyPart(
  () => import("./palette-body.tsx"),
  () => null,
);

/** Ctrl or Cmd with K, also while typing: goes to a chat, page or store, or does what a key of this page does. */
export function Palette() {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const box = useRef<HTMLInputElement>(null);
  const chosen = useRef<(() => void) | null>(null);
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || event.altKey || event.shiftKey) return;
      if (!(event.ctrlKey || event.metaKey) || isLayerOpen()) return;
      event.preventDefault();
      setOpen(true);
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  useEarlyKeys({ on: open, box, setText, onEscape: () => setOpen(false) });
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      // Not before: what is chosen may move the focus or open a layer of its own.
      onClosed={() => {
        chosen.current?.();
        chosen.current = null;
        setText("");
      }}
      title={t("title")}
    >
      <Suspense fallback={<div className="h-96" />}>
        <PaletteBody
          box={box}
          text={text}
          onText={setText}
          onChoose={(run) => {
            chosen.current = run;
            setOpen(false);
          }}
        />
      </Suspense>
    </Dialog>
  );
}
