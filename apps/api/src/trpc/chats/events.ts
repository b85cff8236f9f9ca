import { eventsInput, type LiveEvent } from "@platform/contract";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import { watchLive } from "../../domain/chats/watchLive.ts";
import type { Entry } from "../../live/index.ts";
import { signedInProcedure } from "../trpc.ts";

/** Resumable: nothing missed, nothing twice. The HTTP server writes the same stream without serialising it again. */
export const events = signedInProcedure.input(eventsInput).subscription(({ ctx, input, signal }) => {
  const { access, deps } = ctx;
  return withIds(watchLive({ ...deps, access }, { ...input, signal }));
});

async function* withIds(
  news: AsyncIterable<Entry[]>,
): AsyncGenerator<TrackedEnvelope<LiveEvent>, void, undefined> {
  for await (const entries of news) for (const { id, event } of entries) yield tracked(id, event);
}
