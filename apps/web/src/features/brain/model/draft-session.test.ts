import { describe, expect, it } from "vitest";
import { createDraftSession, type DraftSessionDeps } from "./draft-session.ts";
import type { Stand, StoredDraft } from "./draft-state.ts";
import type { TextsOf } from "./texts.ts";

type Field = "prompt" | "name" | "about";
const live: Stand<Field>["live"] = {
  number: 1,
  createdAt: "2026-11-22T10:00:00Z",
  texts: { prompt: "Uno", name: "", about: "" },
};

/** The server's draft as its procedures keep it: whoever names an old revision is refused. */
function server() {
  let draft: StoredDraft<Field> | null = null;
  let saves = 0;
  const stand = (): Stand<Field> => ({ live, draft });
  const put = (change: Partial<TextsOf<Field>>): StoredDraft<Field> => {
    saves += 1;
    const texts = { ...(draft?.texts ?? live.texts), ...change };
    const author = { kind: "person", name: "Bruno" } as const;
    draft = { texts, revision: `r${saves}`, basedOn: 1, author, savedAt: "" };
    return draft;
  };
  return {
    stand,
    put,
    saves: () => saves,
    store: async (input: { texts: TextsOf<Field>; revision: string | null }) => {
      await Promise.resolve();
      if (input.revision !== (draft?.revision ?? null)) throw new Error("conflict");
      return put(input.texts);
    },
  };
}

function start(overrides: Partial<DraftSessionDeps<Field>> = {}) {
  const there = server();
  const pauses: (() => void)[] = [];
  const returns: (() => void)[] = [];
  const session = createDraftSession(there.stand(), {
    store: there.store,
    refresh: async () => there.stand(),
    isConflict: (error) => error instanceof Error && error.message === "conflict",
    again: (error, work) => {
      if (!(error instanceof Error && error.message === "offline")) return () => undefined;
      returns.push(work);
      return () => returns.splice(returns.indexOf(work), 1);
    },
    later: (work) => {
      pauses.push(work);
      return () => pauses.splice(pauses.indexOf(work), 1);
    },
    ...overrides,
  });
  return { session, there, pauses, returns };
}

describe("an editor's draft", () => {
  it("saves itself once typing pauses, and not before", async () => {
    const { session, there, pauses } = start();
    session.change({ prompt: "D" });
    session.change({ prompt: "Dos" });
    expect([pauses.length, there.saves(), session.view.get().phase]).toEqual([1, 0, "unsaved"]);
    pauses[0]?.();
    await session.save();
    expect(there.stand().draft?.texts.prompt).toBe("Dos");
    expect([there.saves(), session.view.get().phase]).toEqual([1, "saved"]);
  });

  it("asks one thing at a time, and ends with all that was typed saved", async () => {
    const { session, there } = start();
    session.change({ prompt: "Dos" });
    const first = session.save();
    session.change({ prompt: "Tres" });
    await Promise.all([first, session.save(), session.save()]);
    expect(there.stand().draft?.texts.prompt).toBe("Tres");
    expect(there.saves()).toBe(2);
  });

  it("joins what somebody else saved, and saves both", async () => {
    const { session, there } = start();
    session.change({ name: "Lola" });
    there.put({ about: "de Bruno" });
    expect(await session.save()).toEqual({ revision: "r2" });
    expect(there.stand().draft?.texts).toMatchObject({ name: "Lola", about: "de Bruno" });
  });

  it("saves nothing while a text that both changed is in question", async () => {
    const { session, there } = start();
    session.change({ prompt: "mío" });
    there.put({ prompt: "de Bruno" });
    expect(await session.save()).toBeNull();
    expect(session.view.get().clashes).toHaveLength(1);
    session.change({ name: "Lola" });
    expect(await session.save()).toBeNull();
    expect(there.stand().draft?.texts.prompt).toBe("de Bruno");
    session.settle("prompt", "mine");
    expect(await session.save()).toEqual({ revision: "r2" });
    expect(there.stand().draft?.texts).toMatchObject({ prompt: "mío", name: "Lola" });
  });

  it("keeps what was typed when saving fails, and saves it at the next try", async () => {
    let broken = true;
    const there = server();
    const { session } = start({
      store: (input) => (broken ? Promise.reject(new Error("offline")) : there.store(input)),
      refresh: async () => there.stand(),
    });
    session.change({ prompt: "Dos" });
    expect(await session.save()).toBeNull();
    expect(session.view.get()).toMatchObject({ phase: "failed", mine: { prompt: "Dos" } });
    expect(await session.save()).toBeNull();
    broken = false;
    expect(await session.save()).toEqual({ revision: "r1" });
  });

  it("is saved by itself once the connection is back, without waiting for another letter", async () => {
    let offline = true;
    const there = server();
    const { session, returns } = start({
      store: (input) => (offline ? Promise.reject(new Error("offline")) : there.store(input)),
      refresh: async () => there.stand(),
    });
    session.change({ prompt: "Dos" });
    await session.save();
    expect([returns.length, session.view.get().phase]).toEqual([1, "failed"]);
    // What is typed meanwhile waits for its own pause instead.
    session.change({ name: "Lola" });
    expect(returns).toHaveLength(0);
    await session.save();
    offline = false;
    returns[0]?.();
    expect(await session.save()).toEqual({ revision: "r1" });
    expect(there.stand().draft?.texts).toMatchObject({ prompt: "Dos", name: "Lola" });
  });

  it("what the server refuses is not sent again by itself", async () => {
    const { session, returns } = start({ store: () => Promise.reject(new Error("invalid_input")) });
    session.change({ prompt: "Dos" });
    await session.save();
    expect([returns.length, session.view.get().phase]).toEqual([0, "failed"]);
  });

  it("gives up on a server that refuses and refuses", async () => {
    let asked = 0;
    const { session } = start({
      store: () => {
        asked += 1;
        return Promise.reject(new Error("conflict"));
      },
    });
    session.change({ prompt: "Dos" });
    expect(await session.save()).toBeNull();
    expect(asked).toBeLessThan(10);
    expect(session.view.get().mine).toEqual({ ...live.texts, prompt: "Dos" });
  });
});
