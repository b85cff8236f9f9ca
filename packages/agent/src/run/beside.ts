import { detectHumanWish } from "../handoff/detectHumanWish.ts";
import { findTopic, touchesTopic, type HandoffTopic } from "../handoff/findTopic.ts";
import type { Trigger } from "../handoff/findTrigger.ts";
import type { Waiting } from "../input.ts";
import type { AgentResult, Bubble } from "../result.ts";
import { fitText } from "../text/cutAtSentence.ts";
import { foldText } from "../text/foldText.ts";
import { lightStem, sameStem } from "../text/lightStem.ts";
import { ownText } from "../text/ownTexts.ts";
import { converse } from "./converse.ts";
import { grant } from "./grant.ts";
import { openTexts } from "./openTexts.ts";
import { traceOf, type RunState } from "./runState.ts";

/**
 * A turn of a chat that waits for a person: the bot goes on beside, with everything but what was handed over. Asked
 * for that again, it says once that the team knows, and then nothing; the person who comes finds it noted.
 */
export async function answerBeside(
  state: RunState,
  { waiting, trigger }: { waiting: Waiting; trigger: Trigger | null },
): Promise<AgentResult> {
  if (trigger?.kind === "complaint")
    return { ...again(state, waiting), cause: "complaint", reason: "complaint" };
  const texts = openTexts(state.input);
  const rest = texts.filter((text) => !asksAgain(state, { waiting, text }));
  // Known by the words alone: the model isn't asked where nothing else was said.
  if (rest.length < texts.length && !rest.some((text) => meaning(text).length > 0))
    return again(state, waiting);
  const fresh = freshTrigger(waiting, trigger);
  const said = await converse(state);
  const result = fresh === null ? said : grant(state, { result: said, trigger: fresh });
  const held = besideOf(state, { waiting, result });
  // One of several messages asked for it again: the others are answered, and what is known is said once.
  if (held.kind !== "reply" || rest.length === texts.length || waiting.told) return held;
  const more = again(state, waiting);
  return { ...more, bubbles: [...held.bubbles, ...more.bubbles] };
}

/** Of what hands over, what this chat doesn't wait for yet. */
export function freshTrigger(waiting: Waiting | null, trigger: Trigger | null): Trigger | null {
  if (waiting === null) return trigger;
  return trigger?.kind === "topic" && !isClosed(waiting, trigger.topic.name) ? trigger : null;
}

function asksAgain({ input }: RunState, { waiting, text }: { waiting: Waiting; text: string }): boolean {
  return (
    findTopic(closedTopics(input, waiting), text) !== null ||
    detectHumanWish(text) ||
    repeats(waiting.asked, text)
  );
}

function closedTopics({ store }: RunState["input"], waiting: Waiting): HandoffTopic[] {
  return (store.topics ?? []).filter(({ name }) => isClosed(waiting, name));
}

/** What the run came to, held to what is closed. */
function besideOf(
  state: RunState,
  { waiting, result }: { waiting: Waiting; result: AgentResult },
): AgentResult {
  if (result.kind === "reply") {
    const closed = closedTopics(state.input, waiting);
    const touched = result.bubbles.some(({ text }) => closed.some((topic) => touchesTopic(topic, text)));
    return touched ? again(state, waiting) : result;
  }
  if (result.kind !== "handoff" || result.cause === "receipt") return result;
  if (result.cause === "topic" && !isClosed(waiting, result.topic ?? "")) return result;
  const { summary, wantedAction } = result;
  const unconfirmed: Bubble[] =
    result.cause === "fact_check"
      ? [{ type: "text", text: ownText("unconfirmed", state.prompt.customer), factIds: [] }]
      : [];
  const more = again(state, waiting);
  return { ...more, summary, wantedAction, bubbles: [...unconfirmed, ...more.bubbles] };
}

function again(state: RunState, { told }: Waiting): Extract<AgentResult, { kind: "handoff" }> {
  const words = openTexts(state.input).join(" / ");
  const text = ownText("already", state.prompt.customer);
  return {
    kind: "handoff",
    cause: "agent",
    reason: "asked_again",
    summary: `Volvió a escribir: "${fitText(words.trim(), 200)}"`,
    wantedAction: null,
    again: true,
    bubbles: told ? [] : [{ type: "text", text, factIds: [] }],
    trace: traceOf(state),
  };
}

function isClosed({ topics }: Waiting, name: string): boolean {
  return topics.some((topic) => foldText(topic) === foldText(name));
}

const MIN_WORDS = 2;
const SAME_SHARE = 0.6;

/** Whether most of what is said now was said when the chat was handed over. */
function repeats(asked: readonly string[], text: string): boolean {
  const before = asked.flatMap(meaning);
  const now = meaning(text);
  if (now.length < MIN_WORDS || before.length < MIN_WORDS) return false;
  const known = now.filter((stem) => before.some((other) => sameStem(stem, other)));
  return known.length / now.length >= SAME_SHARE;
}

/** Stems of the longer words, which carry the meaning. */
function meaning(text: string): string[] {
  return (foldText(text).match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3).map(lightStem);
}
