import { expect, it } from "vitest";
import { OPERATOR, type Actor, type SignedIn } from "../../auth/actor.ts";
import { createWatchers } from "./watchers.ts";

const member = (id: string, role: "owner" | "staff" = "staff"): SignedIn => ({
  kind: "member",
  id,
  name: "Marta",
  email: null,
  sessionId: `session of ${id}`,
  strong: false,
  tenants: [{ id: "7", role }],
});
const people = Array.from({ length: 200 }, (_, index) => member(`person ${index}`));

/** Watchers over accounts that the test changes; with what was asked for at once. */
function watch(removed: ReadonlySet<string> = new Set()) {
  const now = new Map<string, Actor | Error>();
  const questions: number[] = [];
  const watchers = createWatchers({
    everyMs: 1,
    lookAgain: async (actors) => {
      questions.push(actors.length);
      return actors.map((actor) => {
        const is = now.get(actor.id) ?? actor;
        if (is instanceof Error) throw is;
        return is;
      });
    },
    isThere: async (_actor, tenantId) => !removed.has(tenantId),
  });
  return { now, questions, watchers };
}

it("asks after all who listen by one question, and only while somebody does", async () => {
  const { questions, watchers } = watch();
  const open = people.map((person) => watchers.add(person, undefined));
  await expect.poll(() => questions.length).toBeGreaterThan(2);
  expect(new Set(questions)).toEqual(new Set([200]));
  for (const watcher of open) watcher.stop();
  const settled = async () => {
    const before = questions.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return questions.length === before;
  };
  await expect.poll(settled).toBe(true);
  expect(open.some(({ revoked }) => revoked.aborted)).toBe(false);
  watchers.add(OPERATOR, undefined);
  await expect.poll(() => questions.at(-1)).toBe(1);
});

it("whoever is nobody any more, or somebody with other rights, is revoked, and nobody else", async () => {
  const { now, watchers } = watch();
  const [gone, raised, other] = ["gone", "raised", "other"].map((id) => watchers.add(member(id), undefined));
  now.set("gone", { kind: "nobody", refused: false });
  now.set("raised", member("raised", "owner"));
  await expect.poll(() => [gone?.revoked.aborted, raised?.revoked.aborted]).toEqual([true, true]);
  expect(other?.revoked.aborted).toBe(false);
});

it("where accounts can't be asked after, nobody goes on hearing", async () => {
  const { now, watchers } = watch();
  const open = [member("one"), OPERATOR].map((actor) => watchers.add(actor, undefined));
  now.set("one", new Error("The database is away"));
  await expect.poll(() => open.map(({ revoked }) => revoked.aborted)).toEqual([true, true]);
});

it("who sees every store and listens to one that is removed is revoked, and who listens to all is not", async () => {
  const { watchers } = watch(new Set(["8"]));
  const [removed, kept, all] = ["8", "7", undefined].map((tenantId) => watchers.add(OPERATOR, tenantId));
  await expect.poll(() => removed?.revoked.aborted).toBe(true);
  expect([kept?.revoked.aborted, all?.revoked.aborted]).toEqual([false, false]);
});
