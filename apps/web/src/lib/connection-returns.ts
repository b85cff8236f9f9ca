import { useState, useSyncExternalStore } from "react";
import { createStore, type Store } from "./external-store.ts";
import { reasonOf } from "./errors.ts";

const returns = createStore(0);

/** Counts how often the connection has come back. @returns the function that stops it */
export function countReturns<State extends string>(live: Store<State | "online" | "offline">): () => void {
  let gone = live.get() === "offline";
  return live.subscribe(() => {
    const state = live.get();
    if (state === "offline") gone = true;
    if (state !== "online" || !gone) return;
    gone = false;
    returns.set(returns.get() + 1);
  });
}

/** Whether this failed for want of a connection that has come back since: "no connection" is no longer true then. */
export function useIsOver(error: unknown): boolean {
  const now = useSyncExternalStore(returns.subscribe, returns.get);
  const [failed, setFailed] = useState({ error, at: now });
  if (failed.error !== error) setFailed({ error, at: now });
  return failed.error === error && now > failed.at && reasonOf(error) === "offline";
}
