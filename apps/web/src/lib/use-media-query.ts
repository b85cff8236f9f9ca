import { useCallback, useSyncExternalStore } from "react";

export function useMediaQuery(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** Same widths as the breakpoints in `tokens.css`. */
export const useIsPhone = () => useMediaQuery("(width < 51.25rem)");
export const useIsWide = () => useMediaQuery("(width >= 73.75rem)");
