/** Says whether a text holds readable words in Base64, hexadecimal or binary. Codes and ids decode to noise. */
export function hidesWords(text: string): boolean {
  const runs = [
    ...matches(text, /(?<![\w/])(?:[01]{7,8}[\s,]+){3,}[01]{7,8}(?![\w/])/g).map(fromBinary),
    ...matches(text, /(?<![\w/])(?:(?:0x|\\x)?[0-9a-f]{2}[\s:,]?){12,}(?![\w/])/gi).map(fromHex),
    ...matches(
      text,
      /(?<![\w/.:])[A-Za-z0-9+/_-]{16,}={0,2}(?:\s+[A-Za-z0-9+/_-]{4,}={0,2})*(?![\w/])/g,
    ).flatMap(
      // Neighbouring words may belong to it or not.
      (run) => [fromBase64(run.replace(/\s+/g, "")), ...run.split(/\s+/).map(fromBase64)],
    ),
  ];
  return runs.some(isReadable);
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

function isReadable(text: string): boolean {
  const letters = text.match(/[\p{L}\s.,;:'"¿?¡!()\-{}[\]#*]/gu)?.length ?? 0;
  return text.length >= 10 && /\p{L} \p{L}/u.test(text) && letters / text.length > 0.9;
}

function fromBase64(run: string): string {
  const bare = run.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  if (bare.length % 4 === 1 || !/[A-Z]/.test(bare) || !/[a-z]/.test(bare)) return "";
  try {
    return fromBytes(Uint8Array.from(atob(bare), (char) => char.charCodeAt(0)));
  } catch {
    return "";
  }
}

function fromHex(run: string): string {
  const bytes = run.replace(/0x|\\x/gi, "").match(/[0-9a-f]{2}/gi) ?? [];
  return fromBytes(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

function fromBinary(run: string): string {
  const bytes = run.match(/[01]{7,8}/g) ?? [];
  return fromBytes(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}

function fromBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
