/**
 * A profile name is written by the customer, so it may be an instruction in disguise. Inside a
 * template only a few plain words of it may stand: letters, marks and the usual joints of names.
 */
export function plainName(name: string | null): string | null {
  const words = (name ?? "")
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}'’.\- ]+/gu, " ")
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word))
    .slice(0, 3);
  const plain = words.join(" ").slice(0, 40).trim();
  return plain === "" ? null : plain;
}

/** What the merchant calls the assistant, on one line; null where it has no name. */
export function botNameOf({ botName }: { botName?: string | null }): string | null {
  const name = (botName ?? "").replace(/\s+/g, " ").trim();
  return name === "" ? null : name;
}
