import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepUp } from "./keepUp.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What a name stands for in a table that can be changed, and how often each of the two ways has read it. */
function tableOf(rows: Record<string, string>) {
  const reads = { alone: 0, together: 0 };
  const get = keepUp<string>(async (names) => {
    reads.together += 1;
    return new Map(names.flatMap((name) => (name in rows ? [[name, Promise.resolve(`${rows[name]}`)]] : [])));
  });
  const ask = (name: string) =>
    get(name, async () => {
      reads.alone += 1;
      return `${rows[name]}`;
    });
  return { rows, reads, ask };
}

it("what is asked for now and then is looked up once, and is never older than two seconds", async () => {
  const { rows, reads, ask } = tableOf({ a: "1" });
  expect(await ask("a")).toBe("1");
  for (const now of ["2", "3", "4"]) {
    await vi.advanceTimersByTimeAsync(20_000);
    rows.a = now;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await ask("a")).toBe(now);
  }
  expect(reads.alone).toBe(1);
});

it("what nobody asks for any more is read no more", async () => {
  const { reads, ask } = tableOf({ a: "1" });
  await ask("a");
  await vi.advanceTimersByTimeAsync(303_000);
  const { together } = reads;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reads.together).toBe(together);
  await ask("a");
  expect(reads.alone).toBe(2);
});

it("what is gone, or can't be read, is looked up when it is asked for", async () => {
  const { rows, reads, ask } = tableOf({ a: "1" });
  await ask("a");
  delete rows.a;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await ask("a")).toBe("undefined");
  expect(reads.alone).toBe(2);

  const broken = keepUp<string>(() => Promise.reject(new Error("The database is away")));
  const load = vi.fn(async () => "1");
  await broken("a", load);
  await vi.advanceTimersByTimeAsync(10_000);
  await broken("a", load);
  expect(load).toHaveBeenCalledTimes(2);
});

it("a failed look-up is not kept", async () => {
  const get = keepUp<string>(async () => new Map());
  await expect(get("a", () => Promise.reject(new Error("The database is away")))).rejects.toThrow("away");
  expect(await get("a", async () => "1")).toBe("1");
});
