import { type FocusEvent, useLayoutEffect, useRef } from "react";

/** Who pressed a button that went with its state goes on from the bar, not from the top of the page. */
export function useKeptFocus<Place extends HTMLElement = HTMLElement>(state: string) {
  const ref = useRef<Place>(null);
  const focused = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const gone = focused.current !== null && !focused.current.isConnected;
    if (gone && document.activeElement === document.body) ref.current?.focus();
  }, [state]);
  return {
    ref,
    onFocus: ({ target }: FocusEvent) => {
      focused.current = target;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) focused.current = null;
    },
  };
}
