import type { BrainField, PromptDraft, PromptStatus } from "@platform/contract";
import { differing, mergeTexts, textsOf, type Texts } from "./texts.ts";

export interface Clash {
  field: BrainField;
  theirs: string;
  /** Null where the live version changed under the draft. */
  by: PromptDraft["author"] | null;
  at: string;
}

/** What one editor holds: the texts as they stand at the server, and as they stand here. */
export interface DraftState {
  /** Names what `base` is: the draft's revision, or the live version where there is no draft. */
  key: string;
  revision: string | null;
  basedOn: number;
  base: Texts;
  mine: Texts;
  clashes: Clash[];
}

export type DraftAction =
  | { kind: "typed"; patch: Partial<Texts> }
  | { kind: "saved"; sent: Texts; draft: PromptDraft }
  | { kind: "arrived"; status: PromptStatus }
  | { kind: "settled"; field: BrainField; keep: "mine" | "theirs" };

export function startDraft(status: PromptStatus): DraftState {
  const texts = textsOf(status.draft?.brain ?? status.live.brain);
  return { ...placeOf(status), base: texts, mine: texts, clashes: [] };
}

export function nextDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "typed":
      return { ...state, mine: { ...state.mine, ...action.patch } };
    case "saved": {
      const { draft, sent } = action;
      // What was typed while it was under way is still to be saved.
      return { ...state, key: draft.revision, revision: draft.revision, basedOn: draft.basedOn, base: sent };
    }
    case "arrived":
      return arrived(state, action.status);
    case "settled": {
      const clash = state.clashes.find(({ field }) => field === action.field);
      if (clash === undefined) return state;
      const clashes = state.clashes.filter((other) => other !== clash);
      if (action.keep === "mine") return { ...state, clashes };
      return { ...state, clashes, mine: { ...state.mine, [action.field]: clash.theirs } };
    }
  }
}

export function isDirty(state: DraftState): boolean {
  return differing(state.base, state.mine).length > 0;
}

/** Somebody else saved, published or discarded: theirs becomes the base, and mine stays on top of it. */
function arrived(state: DraftState, status: PromptStatus): DraftState {
  const place = placeOf(status);
  if (place.key === state.key) return state;
  const theirs = textsOf(status.draft?.brain ?? status.live.brain);
  const { texts, clashes } = mergeTexts({ base: state.base, mine: state.mine, theirs });
  const open = new Set([...clashes, ...state.clashes.map(({ field }) => field)]);
  return {
    ...place,
    base: theirs,
    mine: texts,
    clashes: differing(texts, theirs)
      .filter((field) => open.has(field))
      .map((field) => ({
        field,
        theirs: theirs[field],
        by: status.draft?.author ?? null,
        at: status.draft?.savedAt ?? status.live.createdAt,
      })),
  };
}

function placeOf({ draft, live }: PromptStatus): Pick<DraftState, "key" | "revision" | "basedOn"> {
  return draft === null
    ? { key: `live ${live.number}`, revision: null, basedOn: live.number }
    : { key: draft.revision, revision: draft.revision, basedOn: draft.basedOn };
}
