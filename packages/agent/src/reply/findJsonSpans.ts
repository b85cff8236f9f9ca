export interface JsonSpan {
  start: number;
  end: number;
  /** Undefined where the JSON is broken, as when a token limit cut it. */
  value: unknown;
}

/** Where JSON objects, and arrays of objects, stand in a text. Braces of prose don't count. */
export function findJsonSpans(text: string): JsonSpan[] {
  const spans: JsonSpan[] = [];
  let at = 0;
  while (at < text.length) {
    const offset = text.slice(at).search(/\{\s*["'}]|\[\s*\{\s*["']/);
    if (offset === -1) break;
    const start = at + offset;
    const end = closingBracket(text, start);
    // Cut off in the middle: all the rest belongs to it.
    if (end === null) return [...spans, { start, end: text.length, value: undefined }];
    spans.push({ start, end, value: parse(text.slice(start, end)) });
    at = end;
  }
  return spans;
}

/** Index after the bracket that closes the one at `start`; brackets inside strings don't count. */
function closingBracket(text: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let index = start; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (inString) {
      if (char === "\\") index += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
