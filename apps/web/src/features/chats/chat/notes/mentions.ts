import type { Note, PersonOfStore } from "@platform/contract";

/** The people whose names the text still says after an @: who was taken out again is not told. */
export function mentionedIn(text: string, chosen: readonly PersonOfStore[]): PersonOfStore[] {
  return chosen.filter(({ name }) => text.includes(`@${name}`));
}

interface Part {
  text: string;
  mention: boolean;
}

/** The note's text in parts, so that who is mentioned stands out. */
export function markMentions({ text, mentions }: Pick<Note, "text" | "mentions">): Part[] {
  // Longer names first: "Ana Paz" is not "Ana".
  const names = mentions.map(({ name }) => `@${name}`).toSorted((a, b) => b.length - a.length);
  const parts: Part[] = [];
  let plain = "";
  for (let at = 0; at < text.length;) {
    const name = names.find((one) => text.startsWith(one, at));
    if (name === undefined) {
      plain += text.charAt(at);
      at += 1;
      continue;
    }
    if (plain) parts.push({ text: plain, mention: false });
    plain = "";
    parts.push({ text: name, mention: true });
    at += name.length;
  }
  if (plain) parts.push({ text: plain, mention: false });
  return parts;
}
