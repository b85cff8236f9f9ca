import { isRefused, type Refused } from "./refusal.ts";

/** Sound or film in a box that WhatsApp takes. */
export interface Rewrapped {
  kind: "audio" | "video";
  mimeType: "audio/ogg" | "audio/mp4" | "video/mp4";
  bytes: Uint8Array;
}

/** What WhatsApp plays; nothing is encoded anew, so what is recorded otherwise can't be sent. */
type Codecs = { video: string | null; audio: string | null };

/**
 * Puts what browsers record and phones film into the boxes that WhatsApp takes: Opus into Ogg, which it shows as a voice
 * note, AAC and H.264 into MP4. The sound and the pictures stay as they are.
 */
export async function rewrap(bytes: Uint8Array): Promise<Rewrapped | Refused> {
  // Over a megabyte of readers and writers: loaded with the first recording.
  const box = await import("mediabunny");
  const input = new box.Input({ source: new box.BufferSource(bytes), formats: box.ALL_FORMATS });
  try {
    const target = targetOf(await codecsOf(input));
    if (isRefused(target)) return target;
    const format =
      target.mimeType === "audio/ogg"
        ? new box.OggOutputFormat()
        : new box.Mp4OutputFormat({ fastStart: "in-memory" });
    const output = new box.Output({ format, target: new box.BufferTarget() });
    const conversion = await box.Conversion.init({ input, output, showWarnings: false });
    if (!conversion.isValid || conversion.discardedTracks.length > 0) return { refused: "file_type" };
    await conversion.execute();
    const { buffer } = output.target;
    return buffer === null ? { refused: "file_type" } : { ...target, bytes: new Uint8Array(buffer) };
  } catch {
    // Cut short or broken inside; the reader has no closed set of errors.
    return { refused: "file_type" };
  } finally {
    input.dispose();
  }
}

async function codecsOf(input: {
  getPrimaryVideoTrack(): Promise<{ codec: string | null } | null>;
  getPrimaryAudioTrack(): Promise<{ codec: string | null } | null>;
}): Promise<Codecs> {
  const [video, audio] = await Promise.all([input.getPrimaryVideoTrack(), input.getPrimaryAudioTrack()]);
  return {
    video: video === null ? null : (video.codec ?? "unknown"),
    audio: audio === null ? null : (audio.codec ?? "unknown"),
  };
}

function targetOf({ video, audio }: Codecs): Omit<Rewrapped, "bytes"> | Refused {
  if (video === "avc" && (audio === null || audio === "aac")) return { kind: "video", mimeType: "video/mp4" };
  if (video !== null) return { refused: "file_type" };
  if (audio === "opus") return { kind: "audio", mimeType: "audio/ogg" };
  if (audio === "aac") return { kind: "audio", mimeType: "audio/mp4" };
  return { refused: "file_type" };
}
