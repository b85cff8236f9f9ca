/**
 * What the demo needs to know of the outside world that it belongs to: a part of the simulator's `World`.
 * Base addresses are the installation's own settings and stand in no row.
 */
export interface DemoWorld {
  ycloud: {
    apiKey: string;
    webhookSecret: string;
    /** The first store's number, E.164; the simulated account answers for it. */
    businessPhone: string;
  };
  tiendanube: {
    storeId: string;
    accessToken: string;
    /** Root of the shop's pages and pictures, without a slash at the end. */
    storefrontUrl: string;
  };
  openai: { apiKey: string; model: string };
  /** The simulated mailbox, which takes the handoffs' mail. */
  smtp: { host: string; port: number; user: string; password: string; security: "NONE" | "STARTTLS" | "SSL" };
  /** What the shop sells, in Tiendanube's shapes: prices, links and pictures in the chats come from here. */
  simulators: { tiendanube: { data: ShopData } };
}

export interface ShopData {
  products: readonly ProviderRecord[];
  orders: readonly ProviderRecord[];
  coupons: readonly ProviderRecord[];
}

/** An object as a provider's API answers it. */
export type ProviderRecord = Record<string, unknown>;

/** Where a message's file goes; the API's media storage is one. */
export interface FileStore {
  put(key: string, bytes: Uint8Array): Promise<void>;
}

/** Number of the second store; the simulated account should own it too, or its drafts can't leave. */
export const SECOND_STORE_PHONE = "+5493515557788";
