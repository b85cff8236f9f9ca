import type { OutboxEntry } from "./outbox.ts";
import { captionIndex, type OutgoingFile } from "#lib/outgoing-file.ts";

type Part = Pick<OutboxEntry, "text" | "picture" | "file">;

/** WhatsApp shows one file per message: the words go with the picture of their canned answer, else below the first file that carries some. */
export function toMessages(reply: {
  text: string;
  picture: OutboxEntry["picture"];
  files: readonly OutgoingFile[];
}): Part[] {
  const { text, picture, files } = reply;
  const place = picture === null ? captionIndex(files) : -1;
  const shown = files.map((file, index) => ({ text: index === place ? text : "", picture: null, file }));
  return place >= 0 || text === "" ? shown : [{ text, picture, file: null }, ...shown];
}
