import { describe, expect, it } from "vitest";
import {
  type Channel,
  createLiveConnection,
  type LiveState,
  type StreamHandlers,
} from "./live-connection.ts";

/** A browser with several tabs: one lock, one broadcast channel. */
function aBrowser() {
  const listeners = new Map<number, (data: unknown) => void>();
  const queue: { lead: () => void; tab: number }[] = [];
  const streams: {
    tab: number;
    after: string | undefined;
    handlers: StreamHandlers<string>;
    closed: boolean;
  }[] = [];
  let leader: number | null = null;

  function tab(id: number) {
    const events: string[] = [];
    const states: LiveState[] = [];
    const timers: (() => void)[] = [];
    const seen = { events, states, timers, followed: 0 };
    const channel: Channel = {
      postMessage: (message) => {
        for (const [other, listen] of listeners) if (other !== id) listen(message);
      },
      close: () => listeners.delete(id),
      onMessage: (listener) => listeners.set(id, listener),
    };
    const connection = createLiveConnection<string>({
      open: (after, handlers) => {
        const stream = { tab: id, after, handlers, closed: false };
        streams.push(stream);
        return () => {
          stream.closed = true;
        };
      },
      channel,
      elect: (lead, signal) => {
        queue.push({ lead, tab: id });
        signal.addEventListener("abort", () => {
          if (leader === id) leader = null;
          promote();
        });
        promote();
      },
      onEvent: (event) => events.push(event),
      onState: (state) => states.push(state),
      onFollow: () => (seen.followed += 1),
      mayReopen: (error) => error !== "signed out",
      setTimer: (run) => timers.push(run),
    });
    return Object.assign(seen, { connection });
  }

  function promote() {
    const next = leader === null ? queue.shift() : undefined;
    if (!next) return;
    leader = next.tab;
    next.lead();
  }

  const stream = () => {
    const last = streams[streams.length - 1];
    if (!last) throw new Error("no stream was opened");
    return last;
  };
  return { tab, streams, stream };
}

describe("the live stream of a browser", () => {
  it("is read by one tab and heard by all", () => {
    const browser = aBrowser();
    const [first, second] = [browser.tab(1), browser.tab(2)];
    browser.stream().handlers.onState("online");
    browser.stream().handlers.onEvent("5", "hola");
    expect(browser.streams).toHaveLength(1);
    expect([first.events, second.events]).toEqual([["hola"], ["hola"]]);
    expect([first.states, second.states]).toEqual([["online"], ["online"]]);
  });

  it("tells a tab that opens later how the connection is", () => {
    const browser = aBrowser();
    browser.tab(1);
    browser.stream().handlers.onState("online");
    expect(browser.tab(2).states).toEqual(["online"]);
  });

  it("tells a tab once that another one reads it, and never the one that reads", () => {
    const browser = aBrowser();
    const [first, second] = [browser.tab(1), browser.tab(2)];
    browser.stream().handlers.onState("online");
    browser.stream().handlers.onState("offline");
    expect([first.followed, second.followed]).toEqual([0, 1]);
  });

  it("is taken over by another tab after the last event that tab heard", () => {
    const browser = aBrowser();
    const first = browser.tab(1);
    const second = browser.tab(2);
    browser.stream().handlers.onEvent("5", "hola");
    first.connection.stop();
    expect(browser.streams).toHaveLength(2);
    expect(browser.stream()).toMatchObject({ tab: 2, after: "5" });
    browser.stream().handlers.onEvent("6", "chau");
    expect(second.events).toEqual(["hola", "chau"]);
  });

  it("opens again after an end and goes on where it stopped", () => {
    const browser = aBrowser();
    const tab = browser.tab(1);
    browser.stream().handlers.onState("online");
    browser.stream().handlers.onEvent("7", "uno");
    browser.stream().handlers.onEnd(new Error("503"));
    expect(tab.states).toEqual(["online", "offline"]);
    tab.timers.shift()?.();
    expect(browser.stream()).toMatchObject({ after: "7" });
  });

  it("does not open again for somebody who was signed out", () => {
    const browser = aBrowser();
    const tab = browser.tab(1);
    browser.stream().handlers.onEnd("signed out");
    expect(tab.timers).toHaveLength(0);
  });

  it("hears nothing from a stream that was replaced", () => {
    const browser = aBrowser();
    const tab = browser.tab(1);
    const old = browser.stream();
    tab.connection.renew();
    old.handlers.onEvent("1", "tarde");
    expect(tab.events).toEqual([]);
    expect(old.closed).toBe(true);
  });
});
