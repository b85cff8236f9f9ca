import type { Database } from "@platform/db";
import type { Logger } from "pino";
import { repeat } from "../repeat.ts";
import { indexChats } from "./indexChats.ts";
import { createWritten } from "./written.ts";

const LOOK_MS = 1_000;
/** What was there before is indexed with pauses, so that messages of now come first. */
const BATCHES_PER_LOOK = 10;

/**
 * Keeps what people search for in the chats up to date, about a second behind.
 * @returns the function that stops it
 */
export function startChatSearch({ db, log }: { db: Database; log: Logger }): () => Promise<void> {
  const written = createWritten();
  return repeat(LOOK_MS, async () => {
    try {
      for (let batch = 0; batch < BATCHES_PER_LOOK && (await indexChats(db, written)); batch += 1);
    } catch (error) {
      log.error({ err: error }, "What was written in the chats could not be indexed for the search");
    }
  });
}
