import type { Config } from "../config/index.ts";

/**
 * Where stores send their events: over https, at an address of the internet, and only where we could check who sent
 * them. In the demo the store is our own. Null: they can't reach us, and are looked at all the same.
 */
export function storeWebhookUrl(
  config: Pick<Config, "publicUrl" | "port" | "demo"> & {
    tiendanube: Pick<Config["tiendanube"], "clientSecret">;
  },
): string | null {
  if (config.tiendanube.clientSecret === undefined) return null;
  if (config.demo) return `http://127.0.0.1:${config.port}/tiendanube/webhook`;
  const { protocol, hostname } = new URL(config.publicUrl);
  const local = !hostname.includes(".") || /\.(local|internal|test|localhost)$|^[\d.]+$/.test(hostname);
  return protocol === "https:" && !local ? `${config.publicUrl}/tiendanube/webhook` : null;
}
