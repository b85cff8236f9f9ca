import { useEffect, useState, useSyncExternalStore } from "react";
import { isPassing, reasonOf } from "#lib/errors.ts";
import {
  createDraftSession,
  type DraftSession,
  type DraftSessionDeps,
  type DraftView,
} from "./model/draft-session.ts";
import type { Stand } from "./model/draft-state.ts";

/** Long enough to type a word, short enough to lose none. */
const PAUSE_MS = 900;
/** A server that is away is asked again this often. */
const AGAIN_MS = 5_000;

export type DraftEditor<Field extends string> = Pick<DraftSession<Field>, "change" | "settle" | "save"> &
  DraftView<Field>;

interface DraftSource<Field extends string, Status> {
  standOf: (status: Status) => Stand<Field>;
  store: DraftSessionDeps<Field>["store"];
  refresh: () => Promise<Status>;
}

/** A draft as this page has it, from what the server answers; the way to the server stays the one it began with. */
export function useDraftSession<Field extends string, Status>(
  status: Status,
  source: DraftSource<Field, Status>,
): DraftEditor<Field> {
  const { standOf } = source;
  const [session] = useState(() =>
    createDraftSession(standOf(status), {
      store: source.store,
      refresh: async () => standOf(await source.refresh()),
      isConflict: (error) => reasonOf(error) === "conflict",
      again: (error, work) => (isPassing(reasonOf(error)) ? whenBack(work) : () => undefined),
      later: (work) => {
        const timer = setTimeout(work, PAUSE_MS);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => session.arrive(standOf(status)), [session, standOf, status]);
  // Whoever leaves the page has typed it all the same.
  useEffect(() => () => void session.save(), [session]);
  const view = useSyncExternalStore(session.view.subscribe, session.view.get);
  return { ...view, change: session.change, settle: session.settle, save: session.save };
}

/** When the browser has a network again, or after a while: nobody says when a server is back. */
function whenBack(work: () => void): () => void {
  const callOff = () => {
    clearTimeout(timer);
    window.removeEventListener("online", again);
  };
  const again = () => {
    callOff();
    work();
  };
  const timer = setTimeout(again, AGAIN_MS);
  window.addEventListener("online", again);
  return callOff;
}
