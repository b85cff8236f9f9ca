import { inTurns, type Paced } from "../load/pace.ts";
import type { Turns } from "./startCaller.ts";

/** The other end of `startCaller`: does what it is told, turn after turn. */
export function answerWork<Work extends Turns>(turn: (work: Work) => Promise<void>): void {
  process.on("message", (work: Work) => {
    void inTurns(
      Array.from({ length: work.turns }, () => work),
      work.atOnce,
      turn,
    ).then((paced: Paced) => process.send?.(paced));
  });
  process.on("disconnect", () => process.exit(0));
  process.send?.("ready");
}
