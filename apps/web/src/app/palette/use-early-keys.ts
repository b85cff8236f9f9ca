import { type Dispatch, type RefObject, type SetStateAction, useEffect, useEffectEvent } from "react";

interface EarlyKeys {
  on: boolean;
  /** Where the keys go once it is there. */
  box: RefObject<HTMLInputElement | null>;
  setText: Dispatch<SetStateAction<string>>;
  onEscape: () => void;
}

/** What is typed while the box is still loading is its first text, and reaches neither the page's keys nor its fields. */
export function useEarlyKeys({ on, box, setText, onEscape }: EarlyKeys): void {
  const take = useEffectEvent((event: KeyboardEvent) => {
    if (box.current || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") onEscape();
    else if (event.key === "Backspace") setText((text) => text.slice(0, -1));
    else if (event.key.length === 1) setText((text) => text + event.key);
  });
  useEffect(() => {
    if (!on) return;
    window.addEventListener("keydown", take, { capture: true });
    return () => window.removeEventListener("keydown", take, { capture: true });
  }, [on]);
}
