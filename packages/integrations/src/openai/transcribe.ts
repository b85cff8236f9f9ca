import { ModelError } from "@platform/agent";
import { type OpenAI, toFile } from "openai";
import { z } from "zod";

export interface AudioToTranscribe {
  bytes: Uint8Array<ArrayBuffer>;
  /** As WhatsApp names it, e.g. `audio/ogg; codecs=opus`. */
  mimeType: string;
  model: string;
  /** ISO 639-1; helps the model with short notes. */
  language?: string;
}

const EXTENSIONS: Record<string, string> = {
  "audio/ogg": "ogg",
  "audio/opus": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "audio/aac": "m4a",
  "audio/x-m4a": "m4a",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/webm": "webm",
};

/** The provider tells formats apart by the file's name, so the name follows the type. Empty speech is "". */
export async function transcribe(
  client: OpenAI,
  audio: AudioToTranscribe,
  { signal }: { signal: AbortSignal },
): Promise<string> {
  const type = audio.mimeType.split(";")[0]?.trim().toLowerCase() ?? "";
  const file = await toFile(audio.bytes, `audio.${EXTENSIONS[type] ?? "ogg"}`, {
    type: type === "" ? "audio/ogg" : type,
  });
  const answer: unknown = await client.audio.transcriptions.create(
    { file, model: audio.model, ...(audio.language === undefined ? {} : { language: audio.language }) },
    { signal },
  );
  const parsed = z.object({ text: z.string() }).safeParse(answer);
  if (!parsed.success)
    throw new ModelError("bad_response", "The model's server answered something that is no transcription.");
  return parsed.data.text.trim();
}
