import { describe, expect, it } from "vitest";
import {
  type DraftState,
  isDirty,
  nextDraft,
  type Stand,
  startDraft,
  type StoredDraft,
} from "./draft-state.ts";
import type { TextsOf } from "./texts.ts";

type Field = "prompt" | "name";
const texts = (change: Partial<TextsOf<Field>> = {}): TextsOf<Field> => ({
  prompt: "Uno",
  name: "",
  ...change,
});
const bruno = { kind: "person", name: "Bruno" } as const;

function draft(revision: string, change: Partial<TextsOf<Field>> = {}): StoredDraft<Field> {
  return { texts: texts(change), revision, basedOn: 1, author: bruno, savedAt: "2026-11-22T14:05:00Z" };
}

function stand(stored: StoredDraft<Field> | null, number = 1): Stand<Field> {
  return { live: { number, createdAt: "2026-11-22T10:00:00Z", texts: texts() }, draft: stored };
}

const type = (state: DraftState<Field>, text: string) =>
  nextDraft(state, { kind: "typed", patch: { prompt: text } });

describe("a draft in an editor", () => {
  it("begins with the draft, or with what is live", () => {
    expect(startDraft(stand(null))).toMatchObject({ key: "live 1", revision: null, basedOn: 1 });
    expect(startDraft(stand(draft("r1", { name: "Lola" }))).mine.name).toBe("Lola");
  });

  it("keeps what was typed while a save was under way", () => {
    const typed = type(startDraft(stand(null)), "Dos");
    const sent = typed.mine;
    const more = type(typed, "Dos y medio");
    const saved = nextDraft(more, {
      kind: "saved",
      sent,
      draft: draft("r1", { prompt: "Dos" }),
    });
    expect(saved.mine.prompt).toBe("Dos y medio");
    expect(isDirty(saved)).toBe(true);
    expect(saved.revision).toBe("r1");
  });

  it("takes over what somebody else saved, where nothing was typed here", () => {
    const state = nextDraft(startDraft(stand(draft("r1"))), {
      kind: "arrived",
      stand: stand(draft("r2", { prompt: "de Bruno" })),
    });
    expect(state.mine.prompt).toBe("de Bruno");
    expect([isDirty(state), state.clashes]).toEqual([false, []]);
  });

  it("is asked about a text that both changed, and either choice is kept", () => {
    const typed = type(startDraft(stand(draft("r1"))), "mío");
    const clashing = nextDraft(typed, {
      kind: "arrived",
      stand: stand(draft("r2", { prompt: "de Bruno", name: "Lola" })),
    });
    expect(clashing.clashes).toEqual([
      { field: "prompt", theirs: "de Bruno", by: bruno, at: "2026-11-22T14:05:00Z" },
    ]);
    expect(clashing.mine).toMatchObject({ prompt: "mío", name: "Lola" });
    const field = "prompt";
    const mine = nextDraft(clashing, { kind: "settled", field, keep: "mine" });
    expect([mine.mine[field], mine.clashes, isDirty(mine), mine.revision]).toEqual(["mío", [], true, "r2"]);
    const theirs = nextDraft(clashing, { kind: "settled", field, keep: "theirs" });
    expect([theirs.mine[field], theirs.clashes, isDirty(theirs)]).toEqual(["de Bruno", [], false]);
  });

  it("does not forget an open question when yet another save arrives", () => {
    const clashing = nextDraft(type(startDraft(stand(draft("r1"))), "mío"), {
      kind: "arrived",
      stand: stand(draft("r2", { prompt: "de Bruno" })),
    });
    const later = nextDraft(clashing, {
      kind: "arrived",
      stand: stand(draft("r3", { prompt: "de Bruno", name: "Lola" })),
    });
    expect(later.clashes.map(({ theirs }) => theirs)).toEqual(["de Bruno"]);
    expect(later.mine.prompt).toBe("mío");
  });

  it("that was published or discarded elsewhere keeps what was typed here on top of what is live", () => {
    const typed = type(startDraft(stand(draft("r1", { name: "Lola" }))), "mío");
    const gone = nextDraft(typed, { kind: "arrived", stand: stand(null, 2) });
    expect(gone).toMatchObject({ key: "live 2", revision: null });
    expect(gone.mine).toMatchObject({ prompt: "mío", name: "" });
    expect(isDirty(gone)).toBe(true);
  });
});
