import { asObject, asText, type JsonObject } from "../json.ts";
import { invalid, metaRejection, type ProviderError } from "./errors.ts";
import type { StoredMedia } from "./mediaStore.ts";
import type { YCloudState } from "./state.ts";

const MIB = 1024 * 1024;

/** What WhatsApp takes of each kind. Source: YCloud, "Send messages"; Meta, "Supported media types". */
const RULES: Record<string, { maxBytes: number; types: RegExp }> = {
  image: { maxBytes: 5 * MIB, types: /^image\/(jpeg|png)$/ },
  video: { maxBytes: 16 * MIB, types: /^video\/(mp4|3gpp)$/ },
  audio: { maxBytes: 16 * MIB, types: /^audio\/(aac|mp4|mpeg|amr|ogg)$/ },
  document: {
    maxBytes: 100 * MIB,
    types:
      /^(text\/plain|application\/(pdf|msword|vnd\.(ms-excel|ms-powerpoint|openxmlformats-officedocument\..+)))$/,
  },
  sticker: { maxBytes: 500 * 1024, types: /^image\/webp$/ },
};

/** A file that no message could show is refused when it is uploaded. */
export function uploadProblem({ mime, bytes }: Pick<StoredMedia, "mime" | "bytes">): ProviderError | null {
  const kind = Object.keys(RULES).find((each) => RULES[each]?.types.test(baseType(mime)));
  const rule = kind === undefined ? undefined : RULES[kind];
  if (rule === undefined) return invalid("file", `has the type ${mime}, which WhatsApp does not take`);
  if (bytes.byteLength > rule.maxBytes)
    return { status: 413, code: "CONTENT_TOO_LARGE", message: `The ${kind} is too large.`, target: "file" };
  return isWhatItSays(mime, bytes) ? null : invalid("file", "is not what its type says");
}

/** A message can show what was uploaded for its own number and is of its kind. */
export function mediaProblem(state: YCloudState, body: JsonObject): ProviderError | null {
  const kind = asText(body["type"]) ?? "";
  const id = asText(asObject(body[kind])["id"]);
  const rule = RULES[kind];
  if (rule === undefined || id === null) return null;
  const media = state.media.get(id);
  if (media === null || (media.phone !== null && media.phone !== asText(body["from"])))
    return metaRejection("131009");
  return rule.types.test(baseType(media.mime)) ? null : metaRejection("131053");
}

function baseType(mime: string): string {
  return mime.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** First bytes; of sound in Ogg only Opus is played. */
function isWhatItSays(mime: string, bytes: Buffer): boolean {
  switch (baseType(mime)) {
    case "image/jpeg":
      return bytes.subarray(0, 3).toString("hex") === "ffd8ff";
    case "image/png":
      return bytes.subarray(1, 4).toString("latin1") === "PNG";
    case "audio/ogg":
      return bytes.subarray(0, 4).toString("latin1") === "OggS" && bytes.subarray(0, 64).includes("OpusHead");
    case "audio/mp4":
    case "video/mp4":
      return bytes.subarray(4, 8).toString("latin1") === "ftyp";
    case "application/pdf":
      return bytes.subarray(0, 5).toString("latin1") === "%PDF-";
    default:
      return true;
  }
}
