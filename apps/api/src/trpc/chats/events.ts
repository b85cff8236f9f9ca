import { eventsInput, type LiveEvent } from "@platform/contract";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { watchLive } from "../../domain/chats/watchLive.ts";
import { signedInProcedure } from "../trpc.ts";

/** Resumable: nothing missed, nothing twice. The HTTP server writes the same stream without parsing it again. */
export const events = signedInProcedure.input(eventsInput).subscription(async function* ({
  ctx,
  input,
  signal,
}): AsyncGenerator<TrackedEnvelope<LiveEvent>, void, unknown> {
  const { access, deps, stillActor } = ctx;
  const stream = watchLive({ live: deps.live, access, stillActor }, { ...input, signal });
  for await (const entry of stream) yield tracked(entry.id, entry.event);
});
