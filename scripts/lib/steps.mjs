const live = process.stdout.isTTY === true && !process.env.CI;
const coloured = live && !process.env.NO_COLOR;

const paint = (code, text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text);
const dim = (text) => paint(2, text);
export const bold = (text) => paint(1, text);
const green = (text) => paint(32, text);
const red = (text) => paint(31, text);

/** One line per step: what is done, and how long it took. A step that returns false had nothing to do. */
export async function step(title, work) {
  const started = performance.now();
  if (live) process.stdout.write(`  ${dim("·")} ${title} …`);
  const say = (mark) => {
    const line = `  ${mark} ${title.padEnd(34)} ${dim(seconds(performance.now() - started))}`;
    process.stdout.write(live ? `\r\u001b[2K${line}\n` : `${line}\n`);
  };
  try {
    const result = await work();
    if (result !== false) say(green("✓"));
    else if (live) process.stdout.write("\r\u001b[2K");
    return result;
  } catch (error) {
    say(red("✗"));
    throw error;
  }
}

/** A line that belongs to no step. */
export function note(text) {
  process.stdout.write(`  ${text}\n`);
}

/** 0.42 s, 12.3 s, 2 min 5 s */
export function seconds(ms) {
  const value = ms / 1000;
  if (value < 10) return `${value.toFixed(2)} s`;
  if (value < 100) return `${value.toFixed(1)} s`;
  return `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}

/** Ends with what went wrong and what to do, instead of a stack trace. */
export function fail(error) {
  process.stderr.write(
    `\n${red("Could not go on.")} ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
