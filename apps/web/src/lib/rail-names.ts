import { useSyncExternalStore } from "react";
import { createStore } from "./external-store.ts";
import { useMediaQuery } from "./use-media-query.ts";

const KEY = "rail-names";

/** What the reader chose; null while they chose nothing. Kept by the browser. */
const chosen = createStore<string | null>(localStorage.getItem(KEY));

export function chooseRailNames(shown: boolean) {
  const value = shown ? "shown" : "hidden";
  chosen.set(value);
  localStorage.setItem(KEY, value);
}

/** Whether the rail's places have their names beside them: on a large screen at first, and where there is no room never. */
export function useRailNames(): { fit: boolean; shown: boolean } {
  const fit = useMediaQuery("(width >= 80rem)");
  const large = useMediaQuery("(width >= 100rem)");
  const choice = useSyncExternalStore(chosen.subscribe, chosen.get);
  return { fit, shown: fit && (choice === null ? large : choice === "shown") };
}
