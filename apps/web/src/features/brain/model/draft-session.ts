import { createStore, type Store } from "#lib/external-store.ts";
import {
  type DraftAction,
  type DraftState,
  isDirty,
  nextDraft,
  type Stand,
  startDraft,
  type StoredDraft,
} from "./draft-state.ts";
import type { TextsOf } from "./texts.ts";

export interface DraftView<Field extends string> extends DraftState<Field> {
  phase: "saved" | "unsaved" | "saving" | "failed";
  error: unknown;
}

export interface DraftSession<Field extends string> {
  view: Store<DraftView<Field>>;
  change: (patch: Partial<TextsOf<Field>>) => void;
  settle: (field: Field, keep: "mine" | "theirs") => void;
  /** What the server says now. */
  arrive: (stand: Stand<Field>) => void;
  /** Saves until nothing is unsaved. The revision that stands; null where saving failed or a question is open. */
  save: () => Promise<{ revision: string | null } | null>;
}

/** More would be a quarrel of two editors that type faster than they save. */
const MAX_ATTEMPTS = 5;

export interface DraftSessionDeps<Field extends string> {
  store: (input: {
    texts: TextsOf<Field>;
    revision: string | null;
    basedOn: number;
  }) => Promise<Pick<StoredDraft<Field>, "revision" | "basedOn">>;
  /** Asks the server anew; what it says comes back through `arrive`. */
  refresh: () => Promise<Stand<Field>>;
  isConflict: (error: unknown) => boolean;
  /** Calls back where the way to the server was the trouble, when the same may go through; the answer calls it off. */
  again: (error: unknown, work: () => void) => () => void;
  /** Calls back when typing has paused; the answer calls it off. */
  later: (work: () => void) => () => void;
}

/** One editor's draft: saved by itself, one request at a time, and joined with what others save meanwhile. */
export function createDraftSession<Field extends string>(
  stand: Stand<Field>,
  deps: DraftSessionDeps<Field>,
): DraftSession<Field> {
  const view = createStore<DraftView<Field>>({ ...startDraft(stand), phase: "saved", error: null });
  let running: Promise<boolean> | null = null;
  let callOff: () => void = () => undefined;

  function dispatch(action: DraftAction<Field>): void {
    const state = nextDraft(view.get(), action);
    const phase = isDirty(state) ? "unsaved" : "saved";
    view.set({ ...state, error: null, phase });
    callOff();
    if (phase === "unsaved" && state.clashes.length === 0) callOff = deps.later(() => void save());
  }

  /** Whether it came to something: a conflict does, as what the other saved is joined and may be saved over. */
  async function saveOnce(): Promise<boolean> {
    const { mine, revision, basedOn } = view.get();
    view.set({ ...view.get(), phase: "saving", error: null });
    try {
      const draft = await deps.store({ texts: mine, revision, basedOn });
      dispatch({ kind: "saved", sent: mine, draft });
      return true;
    } catch (error) {
      return deps.isConflict(error) ? await join() : fail(error);
    }
  }

  async function join(): Promise<boolean> {
    try {
      dispatch({ kind: "arrived", stand: await deps.refresh() });
      return true;
    } catch (error) {
      return fail(error);
    }
  }

  function fail(error: unknown): false {
    view.set({ ...view.get(), phase: "failed", error });
    callOff();
    callOff = deps.again(error, () => void save());
    return false;
  }

  async function save(): Promise<{ revision: string | null } | null> {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
      const state = view.get();
      if (running === null && !isDirty(state)) return { revision: state.revision };
      if (running === null && state.clashes.length > 0) return null;
      running ??= saveOnce().finally(() => (running = null));
      if (!(await running)) return null;
    }
    return null;
  }

  return {
    view,
    change: (patch) => dispatch({ kind: "typed", patch }),
    settle: (field, keep) => dispatch({ kind: "settled", field, keep }),
    arrive: (next) => {
      // While a save is under way, its own answer comes first.
      if (running === null) dispatch({ kind: "arrived", stand: next });
    },
    save,
  };
}
