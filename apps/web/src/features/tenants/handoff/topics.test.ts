import { describe, expect, it } from "vitest";
import { newTopic, problemOfTopic, topicDraftsOf, topicsOf } from "./topics.ts";

const stored = {
  id: "0192a000-0000-7000-8000-000000000001",
  name: "Mayorista",
  examples: ["precio por mayor", "quiero revender"],
  customerText: null,
  isActive: true,
};

describe("topics in the form", () => {
  it("come back as they were stored; empty lines are nothing", () => {
    expect(topicsOf(topicDraftsOf([stored]))).toEqual([stored]);
    const typed = {
      ...newTopic(),
      name: " Cambios ",
      examples: "cambiar el talle\n\n  devolución ",
      customerText: " ",
    };
    expect(topicsOf([typed])).toEqual([
      { name: "Cambios", examples: ["cambiar el talle", "devolución"], customerText: null, isActive: true },
    ]);
  });

  it("need a name of their own and examples that are phrases", () => {
    const [one] = topicDraftsOf([stored]);
    if (one === undefined) throw new Error("no topic");
    const other = { ...newTopic(), name: "mayorista" };
    expect(problemOfTopic(one, [one])).toBeNull();
    expect(problemOfTopic(other, [one, other])).toBe("twice");
    const alone = (change: Partial<typeof one>) => {
      const changed = { ...one, ...change };
      return problemOfTopic(changed, [changed]);
    };
    expect(alone({ name: " " })).toBe("unnamed");
    expect(alone({ examples: "a".repeat(121) })).toBe("long");
  });
});
