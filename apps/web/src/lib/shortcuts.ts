import { useLayoutEffect, useRef } from "react";
import { createStore } from "./external-store.ts";

/** Whether single keys do something; who dictates to the computer may want them off. Kept by the browser. */
export const shortcutsStore = createStore(localStorage.getItem("shortcuts") !== "off");

export function chooseShortcuts(on: boolean) {
  shortcutsStore.set(on);
  if (on) localStorage.removeItem("shortcuts");
  else localStorage.setItem("shortcuts", "off");
}

type Handlers = Record<string, () => void>;
const registered = new Set<{ current: Handlers }>();

/** What a key does on this page now, whether or not keys are on; undefined where it does nothing. */
export function shortcut(key: string): (() => void) | undefined {
  return [...registered].find(({ current }) => current[key])?.current[key];
}

/** Single keys, off while somebody types, while a layer is open, and with a modifier held. */
export function useShortcuts(handlers: Handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  // With what is drawn, not after it: a key pressed as soon as its page can be seen does something.
  useLayoutEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (!shortcutsStore.get() && event.key !== "Escape") return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event.target) || isLayerOpen()) return;
      const run = latest.current[event.key.toLowerCase()];
      if (!run) return;
      event.preventDefault();
      run();
    }
    registered.add(latest);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      registered.delete(latest);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

export function isLayerOpen(): boolean {
  return document.querySelector("[role=dialog],[role=menu]") !== null;
}

/** Of what takes the focus of a box that went while somebody was typing in it: what they go on typing does nothing. */
export const quietKeys = { "data-quiet-keys": "" };

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    "quietKeys" in target.dataset ||
    ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)
  );
}
