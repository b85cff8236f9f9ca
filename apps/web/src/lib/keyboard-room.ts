/** Less is the browser's own bars on their way in or out. */
const KEYBOARD_PX = 120;

/**
 * Some phones lay their keyboard over the page instead of making it smaller, and push the page up until the field is in
 * view: what the keyboard covers is then left free (`--covered`), and the page stays where it is.
 */
export function makeRoomForKeyboard({ visualViewport, document, scrollTo }: Window): void {
  if (!visualViewport) return;
  const root = document.documentElement;
  const fit = () => {
    // Whoever looks closer has made the view smaller on purpose.
    const hidden = visualViewport.scale > 1.01 ? 0 : root.clientHeight - visualViewport.height;
    const covered = hidden > KEYBOARD_PX ? hidden : 0;
    root.style.setProperty("--covered", `${covered}px`);
    if (covered > 0 && visualViewport.offsetTop > 0) scrollTo(0, 0);
  };
  visualViewport.addEventListener("resize", fit);
  visualViewport.addEventListener("scroll", fit);
}
