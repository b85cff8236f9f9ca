/** A stretch of a list. */
export interface Stretch {
  first: number;
  /** The first that is not in it any more. */
  end: number;
}

/** Which rows of one height are seen, wholly or in part. */
export function stretchInView(
  { scrollTop, clientHeight }: { scrollTop: number; clientHeight: number },
  height: number,
): Stretch {
  return {
    first: Math.floor(scrollTop / height),
    end: Math.ceil((scrollTop + clientHeight) / height),
  };
}

/** The rows to draw: those in view and some on either side, as far as there are any. */
export function placesOf(view: Stretch, { count, spare }: { count: number; spare: number }): number[] {
  const first = Math.max(0, Math.min(view.first - spare, count));
  const end = Math.min(view.end + spare, count);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

/** Where to scroll so that a row is seen whole; null where it is already. */
export function scrollTopToShow(
  index: number,
  { scrollTop, clientHeight, height }: { scrollTop: number; clientHeight: number; height: number },
): number | null {
  const top = index * height;
  const bottom = top + height - clientHeight;
  if (scrollTop > top) return top;
  return scrollTop < bottom ? bottom : null;
}
