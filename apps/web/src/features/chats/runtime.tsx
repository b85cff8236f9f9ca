import type { Chat, LiveEvent, Message, Session } from "@platform/contract";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { reasonOf } from "#lib/errors.ts";
import { createStore, type Store } from "#lib/external-store.ts";
import {
  browserChannel,
  createLiveConnection,
  electByLock,
  type LiveState,
  type OpenStream,
} from "#lib/live/live-connection.ts";
import { useSession } from "#lib/session.ts";
import { countReturns } from "#lib/connection-returns.ts";
import { type ApiClient, useTRPC, useTRPCClient } from "#lib/trpc.ts";
import { uploadFile } from "#lib/upload.ts";
import { type ChatCache, createChatCache } from "./api/cache.ts";
import { createBrowserChime } from "./live/browser-chime.ts";
import { keepOutbox, takeKept } from "./model/kept-outbox.ts";
import { createOutbox, type Outbox, type OutboxEntry } from "./model/outbox.ts";
import { createPresence, type PresenceStore } from "./model/presence.ts";

interface Runtime {
  cache: ChatCache;
  outbox: Outbox;
  /** Sounds for what the reader is to hear of. */
  chime: (chat: Chat) => Promise<boolean>;
  live: Store<LiveState>;
  presence: PresenceStore;
}

/** Whoever came in by the installation's token. */
const OPERATOR = "operator";

const RuntimeContext = createContext<Runtime | null>(null);

export function useChatsRuntime(): Runtime {
  const runtime = use(RuntimeContext);
  if (!runtime) throw new Error("The chats' runtime is missing above this component");
  return runtime;
}

export function useLiveState(): LiveState {
  const { live } = useChatsRuntime();
  return useSyncExternalStore(live.subscribe, live.get);
}

export function useOutboxEntries(): readonly OutboxEntry[] {
  const { outbox } = useChatsRuntime();
  return useSyncExternalStore(outbox.entries.subscribe, outbox.entries.get);
}

/** Lives as long as somebody is signed in: the live stream and what waits to be sent. */
export function ChatsRuntime(props: { children: ReactNode; onSignedOut: () => void }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const session = useSession();
  const userId = session.user?.id ?? null;
  const { onSignedOut } = props;
  const [runtime] = useState<Runtime>(() => {
    const cache = createChatCache({ queryClient, trpc, userId: () => userId });
    const outbox = makeOutbox({ client, onSent: cache.addMessage, userId, onSignedOut });
    const presence = createPresence({
      userId: () => userId,
      now: Date.now,
      setTimer: (run, ms) => setTimeout(run, ms),
    });
    const chime = createBrowserChime({ queryClient, trpc, userId, operator: session.role === "operator" });
    return { cache, outbox, presence, chime, live: createStore<LiveState>("connecting") };
  });

  useEffect(() => {
    // One per reader: tabs of two people in one browser hear nothing of each other.
    const live = `chats-live ${userId ?? OPERATOR}`;
    const connection = createLiveConnection<LiveEvent>({
      open: openEvents(client),
      channel: browserChannel(live),
      elect: electByLock(live),
      onEvent: (event) => {
        if (event.kind === "presence") return runtime.presence.note(event);
        // Without settings it stays silent.
        if (event.kind === "chat") {
          runtime.chime(event.chat).catch(() => undefined);
          noticeSuspension(queryClient, event.chat);
        }
        return runtime.cache.apply(event);
      },
      mayReopen: (error) => mayReopen({ client, onSignedOut }, error),
      onState: (state) => {
        runtime.live.set(navigator.onLine ? state : "offline");
        if (state === "online") runtime.outbox.resume();
      },
      // A stream of one's own begins with a reset, which does the same.
      onFollow: runtime.cache.reload,
    });
    const stopWatching = watchBrowser(runtime, {
      renew: connection.renew,
      onSeen: () => leaveIfOver({ client, onSignedOut }),
    });
    const stopCounting = countReturns(runtime.live);
    const stopKeeping = keepUnsent(runtime.outbox, userId);
    return () => {
      stopKeeping();
      stopCounting();
      stopWatching();
      connection.stop();
    };
  }, [client, runtime, userId, onSignedOut]);

  return <RuntimeContext value={runtime}>{props.children}</RuntimeContext>;
}

function makeOutbox(deps: {
  client: ApiClient;
  onSent: (message: Message) => void;
  userId: string | null;
  onSignedOut: () => void;
}): Outbox {
  const { chats } = deps.client;
  const noticing = noticeEnd(deps.onSignedOut);
  return createOutbox({
    upload: (file, { conversationId, ...options }) =>
      uploadFile(file, { to: `chats/${conversationId}`, ...options }),
    // The bubble goes on showing it until it has loaded the stored one.
    onGone: ({ url }) => void setTimeout(() => URL.revokeObjectURL(url), 10_000),
    send: (input) => noticing(chats.send.mutate(input)),
    sendProduct: (input) => noticing(chats.sendProduct.mutate(input)),
    onSent: deps.onSent,
    newId: () => crypto.randomUUID(),
    now: Date.now,
    setTimer: (run, ms) => setTimeout(run, ms),
    kept: takeKept(deps.userId ?? OPERATOR, Date.now()),
  });
}

/** Whoever's session has ended learns it by the message that they send. */
function noticeEnd(onSignedOut: () => void) {
  return async function noticing<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (error) {
      if (reasonOf(error) === "not_signed_in") onSignedOut();
      throw error;
    }
  };
}

/** What is not out yet stays with its writer, however this runtime ends; nothing leaves from it after. */
function keepUnsent(outbox: Outbox, userId: string | null): () => void {
  const stop = outbox.entries.subscribe(() => keepOutbox(userId ?? OPERATOR, outbox.entries.get()));
  return () => {
    stop();
    outbox.stop();
  };
}

/** A chat tells first that its store was suspended, or is back: what the session says of it is asked anew. */
function noticeSuspension(queryClient: QueryClient, chat: Chat): void {
  const session = queryClient.getQueryData<Session>(["session"]);
  const store = session?.tenants.find(({ id }) => id === chat.tenantId);
  if (store === undefined || (store.suspendedAt !== null) === chat.tenantSuspended) return;
  void queryClient.invalidateQueries({ queryKey: ["session"] });
}

/** Not for somebody who was signed out. A stream that was refused doesn't say why, so that is asked. */
function mayReopen(deps: { client: ApiClient; onSignedOut: () => void }, error: unknown): boolean {
  if (reasonOf(error) === "not_signed_in") {
    deps.onSignedOut();
    return false;
  }
  leaveIfOver(deps);
  return true;
}

/** Also where the session is somebody else's by now: another tab of this browser has signed in as them. */
function leaveIfOver({ client, onSignedOut }: { client: ApiClient; onSignedOut: () => void }): void {
  client.session.get.query({}).then(
    ({ role }) => (role === null ? onSignedOut() : undefined),
    () => undefined,
  );
}

function openEvents(client: ApiClient): OpenStream<LiveEvent> {
  return (lastEventId, handlers) => {
    const subscription = client.chats.events.subscribe(lastEventId === undefined ? {} : { lastEventId }, {
      onData: (envelope) => handlers.onEvent(envelope.id, envelope.data),
      onConnectionStateChange: (change) => {
        if (change.state === "pending") handlers.onState("online");
        else if (change.state === "connecting") handlers.onState(change.error ? "offline" : "connecting");
      },
      onError: handlers.onEnd,
      onStopped: () => undefined,
      onComplete: () => handlers.onEnd(null),
    });
    return () => subscription.unsubscribe();
  };
}

const longHiddenMs = 60_000;

/** Coming back from offline or from a long sleep, the stream may be dead without having noticed. */
function watchBrowser(runtime: Runtime, on: { renew: () => void; onSeen: () => void }): () => void {
  const { renew, onSeen } = on;
  let hiddenAt: number | null = null;
  const events = new AbortController();
  const { signal } = events;
  window.addEventListener("offline", () => runtime.live.set("offline"), { signal });
  window.addEventListener("online", renew, { signal });
  document.addEventListener(
    "visibilitychange",
    () => {
      const slept = hiddenAt !== null && Date.now() - hiddenAt > longHiddenMs;
      if (document.visibilityState === "visible") onSeen();
      if (document.visibilityState === "visible" && slept) renew();
      hiddenAt = document.visibilityState === "hidden" ? Date.now() : null;
    },
    { signal },
  );
  window.addEventListener(
    "beforeunload",
    (event) => {
      if (runtime.outbox.entries.get().some((entry) => entry.state !== "failed")) event.preventDefault();
    },
    { signal },
  );
  return () => events.abort();
}
