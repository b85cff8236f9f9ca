import { type PointerEvent, type UIEvent, useEffect, useState } from "react";

/** A press's click comes after its end, late where the page is busy. */
const CLICK_MS = 350;

/** Whether a list's rows have to keep their places: it is scrolled, a mouse is over it, or something presses one. */
export function useHold() {
  const [scrolled, setScrolled] = useState(false);
  const [pointed, setPointed] = useState(false);
  const { pressed, onPointerDown } = usePress();
  const handlers = {
    onPointerDown,
    onScroll: ({ currentTarget }: UIEvent) => setScrolled(currentTarget.scrollTop > 8),
    onPointerEnter: ({ pointerType }: PointerEvent) => setPointed(pointerType === "mouse"),
    onPointerLeave: () => setPointed(false),
  };
  return { held: scrolled || pointed || pressed, pressed, handlers };
}

/** Whether a finger, a pen or a button of the mouse is down, until its click has come. */
function usePress() {
  const [press, setPress] = useState<"none" | "down" | "ending">("none");
  useEffect(() => {
    if (press === "none") return;
    if (press === "ending") {
      const timer = setTimeout(() => setPress("none"), CLICK_MS);
      return () => clearTimeout(timer);
    }
    const ended = new AbortController();
    const { signal } = ended;
    const end = ({ isPrimary }: globalThis.PointerEvent) => (isPrimary ? setPress("ending") : undefined);
    // Wherever it ends: the pointer may have left, and a scroll takes a finger away.
    for (const type of ["pointerup", "pointercancel"] as const)
      window.addEventListener(type, end, { signal });
    return () => ended.abort();
  }, [press]);
  return {
    pressed: press !== "none",
    onPointerDown: ({ isPrimary }: PointerEvent) => (isPrimary ? setPress("down") : undefined),
  };
}
