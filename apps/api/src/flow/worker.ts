import { setTimeout as pause } from "node:timers/promises";
import { oneAtATime, repeat } from "../repeat.ts";
import { createSuggester } from "./suggest/suggestReplies.ts";
import { summarizeChats } from "./summary/summarizeChats.ts";
import { createSweeper } from "./sweep/sweeper.ts";
import { createTrialRunner } from "./trial/runTrials.ts";
import { createPictureBudget } from "./turn/loadPictures.ts";
import { createTurnWorker, type TurnWorker, type TurnWorkerOptions } from "./turn/turnWorker.ts";
import type { TurnDeps } from "./turn/runTurn.ts";

export interface Worker {
  turns: TurnWorker;
  stop(): Promise<void>;
}

/** A lost wake-up costs this long, not a message. */
const FLOOR_MS = 1_000;
/** Of the 25 s that a process has to end, two go by before and some after. */
const TURNS_MS = 16_500;
const DRAIN_MS = 19_000;

/** The worker of a process: listens to hints, looks by itself every second, runs turns and sends. */
export function startWorker(deps: Omit<TurnDeps, "pictureBudget">, options: TurnWorkerOptions): Worker {
  const { hints, log, sql, sender } = deps;
  const pictureBudget = createPictureBudget();
  const turns = createTurnWorker({ ...deps, pictureBudget }, options);
  const beside = [createSuggester({ ...deps, pictureBudget }, options), createTrialRunner(deps)];
  const alarm = createAlarm(turns.kick);

  const stopListening = [
    hints.subscribe("turn", ({ dueAt }) => alarm.at(dueAt === undefined ? 0 : Date.parse(dueAt))),
    hints.subscribe("send", () => sender.kick()),
    hints.subscribe("interrupt", ({ conversationId }) => turns.checkRunning(conversationId)),
  ];

  const ending = new AbortController();
  const summaries = oneAtATime(() =>
    summarizeChats(deps, ending.signal).catch((error: unknown) =>
      log.error({ err: error }, "Due summaries could not be claimed"),
    ),
  );

  const sweeper = createSweeper({ sql, log });
  const look = async (): Promise<void> => {
    // What the sweep makes due is looked at with the rest, unless it takes long.
    await Promise.race([sweeper.look(), pause(FLOOR_MS, undefined, { signal: ending.signal })]).catch(
      () => undefined,
    );
    turns.kick();
    sender.kick();
    summaries.start();
    for (const each of beside) each.look();
  };
  const stopLooking = repeat(FLOOR_MS, look);

  return {
    turns,
    stop: async () => {
      const by = performance.now() + DRAIN_MS;
      const looked = stopLooking();
      for (const stop of stopListening) stop();
      alarm.clear();
      ending.abort();
      await looked;
      await sweeper.stop();
      await summaries.ended();
      await Promise.all(beside.map((each) => each.stop()));
      await turns.stop(TURNS_MS);
      await sender.drain(Math.max(0, by - performance.now()));
    },
  };
}

/**
 * Hints of one moment become one look. What is due already isn't left to a timer, which would take a millisecond: a tenth
 * of an answer.
 */
function createAlarm(ring: () => void): { at(dueAt: number): void; clear(): void } {
  const timers = new Map<number, NodeJS.Timeout>();
  let soon: NodeJS.Immediate | undefined;
  return {
    at: (dueAt) => {
      const wait = Math.ceil(dueAt - Date.now());
      if (wait <= 0) {
        soon ??= setImmediate(() => {
          soon = undefined;
          ring();
        });
        return;
      }
      const due = Math.ceil(dueAt);
      if (timers.has(due)) return;
      const timer = setTimeout(() => {
        timers.delete(due);
        ring();
      }, wait);
      timers.set(due, timer);
    },
    clear: () => {
      clearImmediate(soon);
      for (const timer of timers.values()) clearTimeout(timer);
    },
  };
}
