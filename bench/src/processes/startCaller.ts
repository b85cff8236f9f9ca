import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import type { Paced } from "../load/pace.ts";

/** Turns of two model calls each, so many at once. */
export interface Turns {
  turns: number;
  atOnce: number;
}

/** Something that asks the model, as a process of its own, as the product is one. */
export interface Caller<Work extends Turns> {
  pid: number;
  work(input: Work): Promise<Paced>;
  stop(): void;
}

/** @param program of `bench/src`; it answers each piece of work with how long it took */
export async function startCaller<Work extends Turns>(
  program: string,
  baseUrl: string,
): Promise<Caller<Work>> {
  const child = fork(resolve(import.meta.dirname, "..", program), [baseUrl]);
  await once(child, "message");
  return {
    pid: child.pid ?? 0,
    work: async (input) => {
      child.send(input);
      const [paced] = (await once(child, "message")) as [Paced];
      return paced;
    },
    stop: () => child.disconnect(),
  };
}
