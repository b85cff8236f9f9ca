import { beforeEach, expect, it } from "vitest";
import { chooseStretch, clearSelection, selectionStore, toggleChosen } from "./selection.ts";

const rows = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
const chosen = () => [...selectionStore.get().ids];
beforeEach(clearSelection);

it("a stretch goes from the one chosen last, in either direction, and adds to what is chosen", () => {
  toggleChosen("d");
  chooseStretch(rows, "b");
  expect(chosen()).toEqual(["d", "b", "c"]);
  chooseStretch(rows, "a");
  expect(new Set(chosen())).toEqual(new Set(["a", "b", "c", "d"]));
  toggleChosen("b");
  expect(chosen()).not.toContain("b");
});

it("without a beginning a stretch is one chat, and no more than a hundred are chosen", () => {
  chooseStretch(rows, "c");
  expect(chosen()).toEqual(["c"]);
  const many = Array.from({ length: 150 }, (_, index) => ({ id: `n${index}` }));
  toggleChosen("n0");
  chooseStretch(many, "n149");
  expect(chosen()).toHaveLength(100);
});
