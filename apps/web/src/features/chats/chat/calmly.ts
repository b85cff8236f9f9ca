/** A way of scrolling for whoever may not want things to move: a script's is not held to what styles say. */
export function calmly(): ScrollBehavior {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}
