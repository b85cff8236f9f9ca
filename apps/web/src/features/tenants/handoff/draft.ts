import type { Handoff, HandoffSaveInput } from "@platform/contract";
import { problemOfTopic, type TopicDraft, topicDraftsOf, topicsOf } from "./topics.ts";

const texts = [
  "destinationEmail",
  "secondEmail",
  "handoffMessage",
  "handoffInstructions",
  "giveUpMessage",
  "smtpHost",
  "smtpUser",
] as const;
/** Several in one field, separated by commas or lines. */
const lists = ["alertPhones"] as const;
const numbers = ["secondAfterMinutes", "ownerAfterMinutes", "giveUpAfterMinutes", "smtpPort"] as const;

const choices = [
  "enabled",
  "alertAvailable",
  "autoAssign",
  "smtpSecurity",
  "onComplaint",
  "onRepeatedFailure",
  "whileWaiting",
] as const;

export type HandoffText = (typeof texts)[number];
export type HandoffNumber = (typeof numbers)[number];
export type HandoffField = HandoffText | HandoffNumber | (typeof lists)[number];
export type HandoffProblem = "email" | "minutes" | "port" | "phones";

/** The form as it is typed: every field is text. */
export interface HandoffDraft extends Record<HandoffField, string> {
  enabled: boolean;
  onComplaint: boolean;
  onRepeatedFailure: boolean;
  whileWaiting: Handoff["whileWaiting"];
  topics: TopicDraft[];
  alertAvailable: boolean;
  autoAssign: boolean;
  smtpSecurity: Handoff["smtpSecurity"];
  /** Undefined: unchanged; null: will be cleared. */
  smtpPassword: string | null | undefined;
}

export function draftOf(handoff: Handoff): HandoffDraft {
  const typed = (value: string | number | null): string => (value === null ? "" : String(value));
  const fields = Object.fromEntries([...texts, ...numbers].map((name) => [name, typed(handoff[name])]));
  return {
    ...(fields as Record<HandoffText | HandoffNumber, string>),
    ...choicesOf(handoff),
    alertPhones: handoff.alertPhones.join(", "),
    topics: topicDraftsOf(handoff.topics),
    smtpPassword: undefined,
  };
}

function choicesOf(handoff: Choices): Choices {
  return Object.fromEntries(choices.map((name) => [name, handoff[name]])) as Choices;
}
type Choices = Pick<Handoff, (typeof choices)[number]>;

/** What differs from what is saved, as `handoff.save` takes it. */
export function patchOf(handoff: Handoff, draft: HandoffDraft): Omit<HandoffSaveInput, "tenantId"> {
  const before = draftOf(handoff);
  const patch: Record<string, unknown> = {};
  for (const name of texts)
    if (draft[name].trim() !== before[name].trim()) patch[name] = draft[name].trim() || null;
  for (const name of numbers)
    if (draft[name].trim() !== before[name])
      patch[name] = draft[name].trim() === "" ? null : Number(draft[name]);
  if (phonesOf(draft).join() !== handoff.alertPhones.join()) patch["alertPhones"] = phonesOf(draft);
  for (const name of choices) if (draft[name] !== before[name]) patch[name] = draft[name];
  const topics = topicsOf(draft.topics);
  if (JSON.stringify(topics) !== JSON.stringify(topicsOf(before.topics))) patch["topics"] = topics;
  if (draft.smtpPassword !== undefined) patch["smtpPassword"] = draft.smtpPassword;
  return patch;
}

/** As the server keeps them, so that another way of writing one is no change. */
function phonesOf({ alertPhones }: HandoffDraft): string[] {
  const typed = alertPhones.split(/[,;\n]/).filter((phone) => phone.trim() !== "");
  return typed.map((phone) => `+${phone.replaceAll(/\D/g, "")}`);
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const WEEK = 10_080;

export function problemsOf(draft: HandoffDraft): Partial<Record<HandoffField, HandoffProblem>> {
  const problems: Partial<Record<HandoffField, HandoffProblem>> = {};
  for (const name of ["destinationEmail", "secondEmail"] as const)
    if (draft[name].trim() !== "" && !EMAIL.test(draft[name].trim())) problems[name] = "email";
  const phones = phonesOf(draft);
  if (phones.length > 5 || phones.some((phone) => phone.length < 9 || phone.length > 16))
    problems.alertPhones = "phones";
  for (const name of ["secondAfterMinutes", "ownerAfterMinutes"] as const)
    if (!isWhole(draft[name], WEEK)) problems[name] = "minutes";
  // Empty means never here, and the usual port there.
  if (draft.giveUpAfterMinutes.trim() !== "" && !isWhole(draft.giveUpAfterMinutes, WEEK))
    problems.giveUpAfterMinutes = "minutes";
  if (draft.smtpPort.trim() !== "" && !isWhole(draft.smtpPort, 65_535)) problems.smtpPort = "port";
  return problems;
}

/** Whether each topic can be saved. */
export function areTopics(topics: readonly TopicDraft[]): boolean {
  return topics.every((topic) => problemOfTopic(topic, topics) === null);
}

function isWhole(typed: string, max: number): boolean {
  const value = Number(typed);
  return typed.trim() !== "" && Number.isInteger(value) && value >= 1 && value <= max;
}
