import type { PromptDraft, PromptStatus } from "@platform/contract";
import { describe, expect, it } from "vitest";
import { createDraftSession, type DraftSessionDeps } from "./draft-session.ts";
import { textsOf, type Texts } from "./texts.ts";

const live: PromptStatus["live"] = {
  number: 1,
  origin: "first",
  restoredFrom: null,
  note: null,
  author: { kind: "sql", name: null },
  createdAt: "2026-11-22T10:00:00Z",
  live: true,
  brain: {
    botName: null,
    disclosure: null,
    systemPromptTemplate: "Uno",
    storeDescription: null,
    storeCatalogKnowledge: null,
  },
  unknownPlaceholders: [],
  unreadCharacters: 0,
};

/** The server's draft as its procedures keep it: whoever names an old revision is refused. */
function server() {
  let draft: PromptDraft | null = null;
  let saves = 0;
  const status = (): PromptStatus => ({ live, draft, defaultTemplate: "", placeholders: [] });
  const put = (texts: Partial<Texts>): PromptDraft => {
    saves += 1;
    const brain = { ...(draft?.brain ?? live.brain), ...texts };
    const author = { kind: "person", name: "Bruno" } as const;
    draft = {
      brain,
      revision: `r${saves}`,
      basedOn: 1,
      changes: 1,
      unknownPlaceholders: [],
      unreadCharacters: 0,
      author,
      savedAt: "",
    };
    return draft;
  };
  return {
    status,
    put,
    saves: () => saves,
    store: async (input: { texts: Texts; revision: string | null }) => {
      await Promise.resolve();
      if (input.revision !== (draft?.revision ?? null)) throw new Error("conflict");
      return put(input.texts);
    },
  };
}

function start(overrides: Partial<DraftSessionDeps> = {}) {
  const there = server();
  const pauses: (() => void)[] = [];
  const session = createDraftSession(there.status(), {
    store: there.store,
    refresh: async () => there.status(),
    isConflict: (error) => error instanceof Error && error.message === "conflict",
    later: (work) => {
      pauses.push(work);
      return () => pauses.splice(pauses.indexOf(work), 1);
    },
    ...overrides,
  });
  return { session, there, pauses };
}

describe("an editor's draft", () => {
  it("saves itself once typing pauses, and not before", async () => {
    const { session, there, pauses } = start();
    session.change({ systemPromptTemplate: "D" });
    session.change({ systemPromptTemplate: "Dos" });
    expect([pauses.length, there.saves(), session.view.get().phase]).toEqual([1, 0, "unsaved"]);
    pauses[0]?.();
    await session.save();
    expect(there.status().draft?.brain.systemPromptTemplate).toBe("Dos");
    expect([there.saves(), session.view.get().phase]).toEqual([1, "saved"]);
  });

  it("asks one thing at a time, and ends with all that was typed saved", async () => {
    const { session, there } = start();
    session.change({ systemPromptTemplate: "Dos" });
    const first = session.save();
    session.change({ systemPromptTemplate: "Tres" });
    await Promise.all([first, session.save(), session.save()]);
    expect(there.status().draft?.brain.systemPromptTemplate).toBe("Tres");
    expect(there.saves()).toBe(2);
  });

  it("joins what somebody else saved, and saves both", async () => {
    const { session, there } = start();
    session.change({ botName: "Lola" });
    there.put({ storeDescription: "de Bruno" });
    expect(await session.save()).toEqual({ revision: "r2" });
    expect(there.status().draft?.brain).toMatchObject({ botName: "Lola", storeDescription: "de Bruno" });
  });

  it("saves nothing while a text that both changed is in question", async () => {
    const { session, there } = start();
    session.change({ systemPromptTemplate: "mío" });
    there.put({ systemPromptTemplate: "de Bruno" });
    expect(await session.save()).toBeNull();
    expect(session.view.get().clashes).toHaveLength(1);
    session.change({ botName: "Lola" });
    expect(await session.save()).toBeNull();
    expect(there.status().draft?.brain.systemPromptTemplate).toBe("de Bruno");
    session.settle("systemPromptTemplate", "mine");
    expect(await session.save()).toEqual({ revision: "r2" });
    expect(there.status().draft?.brain).toMatchObject({ systemPromptTemplate: "mío", botName: "Lola" });
  });

  it("keeps what was typed when saving fails, and saves it at the next try", async () => {
    let broken = true;
    const there = server();
    const { session } = start({
      store: (input) => (broken ? Promise.reject(new Error("offline")) : there.store(input)),
      refresh: async () => there.status(),
    });
    session.change({ systemPromptTemplate: "Dos" });
    expect(await session.save()).toBeNull();
    expect(session.view.get()).toMatchObject({ phase: "failed", mine: { systemPromptTemplate: "Dos" } });
    expect(await session.save()).toBeNull();
    broken = false;
    expect(await session.save()).toEqual({ revision: "r1" });
  });

  it("gives up on a server that refuses and refuses", async () => {
    let asked = 0;
    const { session } = start({
      store: () => {
        asked += 1;
        return Promise.reject(new Error("conflict"));
      },
    });
    session.change({ systemPromptTemplate: "Dos" });
    expect(await session.save()).toBeNull();
    expect(asked).toBeLessThan(10);
    expect(session.view.get().mine).toEqual({ ...textsOf(live.brain), systemPromptTemplate: "Dos" });
  });
});
