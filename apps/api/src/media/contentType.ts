import { fileTypeFromBuffer } from "file-type";

export const mediaKinds = ["image", "audio", "video", "document", "sticker"] as const;
export type MediaKind = (typeof mediaKinds)[number];

/** What browsers show without running anything; everything else is offered as a file to save. */
const SHOWN: Record<Exclude<MediaKind, "document">, readonly string[]> = {
  image: ["image/jpeg", "image/png", "image/webp", "image/gif"],
  sticker: ["image/webp", "image/png"],
  audio: [
    "audio/ogg",
    "audio/mpeg",
    "audio/mp4",
    "audio/x-m4a",
    "audio/aac",
    "audio/amr",
    "audio/wav",
    "video/mp4",
  ],
  video: ["video/mp4", "video/3gpp", "video/quicktime", "video/webm"],
};

const shownAnywhere = new Set(Object.values(SHOWN).flat());

const UNKNOWN_TYPE = "application/octet-stream";
/** Files without marks of their own; harmless as long as they are saved, not shown. */
const PLAIN = new Set(["text/plain", "text/csv"]);

/**
 * The type of a file by its content: what the sender says counts only for plain text. Null when a
 * picture, sticker, voice note or film is none.
 */
export async function contentTypeOf(file: {
  kind: MediaKind;
  bytes: Uint8Array;
  declared: string | null;
}): Promise<string | null> {
  const found = await typeByContent(file.bytes);
  if (file.kind !== "document") {
    const type = found === "application/ogg" ? "audio/ogg" : found;
    return type !== null && SHOWN[file.kind].includes(type) ? playedAs(file.kind, type) : null;
  }
  if (found !== null) return found;
  const declared = baseType(file.declared);
  return declared !== null && PLAIN.has(declared) ? declared : UNKNOWN_TYPE;
}

export function isShownInline(mimeType: string | null): boolean {
  return mimeType !== null && shownAnywhere.has(mimeType);
}

/** Papers and archives, which no browser runs under any name. */
const SAVED =
  /^(application\/(pdf|rtf|zip|gzip|msword|x-7z-compressed|x-rar-compressed|vnd\.[a-z\d.-]+)|text\/(plain|csv))$/;

/**
 * What a file is sent as. A row may say anything: as a script or a stylesheet our own pages could be made to take a
 * customer's file, since it comes from our own address.
 */
export function sentAs(mimeType: string): string {
  return isShownInline(mimeType) || SAVED.test(mimeType) ? mimeType : UNKNOWN_TYPE;
}

/** Voice in an MP4 box is found as a film, which an audio player refuses. */
function playedAs(kind: MediaKind, type: string): string {
  return kind === "audio" && (type === "video/mp4" || type === "audio/x-m4a") ? "audio/mp4" : type;
}

/** The type that a file's content shows, without parameters; null where it has no marks. */
export async function typeByContent(bytes: Uint8Array): Promise<string | null> {
  return baseType(await detect(bytes));
}

async function detect(bytes: Uint8Array): Promise<string | null> {
  try {
    return (await fileTypeFromBuffer(bytes))?.mime ?? null;
  } catch {
    // A file cut short in the middle of its marks.
    return null;
  }
}

function baseType(type: string | null): string | null {
  return type?.split(";", 1)[0]?.trim().toLowerCase() ?? null;
}
