import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type { AddressInfo, Socket } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from "smtp-server";
import { sendBytes, sendJson, serve, type Exchange } from "../http/serve.ts";
import { parseJson } from "../json.ts";
import { listPage, messagePage } from "./pages.ts";

export interface Mail {
  id: string;
  at: number;
  /** Envelope. */
  mailFrom: string;
  rcptTo: string[];
  /** User that signed in, if any. */
  user: string | null;
  messageId: string | null;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
  raw: string;
}

export type MailFault =
  /** Refused at the end of the message: 4xx for a while, 5xx for good. */
  | { kind: "refuse"; code: number; message?: string }
  | { kind: "refuse_sign_in" }
  | { kind: "refuse_recipient"; code?: number }
  /** The message is kept, but the line is cut before the answer. */
  | { kind: "taken_unanswered" }
  | { kind: "hang" };

export interface MailboxOptions {
  smtpPort?: number;
  httpPort?: number;
  host?: string;
  /** Required sign-in; absent: nobody is asked. */
  user?: string;
  password?: string;
  /** `NONE` (default), `STARTTLS` offered, or `SSL` from the start. */
  security?: "NONE" | "STARTTLS" | "SSL";
  /** PEM; without one the certificate is self-signed, and nobody trusts it. */
  tls?: { key: string; cert: string };
  stateFile?: string | null;
}

/** A running mail server with a page to read what arrived. */
export interface MailboxSimulator {
  smtp: {
    host: string;
    port: number;
    user: string | null;
    password: string | null;
    security: "NONE" | "STARTTLS" | "SSL";
  };
  url: string;
  httpPort: number;
  /** Oldest first. */
  readonly messages: Mail[];
  failNext(fault: MailFault, times?: number): void;
  waitForMail(count: number, timeoutMs?: number): Promise<Mail[]>;
  clear(): void;
  stop(): Promise<void>;
}

interface State {
  messages: Mail[];
  faults: MailFault[];
  options: MailboxOptions;
  /** Open lines by the client's port, to be cut by a fault. */
  sockets: Map<number, Socket>;
}

/** Starts an SMTP server that keeps what it gets, and `/mailbox` to read it. */
export async function startMailbox(options: MailboxOptions = {}): Promise<MailboxSimulator> {
  const state: State = { messages: load(options.stateFile ?? null), faults: [], options, sockets: new Map() };
  const host = options.host ?? "127.0.0.1";
  const smtp = createSmtp(state);
  const port = await new Promise<number>((resolve, reject) => {
    smtp.once("error", reject);
    const server = smtp.listen(options.smtpPort ?? 0, host, () => {
      smtp.off("error", reject);
      smtp.on("error", () => undefined);
      resolve((server.address() as AddressInfo).port);
    });
  });
  const web = await serve({
    port: options.httpPort,
    host,
    handle: (exchange) => show(state, exchange),
  }).catch(async (error: unknown) => {
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    throw error;
  });
  return {
    smtp: {
      host,
      port,
      user: options.user ?? null,
      password: options.password ?? null,
      security: options.security ?? "NONE",
    },
    url: `${web.url}/mailbox`,
    httpPort: web.port,
    get messages() {
      return [...state.messages];
    },
    failNext: (fault, times = 1) => {
      for (let index = 0; index < times; index += 1) state.faults.push(fault);
    },
    waitForMail: (count, timeoutMs = 120_000) => waitForMail(state, { count, timeoutMs }),
    clear: () => {
      state.messages.length = 0;
      save(state);
    },
    stop: async () => {
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
      await web.close();
    },
  };
}

function createSmtp(state: State): SMTPServer {
  const { options } = state;
  const security = options.security ?? "NONE";
  const server = new SMTPServer({
    secure: security === "SSL",
    ...options.tls,
    disabledCommands: security === "NONE" ? ["STARTTLS"] : [],
    authOptional: options.user === undefined,
    allowInsecureAuth: true,
    closeTimeout: 200,
    logger: false,
    onAuth(auth, _session, callback) {
      const refused = takeFault(state, "refuse_sign_in") !== null;
      const fits =
        options.user === undefined || (auth.username === options.user && auth.password === options.password);
      if (!refused && fits) callback(null, { user: auth.username ?? "" });
      else callback(smtpError(535, "5.7.8 Authentication credentials invalid"));
    },
    onRcptTo(_address, _session, callback) {
      const fault = takeFault(state, "refuse_recipient");
      if (fault?.kind === "refuse_recipient")
        callback(smtpError(fault.code ?? 550, "5.1.1 Mailbox does not exist"));
      else callback();
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => void receive(state, { raw: Buffer.concat(chunks), session, callback }));
    },
  });
  server.server.on("connection", (socket: Socket) => {
    const { remotePort = 0 } = socket;
    state.sockets.set(remotePort, socket);
    socket.on("close", () => state.sockets.delete(remotePort));
  });
  return server;
}

function smtpError(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

function takeFault(state: State, kind: MailFault["kind"]): MailFault | null {
  if (state.faults[0]?.kind !== kind) return null;
  return state.faults.shift() ?? null;
}

interface Incoming {
  raw: Buffer;
  session: SMTPServerSession;
  callback: (error?: Error | null) => void;
}

async function receive(state: State, { raw, session, callback }: Incoming): Promise<void> {
  const refused = takeFault(state, "refuse");
  if (refused?.kind === "refuse")
    return callback(smtpError(refused.code, refused.message ?? "Message not accepted"));
  if (takeFault(state, "hang")) return;
  state.messages.push(await parse(state, raw, session));
  save(state);
  if (takeFault(state, "taken_unanswered")) state.sockets.get(session.remotePort)?.destroy();
  else callback();
}

async function parse(state: State, raw: Buffer, session: SMTPServerSession): Promise<Mail> {
  const mail = await PostalMime.parse(new Uint8Array(raw));
  const addressed = (list: { address?: string | undefined; name?: string | undefined }[] | undefined) =>
    (list ?? [])
      .map(({ name, address }) => (name ? `${name} <${address ?? ""}>` : (address ?? "")))
      .join(", ");
  const envelopeFrom = session.envelope.mailFrom;
  return {
    id: String(state.messages.length + 1),
    at: Date.now(),
    mailFrom: envelopeFrom === false ? "" : envelopeFrom.address,
    rcptTo: session.envelope.rcptTo.map((recipient: SMTPServerAddress) => recipient.address),
    user: typeof session.user === "string" ? session.user : null,
    messageId: mail.messageId ?? null,
    from: addressed(mail.from === undefined ? [] : [mail.from]),
    to: addressed(mail.to),
    subject: mail.subject ?? "",
    text: mail.text ?? "",
    html: mail.html ?? null,
    headers: Object.fromEntries(mail.headers.map((header) => [header.key, header.value])),
    raw: raw.toString("utf8"),
  };
}

function show(state: State, { method, path, response }: Exchange): void {
  if (method !== "GET") return sendJson(response, { status: 405, body: { error: "Solo lectura" } });
  if (path === "/mailbox/messages.json") return sendJson(response, { body: state.messages });
  const id = /^\/mailbox\/(\d+)$/.exec(path)?.[1];
  const mail = state.messages.find((message) => message.id === id);
  if (mail) return sendBytes(response, { type: "text/html; charset=utf-8", bytes: messagePage(mail) });
  if (path !== "/mailbox" && path !== "/")
    return sendJson(response, { status: 404, body: { error: "No existe" } });
  sendBytes(response, { type: "text/html; charset=utf-8", bytes: listPage(state.messages) });
}

async function waitForMail(
  state: State,
  { count, timeoutMs }: { count: number; timeoutMs: number },
): Promise<Mail[]> {
  const end = performance.now() + timeoutMs;
  while (state.messages.length < count) {
    if (performance.now() > end)
      throw new Error(`${state.messages.length} of ${count} mails arrived within ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return [...state.messages];
}

function load(file: string | null): Mail[] {
  if (file === null) return [];
  try {
    return (parseJson(readFileSync(file, "utf8")) as unknown as Mail[] | undefined) ?? [];
  } catch {
    return [];
  }
}

function save({ messages, options }: State): void {
  const file = options.stateFile ?? null;
  if (file === null) return;
  writeFileSync(`${file}.tmp`, JSON.stringify(messages.slice(-200)));
  renameSync(`${file}.tmp`, file);
}
