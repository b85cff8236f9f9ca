import { execFile } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";

import { type Browser, type BrowserContext, chromium, type ViewportSize } from "playwright-core";

const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "chrome"];
const PLACES = [
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

const FLAGS = [
  // Chromium refuses its sandbox as root; the tests open nothing but our own pages.
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  // Not one request but those of the page under test.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-sync",
  "--no-first-run",
  "--metrics-recording-only",
];

/**
 * A headless Chromium: the one `CHROMIUM_PATH` names, else an installed one, else the one that came with
 * the packages. Nothing is downloaded here. Close it when done.
 */
export async function launchChromium({ microphone = false } = {}): Promise<Browser> {
  const executablePath = await findChromium();
  // A microphone that hums, in place of the machine's.
  const args = microphone
    ? [...FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    : FLAGS;
  const browser = await chromium.launch({ executablePath, headless: true, args });
  // Only what never comes is waited for so long: two browsers and two products may share a busy machine.
  browser.on("context", (context) => context.setDefaultTimeout(120_000));
  return browser;
}

/** The same, over a profile of its own in this folder: what is signed in there is signed in for whoever else drives it. */
export async function chromiumAt(
  folder: string,
  { args, viewport }: { args: string[]; viewport: ViewportSize },
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: await findChromium(),
    headless: true,
    args: [...FLAGS, ...args],
    viewport,
  });
}

async function findChromium(): Promise<string> {
  return process.env.CHROMIUM_PATH || findInstalled() || unpackPackaged();
}

const CACHE = join(import.meta.dirname, "../../.cache/chromium");
const UNPACK = join(import.meta.dirname, "unpack.ts");

/**
 * The package's own place is `/tmp/chromium`, where anybody could have put another program; ours is a
 * folder of the checkout, unpacked once (3 s). The package's flags are not taken: they switch the web's
 * security off.
 */
export async function unpackPackaged(cache = CACHE): Promise<string> {
  const folder = join(cache, await packagedVersion());
  const program = join(folder, "chromium");
  if (isExecutable(program)) return program;
  await mkdir(cache, { recursive: true });
  const staged = await mkdtemp(`${folder}-`);
  try {
    // It unpacks to the temporary folder: a process of its own has another one, and whoever makes files here meanwhile
    // doesn't lose them with it.
    await promisify(execFile)(process.execPath, [UNPACK], { env: { ...process.env, TMPDIR: staged } });
    await rename(staged, folder).catch((error: unknown) => {
      // Two test files may unpack at once; whoever is second takes what the first has put there.
      if (!isExecutable(program)) throw error;
    });
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
  return program;
}

async function packagedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "");
    const version = /"version":\s*"([^"]+)"/.exec(text)?.[1];
    if (version !== undefined) return version;
  }
  throw new Error("The package @sparticuz/chromium is not installed");
}

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...PLACES];
  return candidates.find((path) => isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
