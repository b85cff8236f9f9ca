import type { HandoffSaveInput, HandoffTopic } from "@platform/contract";

/** A topic as it is typed: an example a line. */
export interface TopicDraft {
  /** Tells entries apart while they are edited. */
  key: string;
  /** Null until it is saved. */
  id: string | null;
  name: string;
  examples: string;
  customerText: string;
  isActive: boolean;
}
export type TopicProblem = "unnamed" | "twice" | "long";

export function topicDraftsOf(topics: readonly HandoffTopic[]): TopicDraft[] {
  return topics.map((topic) => ({
    key: topic.id,
    id: topic.id,
    name: topic.name,
    examples: topic.examples.join("\n"),
    customerText: topic.customerText ?? "",
    isActive: topic.isActive,
  }));
}

let made = 0;
export function newTopic(): TopicDraft {
  made += 1;
  return { key: `new-${made}`, id: null, name: "", examples: "", customerText: "", isActive: true };
}

/** As `handoff.save` takes them. */
export function topicsOf(drafts: readonly TopicDraft[]): NonNullable<HandoffSaveInput["topics"]> {
  return drafts.map(({ id, name, examples, customerText, isActive }) => ({
    ...(id === null ? {} : { id }),
    name: name.trim(),
    examples: linesOf(examples),
    customerText: customerText.trim() || null,
    isActive,
  }));
}

export function problemOfTopic(topic: TopicDraft, all: readonly TopicDraft[]): TopicProblem | null {
  const name = topic.name.trim().toLowerCase();
  if (name === "") return "unnamed";
  if (all.some((other) => other !== topic && other.name.trim().toLowerCase() === name)) return "twice";
  const lines = linesOf(topic.examples);
  return lines.length > 30 || lines.some((line) => line.length > 120) ? "long" : null;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
