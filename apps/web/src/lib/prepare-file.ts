import type { FailureReason } from "#lib/errors.ts";
import { kindOf, needsDrawing, type OutgoingFile, problemOf } from "./outgoing-file.ts";

/** As WhatsApp itself makes them; enough for a phone held sideways. */
const longestSide = 2_560;
const quality = 0.86;

/** A file as it can be sent: pictures of other types, or too large, become JPEG; what only claims to be one is none. */
export async function prepareFile(file: File): Promise<OutgoingFile | FailureReason> {
  const drawn = kindOf(file.type) === "image" ? await toPicture(file) : file;
  if (drawn === null) return "file_type";
  const problem = problemOf(drawn);
  if (problem !== null) return problem;
  const name = drawn === file ? file.name : file.name.replace(/\.\w+$/, ".jpg");
  const url = URL.createObjectURL(drawn);
  return { kind: kindOf(drawn.type), name: name || null, blob: drawn, url, seconds: null };
}

/** Null where the browser can't read it. */
async function toPicture(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null) return null;
  const result = needsDrawing(file) ? await drawAnew(picture) : file;
  picture.close();
  return result;
}

async function drawAnew(picture: ImageBitmap): Promise<Blob | null> {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  if (pen === null) return null;
  // JPEG knows no transparency: without this, what is see-through turns black.
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}
