import type { PromptDraft } from "@platform/contract";
import { differing, mergeTexts, type TextsOf } from "./texts.ts";

type Author = PromptDraft["author"];

/** What is live, and what is being prepared, as the server has it: of a store's bot, or of all. */
export interface Stand<Field extends string> {
  live: { number: number; createdAt: string | null; texts: TextsOf<Field> };
  draft: StoredDraft<Field> | null;
}

export interface StoredDraft<Field extends string> {
  texts: TextsOf<Field>;
  revision: string;
  basedOn: number;
  author: Author;
  savedAt: string;
}

export interface Clash<Field extends string> {
  field: Field;
  theirs: string;
  /** Null where the live version changed under the draft. */
  by: Author | null;
  at: string | null;
}

/** What one editor holds: the texts as they stand at the server, and as they stand here. */
export interface DraftState<Field extends string> {
  /** Names what `base` is: the draft's revision, or the live version where there is no draft. */
  key: string;
  revision: string | null;
  basedOn: number;
  base: TextsOf<Field>;
  mine: TextsOf<Field>;
  clashes: Clash<Field>[];
}

export type DraftAction<Field extends string> =
  | { kind: "typed"; patch: Partial<TextsOf<Field>> }
  | { kind: "saved"; sent: TextsOf<Field>; draft: Pick<StoredDraft<Field>, "revision" | "basedOn"> }
  | { kind: "arrived"; stand: Stand<Field> }
  | { kind: "settled"; field: Field; keep: "mine" | "theirs" };

export function startDraft<Field extends string>(stand: Stand<Field>): DraftState<Field> {
  const { texts } = stand.draft ?? stand.live;
  return { ...placeOf(stand), base: texts, mine: texts, clashes: [] };
}

export function nextDraft<Field extends string>(
  state: DraftState<Field>,
  action: DraftAction<Field>,
): DraftState<Field> {
  switch (action.kind) {
    case "typed":
      return { ...state, mine: { ...state.mine, ...action.patch } };
    case "saved": {
      const { draft, sent } = action;
      // What was typed while it was under way is still to be saved.
      return { ...state, key: draft.revision, revision: draft.revision, basedOn: draft.basedOn, base: sent };
    }
    case "arrived":
      return arrived(state, action.stand);
    case "settled": {
      const clash = state.clashes.find(({ field }) => field === action.field);
      if (clash === undefined) return state;
      const clashes = state.clashes.filter((other) => other !== clash);
      if (action.keep === "mine") return { ...state, clashes };
      return { ...state, clashes, mine: { ...state.mine, [action.field]: clash.theirs } };
    }
  }
}

export function isDirty<Field extends string>(state: DraftState<Field>): boolean {
  return differing(state.base, state.mine).length > 0;
}

/** Somebody else saved, published or discarded: theirs becomes the base, and mine stays on top of it. */
function arrived<Field extends string>(state: DraftState<Field>, stand: Stand<Field>): DraftState<Field> {
  const place = placeOf(stand);
  if (place.key === state.key) return state;
  const { texts: theirs } = stand.draft ?? stand.live;
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
        by: stand.draft?.author ?? null,
        at: stand.draft?.savedAt ?? stand.live.createdAt,
      })),
  };
}

function placeOf<Field extends string>({
  draft,
  live,
}: Stand<Field>): Pick<DraftState<Field>, "key" | "revision" | "basedOn"> {
  return draft === null
    ? { key: `live ${live.number}`, revision: null, basedOn: live.number }
    : { key: draft.revision, revision: draft.revision, basedOn: draft.basedOn };
}
