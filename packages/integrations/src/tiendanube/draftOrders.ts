import { id, record, text } from "../json/read.ts";
import { list } from "./list.ts";
import type { StoreApi } from "./request.ts";
import { webAddress } from "./text.ts";
import { TiendanubeError, type TiendanubeDraftOrder } from "./types.ts";

export interface DraftOrderInput {
  contact: { firstName: string; lastName: string; email: string; phone: string | null };
  lines: { variantId: string; quantity: number }[];
  /** Shown in the store's own panel; what a lost answer is found again by. */
  note: string;
}

/** How far back a draft order is looked for by its note. */
const LOOKED_AT = 100;

export interface DraftOrders {
  /** A checkout with the cart in it. Never repeated where it may have had its effect: look for it by its note. */
  createDraftOrder(
    input: DraftOrderInput,
    query?: { signal?: AbortSignal | undefined },
  ): Promise<TiendanubeDraftOrder>;
  /** Among the newest, the one with exactly this note. */
  findDraftOrder(
    note: string,
    query?: { signal?: AbortSignal | undefined },
  ): Promise<TiendanubeDraftOrder | null>;
}

/** `POST` and `GET /draft_orders`; needs the scope `write_draft_orders`. */
export function createDraftOrders(api: StoreApi): DraftOrders {
  return {
    createDraftOrder: async ({ contact, lines, note }, { signal } = {}) => {
      const body = {
        contact_name: contact.firstName,
        contact_lastname: contact.lastName,
        contact_email: contact.email,
        ...(contact.phone === null ? {} : { contact_phone: contact.phone }),
        payment_status: "unpaid",
        sale_channel: "whatsapp",
        note,
        products: lines.map(({ variantId, quantity }) => ({ variant_id: Number(variantId), quantity })),
      };
      const answer = await api.send({ method: "POST", path: "/draft_orders", body, signal });
      const made = mapDraftOrder(record(answer.body) ?? {});
      if (made === null) throw new TiendanubeError("unavailable", "The draft order has no checkout.");
      return made;
    },
    findDraftOrder: async (note, { signal } = {}) => {
      const page = await list(api, {
        path: "/draft_orders",
        page: { perPage: LOOKED_AT, signal },
        map: (draft) => (draft.note === note ? mapDraftOrder(draft) : null),
      });
      return page.items[0] ?? null;
    },
  };
}

function mapDraftOrder(draft: Record<string, unknown>): TiendanubeDraftOrder | null {
  const draftId = id(draft.id);
  const url = webAddress(text(draft.checkout_url, 2_000));
  return draftId === null || url === null ? null : { id: draftId, checkoutUrl: url };
}
