import { describe, expect, it } from "vitest";
import { aChat } from "../testing.ts";
import { canWrite, ownerState, threadTone } from "./owner.ts";

describe("who answers a chat", () => {
  it("is the bot where nothing says otherwise", () => {
    expect(ownerState(aChat(), "u1")).toEqual({ kind: "bot" });
  });

  it("says why the bot is silent: suspended store before excluded contact before paused store before its mode", () => {
    expect(ownerState(aChat({ botExcluded: true, tenantSuspended: true }), "u1").kind).toBe("suspended");
    expect(ownerState(aChat({ botExcluded: true, tenantPaused: true }), "u1").kind).toBe("excluded");
    expect(ownerState(aChat({ tenantPaused: true, tenantMode: "drafts" }), "u1").kind).toBe("paused");
    expect(ownerState(aChat({ tenantMode: "drafts" }), "u1").kind).toBe("drafts");
  });

  it("tells my chat from a colleague's and from one answered on the phone", () => {
    const until = "2026-11-22T21:30:00Z";
    const owned = aChat({
      owner: "human",
      overrideSource: "panel",
      assigneeId: "u1",
      assigneeName: "Lucía",
      humanOverrideUntil: until,
    });
    expect(ownerState(owned, "u1")).toEqual({ kind: "mine", until });
    expect(ownerState(owned, "u2")).toEqual({ kind: "colleague", name: "Lucía", until });
    expect(ownerState({ ...owned, overrideSource: "phone" }, "u1")).toEqual({ kind: "phone", until });
  });

  it("gives nobody's chat to a reader without an id", () => {
    expect(ownerState(aChat({ owner: "human", overrideSource: "sql" }), null).kind).toBe("colleague");
  });

  it("reads an endless override as one without an end", () => {
    const chat = aChat({ owner: "human", overrideSource: "sql", humanOverrideUntil: "2099-01-01T00:00:00Z" });
    expect(ownerState(chat, "u1")).toEqual({ kind: "colleague", name: null, until: null });
  });

  it("lets only the one who owns it write", () => {
    expect(canWrite(ownerState(aChat(), "u1"))).toBe(false);
    expect(canWrite(ownerState(aChat({ owner: "waiting" }), "u1"))).toBe(false);
    expect(canWrite(ownerState(aChat({ owner: "human", assigneeId: "u1" }), "u1"))).toBe(true);
    expect(canWrite(ownerState(aChat({ owner: "human", assigneeId: "u2" }), "u1"))).toBe(false);
  });

  it("colours the thread accordingly", () => {
    expect(threadTone({ kind: "waiting", since: null, reason: null })).toBe("waiting");
    expect(threadTone({ kind: "phone", until: null })).toBe("human");
    expect(threadTone({ kind: "paused" })).toBe("none");
  });
});
