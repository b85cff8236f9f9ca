import type { RefObject } from "react";

export type Box = RefObject<HTMLTextAreaElement | null>;

/** Selects and brings the reader there, after the text has been drawn. */
export function selectInBox(input: Box, { start, end }: { start: number; end: number }): void {
  requestAnimationFrame(() => {
    input.current?.focus();
    input.current?.setSelectionRange(start, end);
  });
}
