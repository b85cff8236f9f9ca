import { Readable } from "node:stream";
import type { Dispatcher } from "undici";

/** As it came, or unpacked. */
export type Pieces = Dispatcher.ResponseData["body"] | Readable;

type Answered = Dispatcher.ResponseData["headers"];

interface Head {
  status: number;
  statusText: string;
  answered: Answered;
  url: string;
}

/**
 * What `fetch` would answer. Nearly every body is read whole and at once: only for who wants more of it (its stream, a
 * form, a copy) one of the platform's own answers is made, which costs more than all the rest of a request.
 */
export class Answer {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly redirected = false;
  readonly type = "default";
  /** Null where there is no body. */
  readonly #pieces: Pieces | null;
  readonly #answered: Answered;
  #headers: Headers | null = null;
  #used = false;
  #whole: Response | null = null;

  constructor(pieces: Pieces | null, { status, statusText, answered, url }: Head) {
    this.#pieces = pieces;
    this.#answered = answered;
    // An answer that nobody reads may fail as well.
    pieces?.on("error", () => undefined);
    this.status = status;
    this.statusText = statusText;
    this.url = url;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /** All of them; `headerOf` for one, since the platform's own cost as much to make as half of a small request. */
  get headers(): Headers {
    this.#headers ??= toHeaders(this.#answered);
    return this.#headers;
  }

  /** @param name in lower case */
  header(name: string): string | null {
    const value = this.#answered[name];
    return value === undefined ? null : [value].flat().join(", ");
  }

  get body(): Response["body"] {
    return this.#asWhole().body;
  }

  get bodyUsed(): boolean {
    return this.#used || (this.#whole?.bodyUsed ?? false);
  }

  /** Calls back when the body has come to its end, or has failed. */
  onceRead(ended: () => void): void {
    if (this.#pieces === null || this.#pieces.closed) ended();
    else this.#pieces.once("close", ended);
  }

  /** The body as it comes in, to be read once. */
  pieces(): AsyncIterable<Uint8Array> | Uint8Array[] {
    return this.#take() ?? [];
  }

  async bytes(): Promise<Uint8Array> {
    if (this.#whole !== null) return this.#whole.bytes();
    const pieces = this.#take();
    if (pieces === null) return new Uint8Array();
    // undici gathers its own bodies without an iterator, which costs a tenth of a small request.
    return "bytes" in pieces ? pieces.bytes() : collect(pieces);
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.bytes());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new Uint8Array(await this.bytes()).buffer;
  }

  blob(): Promise<Blob> {
    return this.#asWhole().blob();
  }

  formData(): Promise<FormData> {
    return this.#asWhole().formData();
  }

  clone(): Response {
    return this.#asWhole().clone();
  }

  #take(): Pieces | null {
    if (this.bodyUsed || this.#whole !== null) throw new TypeError("The body has been read already.");
    this.#used = true;
    return this.#pieces;
  }

  #asWhole(): Response {
    if (this.#whole === null) {
      const { status, statusText, headers } = this;
      const body = this.#take();
      this.#used = false;
      this.#whole = new Response(body === null ? null : (Readable.toWeb(body) as ReadableStream), {
        status,
        statusText,
        headers,
      });
    }
    return this.#whole;
  }
}

/** One header of an answer, null where it has none. @param name in lower case */
export function headerOf(response: Response, name: string): string | null {
  return response instanceof Answer ? response.header(name) : response.headers.get(name);
}

function toHeaders(answered: Answered): Headers {
  return new Headers(
    Object.entries(answered).flatMap(([name, value]) => [value ?? []].flat().map((each) => [name, each])),
  );
}

async function collect(pieces: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of pieces) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
