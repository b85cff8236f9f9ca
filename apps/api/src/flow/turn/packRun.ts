import { promisify } from "node:util";
import { deflateRaw, deflateRawSync, inflateRaw } from "node:zlib";
import type { AgentInput, AgentResult, RunRecord } from "@platform/agent";

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** A third of the usual level's time for a twentieth more bytes. */
const LEVEL = 3;
/** Up to here, where nearly every run is, another thread costs more than it takes off this one (a sixth of a millisecond). */
const AT_ONCE = 128 * 1024;
/** Deflated; a run with a dozen looks into a catalogue takes about a tenth of it. */
const MAX_BYTES = 512 * 1024;
/** What a record may unfold to. */
const MAX_JSON = 64 * 1024 * 1024;

/** A result without its trace, which stands in a column of its own. */
export type Outcome = AgentResult extends infer Result
  ? Result extends AgentResult
    ? Omit<Result, "trace">
    : never
  : never;

/** The texts of a run that the store's version of the prompt holds already. */
export type RunBrain = Pick<
  AgentInput["store"],
  "botName" | "disclosure" | "promptTemplate" | "description" | "catalogKnowledge"
>;

const NO_BRAIN: RunBrain = {
  botName: null,
  disclosure: null,
  promptTemplate: null,
  description: null,
  catalogKnowledge: null,
};

/** A run as it is kept, as base64; null where it is too much to keep. */
export async function packRun(result: AgentResult, record: RunRecord): Promise<string | null> {
  const { trace: _trace, ...outcome } = result;
  const json = JSON.stringify({ outcome, record: withBrain(record, NO_BRAIN) });
  const options = { level: LEVEL };
  const bytes = json.length < AT_ONCE ? deflateRawSync(json, options) : await deflate(json, options);
  return bytes.length > MAX_BYTES ? null : bytes.toString("base64");
}

/** What `packRun` kept, with the texts of the version that the turn was told. */
export async function unpackRun(
  bytes: Uint8Array,
  brain: RunBrain,
): Promise<{ outcome: Outcome; record: RunRecord }> {
  const json = await inflate(bytes, { maxOutputLength: MAX_JSON });
  const { outcome, record } = JSON.parse(json.toString()) as { outcome: Outcome; record: RunRecord };
  return { outcome, record: withBrain(record, brain) };
}

function withBrain(record: RunRecord, brain: RunBrain): RunRecord {
  const { input } = record;
  return { ...record, input: { ...input, store: { ...input.store, ...brain } } };
}
