import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Paced } from "../load/pace.ts";
import type { SdkWork } from "./bareSdk.ts";

export interface BareSdk {
  pid: number;
  work(input: SdkWork): Promise<Paced>;
  stop(): void;
}

/** The bare SDK as a process of its own, as the product is one. */
export async function startBareSdk(baseUrl: string): Promise<BareSdk> {
  const child = fork(join(import.meta.dirname, "bareSdk.ts"), [baseUrl]);
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
