import type { Brain, PromptDraft, PromptStatus } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { type DraftState, isDirty, nextDraft, startDraft } from "./draft-state.ts";

const brain = (change: Partial<Brain> = {}): Brain => ({
  botName: null,
  disclosure: null,
  systemPromptTemplate: "Uno",
  storeDescription: null,
  storeCatalogKnowledge: null,
  ...change,
});
const bruno = { kind: "person", name: "Bruno" } as const;

function draft(revision: string, change: Partial<Brain> = {}): PromptDraft {
  return {
    brain: brain(change),
    revision,
    basedOn: 1,
    changes: 1,
    unknownPlaceholders: [],
    unreadCharacters: 0,
    author: bruno,
    savedAt: "2026-11-22T14:05:00Z",
  };
}

function status(stored: PromptDraft | null, live: { number?: number; brain?: Brain } = {}): PromptStatus {
  return {
    live: {
      number: 1,
      origin: "first",
      restoredFrom: null,
      note: null,
      author: { kind: "sql", name: null },
      createdAt: "2026-11-22T10:00:00Z",
      live: true,
      brain: brain(),
      unknownPlaceholders: [],
      unreadCharacters: 0,
      ...live,
    },
    draft: stored,
    defaultTemplate: "",
    placeholders: [],
  };
}

const type = (state: DraftState, text: string) =>
  nextDraft(state, { kind: "typed", patch: { systemPromptTemplate: text } });

describe("a draft in an editor", () => {
  it("begins with the draft, or with what is live", () => {
    expect(startDraft(status(null))).toMatchObject({ key: "live 1", revision: null, basedOn: 1 });
    expect(startDraft(status(draft("r1", { botName: "Lola" }))).mine.botName).toBe("Lola");
  });

  it("keeps what was typed while a save was under way", () => {
    const typed = type(startDraft(status(null)), "Dos");
    const sent = typed.mine;
    const more = type(typed, "Dos y medio");
    const saved = nextDraft(more, {
      kind: "saved",
      sent,
      draft: draft("r1", { systemPromptTemplate: "Dos" }),
    });
    expect(saved.mine.systemPromptTemplate).toBe("Dos y medio");
    expect(isDirty(saved)).toBe(true);
    expect(saved.revision).toBe("r1");
  });

  it("takes over what somebody else saved, where nothing was typed here", () => {
    const state = nextDraft(startDraft(status(draft("r1"))), {
      kind: "arrived",
      status: status(draft("r2", { systemPromptTemplate: "de Bruno" })),
    });
    expect(state.mine.systemPromptTemplate).toBe("de Bruno");
    expect([isDirty(state), state.clashes]).toEqual([false, []]);
  });

  it("is asked about a text that both changed, and either choice is kept", () => {
    const typed = type(startDraft(status(draft("r1"))), "mío");
    const clashing = nextDraft(typed, {
      kind: "arrived",
      status: status(draft("r2", { systemPromptTemplate: "de Bruno", botName: "Lola" })),
    });
    expect(clashing.clashes).toEqual([
      { field: "systemPromptTemplate", theirs: "de Bruno", by: bruno, at: "2026-11-22T14:05:00Z" },
    ]);
    expect(clashing.mine).toMatchObject({ systemPromptTemplate: "mío", botName: "Lola" });
    const field = "systemPromptTemplate";
    const mine = nextDraft(clashing, { kind: "settled", field, keep: "mine" });
    expect([mine.mine[field], mine.clashes, isDirty(mine), mine.revision]).toEqual(["mío", [], true, "r2"]);
    const theirs = nextDraft(clashing, { kind: "settled", field, keep: "theirs" });
    expect([theirs.mine[field], theirs.clashes, isDirty(theirs)]).toEqual(["de Bruno", [], false]);
  });

  it("does not forget an open question when yet another save arrives", () => {
    const clashing = nextDraft(type(startDraft(status(draft("r1"))), "mío"), {
      kind: "arrived",
      status: status(draft("r2", { systemPromptTemplate: "de Bruno" })),
    });
    const later = nextDraft(clashing, {
      kind: "arrived",
      status: status(draft("r3", { systemPromptTemplate: "de Bruno", botName: "Lola" })),
    });
    expect(later.clashes.map(({ theirs }) => theirs)).toEqual(["de Bruno"]);
    expect(later.mine.systemPromptTemplate).toBe("mío");
  });

  it("that was published or discarded elsewhere keeps what was typed here on top of what is live", () => {
    const typed = type(startDraft(status(draft("r1", { botName: "Lola" }))), "mío");
    const gone = nextDraft(typed, { kind: "arrived", status: status(null, { number: 2 }) });
    expect(gone).toMatchObject({ key: "live 2", revision: null });
    expect(gone.mine).toMatchObject({ systemPromptTemplate: "mío", botName: "" });
    expect(isDirty(gone)).toBe(true);
  });
});
