/**
 * One live stream per browser: whichever tab holds the lock reads it and tells the others.
 * Knows nothing of what the events mean, nor of React.
 */
export type LiveState = "connecting" | "online" | "offline";

export interface StreamHandlers<Event> {
  onEvent: (id: string, event: Event) => void;
  onState: (state: LiveState) => void;
  /** The stream has ended for good and must be opened again. */
  onEnd: (error: unknown) => void;
}

/** Opens the stream after `lastEventId` (from now where undefined); answers how to close it. */
export type OpenStream<Event> = (
  lastEventId: string | undefined,
  handlers: StreamHandlers<Event>,
) => () => void;

export interface Channel {
  postMessage: (message: unknown) => void;
  close: () => void;
  onMessage: (listener: (data: unknown) => void) => void;
}

/** The browser's broadcast channel, or none where it has none: then every tab stands alone. */
export function browserChannel(name: string): Channel | null {
  if (!("BroadcastChannel" in window)) return null;
  const channel = new BroadcastChannel(name);
  return {
    postMessage: (message) => channel.postMessage(message),
    close: () => channel.close(),
    onMessage: (listener) =>
      channel.addEventListener("message", (event: MessageEvent<unknown>) => listener(event.data)),
  };
}

/** Runs `lead` once this tab leads, and keeps the lead until the signal aborts. */
export type Election = (lead: () => void, signal: AbortSignal) => void;

interface Options<Event> {
  open: OpenStream<Event>;
  channel: Channel | null;
  elect: Election;
  onEvent: (event: Event) => void;
  onState: (state: LiveState) => void;
  /** Whether an ended stream should be opened again. */
  mayReopen: (error: unknown) => boolean;
  setTimer?: (run: () => void, ms: number) => unknown;
}

type Wire<Event> =
  | { kind: "event"; id: string; event: Event }
  | { kind: "state"; state: LiveState }
  | { kind: "hello" };

export interface LiveConnection {
  /** Opens the stream anew where this tab leads; nothing is missed, since it resumes. */
  renew: () => void;
  stop: () => void;
}

export function createLiveConnection<Event>(options: Options<Event>): LiveConnection {
  const setTimer = options.setTimer ?? ((run: () => void, ms: number) => setTimeout(run, ms));
  const ended = new AbortController();
  let state: LiveState = "connecting";
  let lastEventId: string | undefined;
  let leading = false;
  let failures = 0;
  let generation = 0;
  let close: (() => void) | undefined;

  const tell = (wire: Wire<Event>) => options.channel?.postMessage(wire);

  function enter(next: LiveState) {
    if (next === "online") failures = 0;
    if (next === state) return;
    state = next;
    options.onState(next);
  }

  function openStream() {
    if (ended.signal.aborted) return;
    generation += 1;
    const own = generation;
    const stale = () => own !== generation || ended.signal.aborted;
    close?.();
    close = options.open(lastEventId, {
      onEvent: (id, event) => {
        if (stale()) return;
        lastEventId = id;
        tell({ kind: "event", id, event });
        options.onEvent(event);
      },
      onState: (next) => {
        if (stale()) return;
        enter(next);
        tell({ kind: "state", state: next });
      },
      onEnd: (error) => {
        if (stale()) return;
        enter("offline");
        tell({ kind: "state", state: "offline" });
        if (!options.mayReopen(error)) return;
        failures += 1;
        setTimer(() => (stale() ? undefined : openStream()), Math.min(15_000, 500 * 2 ** failures));
      },
    });
  }

  if (options.channel) {
    options.channel.onMessage((data) => {
      const wire = data as Wire<Event>;
      if (wire.kind === "hello") {
        if (leading) tell({ kind: "state", state });
      } else if (leading) {
        return;
      } else if (wire.kind === "state") {
        enter(wire.state);
      } else {
        lastEventId = wire.id;
        options.onEvent(wire.event);
      }
    });
    tell({ kind: "hello" });
  }

  options.elect(() => {
    if (ended.signal.aborted) return;
    leading = true;
    openStream();
  }, ended.signal);

  return {
    renew: () => (leading ? openStream() : undefined),
    stop: () => {
      ended.abort();
      close?.();
      options.channel?.close();
    },
  };
}

/** Leadership by Web Locks; without them every tab leads itself. */
export function electByLock(name: string): Election {
  return (lead, signal) => {
    if (!("locks" in navigator)) {
      lead();
      return;
    }
    const held = navigator.locks.request(name, { signal }, () => {
      lead();
      return new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    });
    // Aborting while still waiting for the lock rejects; that is how a tab leaves.
    held.catch(() => undefined);
  };
}
