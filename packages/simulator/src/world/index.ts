import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asText } from "../json.ts";
import { startMailbox, type MailboxSimulator } from "../mailbox/index.ts";
import { startModel, type ModelSimulator } from "../model/index.ts";
import { startTiendanube, type TiendanubeSimulator } from "../tiendanube/index.ts";
import { OTHER_PHONES, PEOPLE } from "./people.ts";
import { load, type Saved } from "./saved.ts";
import { startYCloud, type YCloudSimulator } from "../ycloud/index.ts";

export interface WorldOptions {
  /** Folder for ports, keys, chats and mails; made if missing. */
  stateDir: string;
  /** Root of the product, where webhooks go: `http://localhost:3000`. */
  productUrl: string;
  /** Root of the panel as people open it, whose cookies go nowhere else; default the product's. */
  panelUrl?: string;
  /** Derives keys and secrets from a word instead of chance, for tests. */
  seed?: string;
  /** First port asked for; default 3001. 0 takes free ports every time. */
  firstPort?: number;
  /** How long the model thinks; default 700 ms. */
  modelLatencyMs?: number;
}

/** The whole outside world of the demo. */
export interface World {
  ycloud: { baseUrl: string; apiKey: string; webhookSecret: string; businessPhone: string };
  tiendanube: {
    baseUrl: string;
    storeId: string;
    accessToken: string;
    clientId: string;
    clientSecret: string;
    userAgent: string;
    storefrontUrl: string;
  };
  openai: { baseUrl: string; apiKey: string; model: string };
  smtp: {
    host: string;
    port: number;
    user: string;
    password: string;
    security: "NONE";
    from: string;
    url: string;
  };
  phoneUrl: string;
  mailboxUrl: string;
  /** The running servers, for what the addresses don't reach. */
  simulators: {
    ycloud: YCloudSimulator;
    tiendanube: TiendanubeSimulator;
    model: ModelSimulator;
    mailbox: MailboxSimulator;
  };
  stop(): Promise<void>;
}

type PhoneLink = { label: string; url: string };

const BUSINESS_PHONE = "+5491148623390";
const STORE_ID = "4815162";
const MODEL = "simulado-1";
const WITHOUT_TOOLS = "simulado-sin-herramientas";

/** Starts phone, store, model and mailbox together, on the same ports and with the same keys as last time. */
export async function startWorld(options: WorldOptions): Promise<World> {
  mkdirSync(options.stateDir, { recursive: true });
  const file = join(options.stateDir, "world.json");
  const saved = load(file, options);
  const { ports, secrets } = saved;
  const stops: (() => Promise<void>)[] = [];
  const up = async <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    stops.unshift(() => started.stop());
    return started;
  };
  try {
    const mailbox = await up(startMail(options, saved));
    const model = await up(
      onPort(ports.model, (port) =>
        startModel({
          port,
          apiKey: secrets.modelKey,
          modelNames: [MODEL, WITHOUT_TOOLS],
          withoutTools: [WITHOUT_TOOLS],
          latencyMs: options.modelLatencyMs ?? 700,
        }),
      ),
    );
    const tiendanube = await up(onPort(ports.store, (port) => startStore(options, { port, secrets })));
    const links = [
      { label: "Panel", url: options.panelUrl ?? options.productUrl },
      { label: "Tienda", url: tiendanube.storefrontUrl },
      { label: "Correo", url: mailbox.url },
    ];
    const storeToken = () => tiendanube.accessToken;
    const ycloud = await up(
      onPort(ports.phone, (port) => startPhone(options, { port, secrets, links, storeToken })),
    );
    saved.ports = {
      phone: ycloud.port,
      store: tiendanube.port,
      model: model.port,
      mailbox: mailbox.httpPort,
      smtp: mailbox.smtp.port,
    };
    writeFileSync(file, JSON.stringify(saved, null, 2), { mode: 0o600 });
    return describe({ ycloud, tiendanube, model, mailbox }, { secrets, stop: () => stopAll(stops) });
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function stopAll(stops: (() => Promise<void>)[]): Promise<void> {
  for (const stop of stops) await stop();
}

function startPhone(
  options: WorldOptions,
  input: { port: number; secrets: Saved["secrets"]; links: PhoneLink[]; storeToken: () => string },
): Promise<YCloudSimulator> {
  return startYCloud({
    port: input.port,
    apiKey: input.secrets.ycloudKey,
    webhookSecret: input.secrets.webhookSecret,
    webhookUrl: `${options.productUrl}/chat/webhook`,
    businessPhone: BUSINESS_PHONE,
    businessName: "Punta y Compás",
    otherPhones: OTHER_PHONES,
    reviewMs: 6_000,
    statuses: { sentMs: 250, deliveredMs: 700, readMs: "manual" },
    checkMedia: true,
    stateFile: join(options.stateDir, "phone.json"),
    phoneContacts: PEOPLE,
    phoneLinks: input.links,
    phoneKeys: () => [
      { label: "Tiendanube: número de tienda", value: STORE_ID },
      { label: "Tiendanube: token de acceso", value: input.storeToken() },
      { label: "YCloud: clave de la API", value: input.secrets.ycloudKey },
      { label: "Modelo: clave", value: input.secrets.modelKey },
    ],
  });
}

async function startStore(
  options: WorldOptions,
  input: { port: number; secrets: Saved["secrets"] },
): Promise<TiendanubeSimulator> {
  const store = await startTiendanube({
    port: input.port,
    storeId: STORE_ID,
    accessToken: input.secrets.storeToken,
    clientSecret: input.secrets.clientSecret,
    webhookUrl: `${options.productUrl}/tiendanube/webhook`,
  });
  store.setRedirectUrl(`${options.panelUrl ?? options.productUrl}/tiendanube/callback`);
  return store;
}

/** Web page and SMTP have a port each; if either is taken, both are chosen anew. */
async function startMail(options: WorldOptions, { ports, secrets }: Saved): Promise<MailboxSimulator> {
  const settings = {
    user: "demo",
    password: secrets.smtpPassword,
    stateFile: join(options.stateDir, "mailbox.json"),
  };
  for (const offset of [0, 10, 20]) {
    const shift = (port: number) => (port === 0 ? 0 : port + offset);
    try {
      return await startMailbox({ ...settings, httpPort: shift(ports.mailbox), smtpPort: shift(ports.smtp) });
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return startMailbox(settings);
}

/** The port asked for, else the next ones, else any. */
async function onPort<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  const candidates = port === 0 ? [0] : [port, port + 10, port + 20, 0];
  let last: unknown;
  for (const candidate of candidates) {
    try {
      return await start(candidate);
    } catch (error) {
      if (!isTaken(error)) throw error;
      last = error;
    }
  }
  throw last;
}

function isTaken(error: unknown): boolean {
  const code = asText((error as { code?: unknown }).code);
  return code === "EADDRINUSE" || code === "EACCES";
}

function describe(
  simulators: World["simulators"],
  input: { secrets: Saved["secrets"]; stop: () => Promise<void> },
): World {
  const { ycloud, tiendanube, model, mailbox } = simulators;
  const { secrets, stop } = input;
  const { host, port } = mailbox.smtp;
  return {
    ycloud: {
      baseUrl: ycloud.baseUrl,
      apiKey: secrets.ycloudKey,
      webhookSecret: secrets.webhookSecret,
      businessPhone: BUSINESS_PHONE,
    },
    tiendanube: {
      baseUrl: tiendanube.baseUrl,
      storeId: STORE_ID,
      accessToken: secrets.storeToken,
      clientId: "31337",
      clientSecret: secrets.clientSecret,
      userAgent: "Platform AI Solutions (demo@example.com)",
      storefrontUrl: tiendanube.storefrontUrl,
    },
    openai: { baseUrl: model.baseUrl, apiKey: secrets.modelKey, model: MODEL },
    smtp: {
      host,
      port,
      user: "demo",
      password: secrets.smtpPassword,
      security: "NONE",
      from: "Punta y Compás <avisos@puntaycompas.example>",
      url: `smtp://demo:${encodeURIComponent(secrets.smtpPassword)}@${host}:${port}`,
    },
    phoneUrl: ycloud.phoneUrl,
    mailboxUrl: mailbox.url,
    simulators,
    stop,
  };
}
