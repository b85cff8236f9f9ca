import { describe, expect, it } from "vitest";
import { placesOf, scrollTopToShow, stretchInView } from "./rows-in-view.ts";

const height = 76;

describe("the rows of a long list that are drawn", () => {
  it("are those in view, parts of a row included", () => {
    expect(stretchInView({ scrollTop: 0, clientHeight: 760 }, height)).toEqual({ first: 0, end: 10 });
    expect(stretchInView({ scrollTop: 75, clientHeight: 760 }, height)).toEqual({ first: 0, end: 11 });
    expect(stretchInView({ scrollTop: 76, clientHeight: 760 }, height)).toEqual({ first: 1, end: 11 });
  });

  it("and spare ones on either side, never before the first nor after the last", () => {
    expect(placesOf({ first: 10, end: 13 }, { count: 100, spare: 2 })).toEqual([8, 9, 10, 11, 12, 13, 14]);
    expect(placesOf({ first: 1, end: 3 }, { count: 4, spare: 8 })).toEqual([0, 1, 2, 3]);
    expect(placesOf({ first: 0, end: 11 }, { count: 0, spare: 8 })).toEqual([]);
  });

  it("a list that is pulled beyond its beginning or got shorter leaves no row undrawn that is seen", () => {
    // A phone lets the list be pulled down; a filter leaves three rows of thousands.
    expect(
      placesOf(stretchInView({ scrollTop: -90, clientHeight: 152 }, height), { count: 9, spare: 0 }),
    ).toEqual([0]);
    expect(placesOf({ first: 900, end: 911 }, { count: 3, spare: 8 })).toEqual([]);
    expect(
      placesOf(stretchInView({ scrollTop: 0, clientHeight: 760 }, height), { count: 3, spare: 8 }),
    ).toEqual([0, 1, 2]);
  });

  it("every row is drawn at some place of the scroll bar, and each only once", () => {
    const count = 57;
    const seen = new Set<number>();
    for (let scrollTop = 0; scrollTop <= count * height - 500; scrollTop += 13) {
      const view = stretchInView({ scrollTop, clientHeight: 500 }, height);
      const places = placesOf(view, { count, spare: 0 });
      expect(new Set(places).size).toBe(places.length);
      // No hole from the upper edge to the lower one.
      expect((places[0] ?? 0) * height).toBeLessThanOrEqual(scrollTop);
      expect(((places.at(-1) ?? 0) + 1) * height).toBeGreaterThanOrEqual(scrollTop + 500);
      for (const place of places) seen.add(place);
    }
    expect(seen.size).toBe(count);
  });
});

it("a row is brought into view by the shortest way, and one that is seen whole stays where it is", () => {
  const scroller = { scrollTop: 760, clientHeight: 760, height };
  expect(scrollTopToShow(10, scroller)).toBeNull();
  expect(scrollTopToShow(19, scroller)).toBeNull();
  expect(scrollTopToShow(9, scroller)).toBe(9 * height);
  expect(scrollTopToShow(20, scroller)).toBe(21 * height - 760);
  expect(scrollTopToShow(0, scroller)).toBe(0);
});
