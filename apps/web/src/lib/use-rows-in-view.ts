import { type RefObject, useCallback, useDeferredValue, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { placesOf, scrollTopToShow, type Stretch, stretchInView } from "./rows-in-view.ts";

/** Rows that are drawn on either side of those in view, so that a quick thumb finds them there. */
const SPARE = 8;
/** A usual screen's, before its height is known. */
const FIRST_VIEW: Stretch = { first: 0, end: 11 };

/** Of a long list of rows of one height: those in view and some more, and the way to bring one into view. */
export function useRowsInView(
  scroller: RefObject<HTMLElement | null>,
  { count, rem }: { count: number; rem: number },
) {
  const [height] = useState(
    () => rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
  );
  const [view, setView] = useState(FIRST_VIEW);
  // Those that nobody sees yet come after those in view.
  const spare = useDeferredValue(SPARE, 0);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const { first, end } = stretchInView(element, height);
      setView((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    // In the same frame: otherwise empty places would be seen.
    const onScroll = () => flushSync(look);
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, height]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (element === null) return;
      const { scrollTop, clientHeight } = element;
      element.scrollTop = scrollTopToShow(index, { scrollTop, clientHeight, height }) ?? scrollTop;
    },
    [scroller, height],
  );

  return { places: placesOf(view, { count, spare }), reveal };
}
