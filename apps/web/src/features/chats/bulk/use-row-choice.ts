import { type MouseEvent, type PointerEvent, useRef } from "react";
import { chooseStretch, selectionStore, toggleChosen } from "./selection.ts";

const LONG_PRESS_MS = 450;

/** Shift and a click choose a stretch; a long press on a phone begins to choose, and from then on a tap chooses. */
export function useRowChoice(rows: readonly { id: string }[], id: string) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; long: boolean; touch: boolean }>({
    timer: undefined,
    long: false,
    touch: false,
  });
  const end = () => clearTimeout(press.current.timer);
  return {
    onPointerDown(event: PointerEvent) {
      end();
      press.current = { timer: undefined, long: false, touch: event.pointerType === "touch" };
      if (!press.current.touch) return;
      press.current.timer = setTimeout(() => {
        press.current.long = true;
        toggleChosen(id);
      }, LONG_PRESS_MS);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onPointerMove(event: PointerEvent) {
      if (Math.abs(event.movementX) + Math.abs(event.movementY) > 4) end();
    },
    onContextMenu(event: MouseEvent) {
      if (press.current.touch) event.preventDefault();
    },
    onClickCapture(event: MouseEvent) {
      if (event.target instanceof Element && event.target.closest("[role=checkbox]")) return;
      const { long, touch } = press.current;
      const choosing = selectionStore.get().ids.size > 0;
      if (!event.shiftKey && !long && !(touch && choosing)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.shiftKey) chooseStretch(rows, id);
      else if (!long) toggleChosen(id);
    },
  };
}
