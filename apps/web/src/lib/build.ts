import { lazyRouteComponent } from "@tanstack/react-router";
import { type ComponentType, lazy, useEffect } from "react";
import { createStore } from "./external-store.ts";

/** Why this tab should be loaded anew: the server has a newer panel, or a part of this one could not be loaded. */
export const reloadStore = createStore<"newer" | "missing" | null>(null);

/** A part of the panel that is not there any more, or could not be reached. */
export class MissingPart extends Error {
  override readonly name = "MissingPart";
}

const BUILD_HEADER = "x-build";
/** The page that is being drawn comes first. */
const COMPARE_AFTER_MS = 2_000;
const LOAD_AFTER_MS = 2_000;
let seen: string | null = null;

/** Asks the API, and notices by its answer that another build runs now. */
export async function fetchNotingBuild(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(input, init);
  const build = response.headers.get(BUILD_HEADER);
  if (build !== null && build !== seen) {
    seen = build;
    setTimeout(() => void comparePanel(), COMPARE_AFTER_MS);
  }
  return response;
}

/** The server may be newer and its panel the same: only other scripts make this tab an old one. */
async function comparePanel(): Promise<void> {
  const served = await readServedEntry();
  if (served === null) seen = null;
  else if (served !== entryOf(document)) reloadStore.set("newer");
}

async function readServedEntry(): Promise<string | null> {
  try {
    const response = await fetch("/", { cache: "no-store" });
    return response.ok ? entryOf(new DOMParser().parseFromString(await response.text(), "text/html")) : null;
  } catch {
    return null;
  }
}

function entryOf(page: Document): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute("src") ?? null;
}

async function loadPart<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch (error) {
    if (reloadStore.get() === null) reloadStore.set("missing");
    throw new MissingPart("A part of the panel could not be loaded", { cause: error });
  }
}

/** A page that is loaded when it is first opened. Without it the tab is not loaded anew by itself: it may be offline. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => loadPart(load), name);

/** Nothing is asked for without a connection: browsers don't ask again for a script that once failed. */
async function connected(): Promise<void> {
  if (navigator.onLine) return;
  await new Promise((resolve) => window.addEventListener("online", resolve, { once: true }));
}

const parts: (() => Promise<unknown>)[] = [];

/** A part of a page that is loaded when first wanted; where it can't be, what the page holds stays, with the rest of it. */
export function lazyPart<Props>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  Without: ComponentType<Props>,
) {
  let loading: ReturnType<typeof load> | undefined;
  // What has come once is there without a connection, too.
  const loadOnce = () => (loading ??= connected().then(load));
  parts.push(loadOnce);
  return lazy(() => loadPart(loadOnce).catch(() => ({ default: Without })));
}

/**
 * Loads those parts once the page has been drawn: a menu or dialog then opens without a connection, too. One that is
 * wanted before opens when the connection is back.
 */
export function useLoadedParts(): void {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.allSettled(parts.map((load) => load())), LOAD_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}
