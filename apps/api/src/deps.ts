import type { Database } from "@platform/db";
import type { Sealer } from "@platform/db/sealing";
import type { OutgoingFetch } from "@platform/integrations/http";
import type { Installation } from "@platform/contract";
import type { Logger } from "pino";
import type { Auth, RateLimit } from "./auth/index.ts";
import type { Config } from "./config/index.ts";
import type { Stays } from "./domain/audit/stays.ts";
import type { Watchers } from "./domain/chats/watchers.ts";
import type { Sender } from "./flow/outbound/sender.ts";
import type { LiveHub } from "./live/index.ts";
import type { MediaStorage } from "./media/index.ts";
import type { PriceBook } from "./usage/priceBook.ts";
import type { LinkSigner } from "./mail/links.ts";
import type { Mailer } from "./mail/createMailer.ts";
import type { Hints } from "./hints/index.ts";
import type { PushKeys } from "./push/pushKeys.ts";
import type { Providers } from "./providers/providers.ts";

/** What the edge of the API is made of; the composition root fills it once. */
export interface ApiDeps {
  config: Config;
  db: Database;
  hints: Hints;
  live: LiveHub;
  auth: Auth;
  /** Whose streams are open here. */
  watchers: Watchers;
  sealer: Sealer;
  /** Hands a released message to the provider. */
  sender: Sender;
  /** For addresses that a store's owner can set. */
  outgoing: OutgoingFetch;
  media: MediaStorage;
  /** The platform's own mail; null where none is set up. */
  mailer: Mailer | null;
  /** Makes and reads the links of letters. */
  signer: LinkSigner;
  /** Who this installation is to browsers' push services. */
  pushKeys: PushKeys;
  /** A store's model and its own shop, for whoever tries a prompt, and its sender. */
  providers: Pick<Providers, "modelFor" | "storeFor" | "ycloudFor">;
  playgroundLimit: RateLimit;
  /** Who of those that run the installation is in which store. */
  stays: Stays;
  /** What each model costs. */
  prices: PriceBook;
  log: Logger;
  installation: Installation;
}

/** One reason why this process should get no traffic yet, or null. */
export type ReadinessCheck = () => Promise<string | null>;

export interface ServerDeps extends ApiDeps {
  /** Fires a moment before the server closes: not ready any more, streams end, connections are not kept. */
  retiring?: AbortSignal;
  /** The way in of messages. */
  receiveWebhook(request: {
    rawBody: Uint8Array;
    headers: Record<string, string | string[] | undefined>;
  }): Promise<{ status: number; reason?: string }>;
  /** By name: database, migrations, queue … */
  readiness: Readonly<Record<string, ReadinessCheck>>;
  /** Numbers for Prometheus: name (`platform_…`) and help to value. */
  metrics(): Promise<readonly Metric[]>;
  /** The built panel; where it is missing, the server says so. */
  webDist: string;
}

export interface Metric {
  name: string;
  /** What HELP and TYPE name, where a series is a part of something: a histogram's bucket. */
  family?: string;
  help: string;
  type: "counter" | "gauge" | "histogram";
  /** Series of one name stand together; values come from closed sets. */
  labels?: Readonly<Record<string, string>>;
  value: number;
}
