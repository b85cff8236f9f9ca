import { createHash } from "node:crypto";
import { StoreError, type CheckoutCart, type CheckoutPort } from "@platform/agent";
import type { Sql } from "@platform/db";
import { TiendanubeError, type TiendanubeClient } from "@platform/integrations/tiendanube";
import { bounded } from "../bounded.ts";

export interface CheckoutDeps {
  sql: Sql;
  /** Null where the store isn't connected. */
  client: TiendanubeClient | null;
}

export interface CheckoutCustomer {
  tenantId: string;
  conversationId: string;
  name: string | null;
  phone: string | null;
}

interface Claimed {
  id: string;
  url: string | null;
  mine: boolean;
  again: boolean;
}

/**
 * Draft orders at the store, one per chat, cart and day: a turn that is superseded or runs again finds the one that was
 * made. The row comes before the request and its id stands in the order's note, so that a request of unknown fate is
 * looked for and not repeated.
 */
export function createDraftCheckout({ sql, client }: CheckoutDeps, customer: CheckoutCustomer): CheckoutPort {
  return {
    open: async (cart, { signal }) => {
      if (client === null) throw new StoreError("not_connected", "No store is connected.");
      const { tenantId, conversationId } = customer;
      const [row] = await bounded(sql<{ claimed: Claimed }[]>`
        select claim_draft_checkout(${tenantId}, ${conversationId}, ${cartKey(cart)}) as claimed`);
      if (row === undefined) return null;
      const { claimed } = row;
      if (claimed.url !== null) return { url: claimed.url };
      if (!claimed.mine) return null;
      try {
        const made = await make(client, { cart, customer, claimed, signal });
        await bounded(sql`
          update draft_checkouts set draft_id = ${made.id}, url = ${made.checkoutUrl} where id = ${claimed.id}`);
        return { url: made.checkoutUrl };
      } catch (error) {
        if (!(error instanceof TiendanubeError)) throw error;
        // A certain no leaves nothing behind; whatever else may have been made is looked for next time.
        if (error.code !== "unavailable" && error.code !== "aborted")
          await bounded(sql`delete from draft_checkouts where id = ${claimed.id}`);
        throw new StoreError("unavailable", `No checkout: ${error.message}`, { cause: error });
      }
    },
  };
}

async function make(
  client: TiendanubeClient,
  {
    cart,
    customer,
    claimed,
    signal,
  }: { cart: CheckoutCart; customer: CheckoutCustomer; claimed: Claimed; signal: AbortSignal },
) {
  const note = `Armado por el asistente de WhatsApp (${claimed.id})`;
  const before = claimed.again ? await client.findDraftOrder(note, { signal }) : null;
  if (before !== null) return before;
  const [firstName = "Cliente", ...rest] = (customer.name ?? "").split(/\s+/).filter((word) => word !== "");
  const contact = {
    firstName,
    lastName: rest.join(" ") || "WhatsApp",
    email: cart.email,
    phone: customer.phone,
  };
  return client.createDraftOrder({ contact, lines: cart.lines, note }, { signal });
}

/** The same units for the same person. */
function cartKey({ lines, email }: CheckoutCart): string {
  const sorted = lines.map(({ variantId, quantity }) => `${variantId}x${quantity}`).toSorted();
  return createHash("sha256")
    .update(JSON.stringify([sorted, email]))
    .digest("base64url")
    .slice(0, 22);
}
