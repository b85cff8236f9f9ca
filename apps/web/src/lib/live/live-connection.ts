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
  /** Another tab reads the stream: what it told before this one listened was missed. */
  onFollow: () => void;
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
  const ended = new AbortController();
  let state: LiveState = "connecting";
  let lastEventId: string | undefined;
  let leading = false;
  let following = false;

  const tell = (wire: Wire<Event>) => options.channel?.postMessage(wire);

  function enter(next: LiveState) {
    if (next === state) return;
    state = next;
    options.onState(next);
  }

  const stream = createStream(options, ended.signal, {
    after: () => lastEventId,
    onEvent: (id, event) => {
      lastEventId = id;
      tell({ kind: "event", id, event });
      options.onEvent(event);
    },
    onState: (next) => {
      enter(next);
      tell({ kind: "state", state: next });
    },
  });

  options.channel?.onMessage((data) => {
    const wire = data as Wire<Event>;
    if (wire.kind === "hello") {
      if (leading) tell({ kind: "state", state });
    } else if (leading) {
      return;
    } else if (wire.kind === "state") {
      if (!following) options.onFollow();
      following = true;
      enter(wire.state);
    } else {
      lastEventId = wire.id;
      options.onEvent(wire.event);
    }
  });
  tell({ kind: "hello" });

  options.elect(() => {
    if (ended.signal.aborted) return;
    leading = true;
    stream.open();
  }, ended.signal);

  return {
    renew: () => (leading ? stream.open() : undefined),
    stop: () => {
      ended.abort();
      stream.close();
      options.channel?.close();
    },
  };
}

interface StreamHooks<Event> {
  after: () => string | undefined;
  onEvent: (id: string, event: Event) => void;
  onState: (state: LiveState) => void;
}

/** The leader's stream: opened anew after an end, later each time; an older stream is heard no more. */
function createStream<Event>(options: Options<Event>, ended: AbortSignal, hooks: StreamHooks<Event>) {
  const setTimer = options.setTimer ?? ((run: () => void, ms: number) => setTimeout(run, ms));
  let failures = 0;
  let generation = 0;
  let closeCurrent: (() => void) | undefined;

  function open() {
    if (ended.aborted) return;
    generation += 1;
    const own = generation;
    const stale = () => own !== generation || ended.aborted;
    closeCurrent?.();
    closeCurrent = options.open(hooks.after(), {
      onEvent: (id, event) => (stale() ? undefined : hooks.onEvent(id, event)),
      onState: (next) => {
        if (stale()) return;
        if (next === "online") failures = 0;
        hooks.onState(next);
      },
      onEnd: (error) => {
        if (stale()) return;
        hooks.onState("offline");
        if (!options.mayReopen(error)) return;
        failures += 1;
        setTimer(() => (stale() ? undefined : open()), Math.min(15_000, 500 * 2 ** failures));
      },
    });
  }

  return { open, close: () => closeCurrent?.() };
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
