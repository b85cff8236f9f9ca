import { timeoutSignal } from "@platform/integrations/http";
import { customerLocale, StoreError, type StorePort, type StoreProduct } from "@platform/agent";
import type { StoreContext, CustomerContext } from "../../flow/turn/claim.ts";
import type { Providers } from "../../providers/providers.ts";
import type { OpenTenant } from "../access.ts";
import { AppError, notFound } from "../errors.ts";
import { productCaption } from "./productCaption.ts";

const READ_MS = 8_000;

/**
 * A product as it is sent to the customer of a chat, with what it costs now: read from the store again where what we
 * know may be old. Throws `not_found` for what customers can't see, `unavailable` or `conflict` where the store doesn't tell.
 */
export async function offerOf(
  providers: Pick<Providers, "storeFor">,
  tenant: OpenTenant,
  { conversationId, productId }: { conversationId: string; productId: string },
): Promise<{ text: string; imageUrl: string | null }> {
  const scene = await tenant.run(async ({ sql }) => {
    const [row] = await sql<{ context: StoreContext; customer: CustomerContext; texts: string[] }[]>`
      select store_context(t, clock_timestamp()) as context,
        json_build_object('contactKey', c.contact_key, 'contactPhone', c.contact_phone) as customer,
        array(select m.content from chat_messages m
          where m.conversation_id = c.id and m.role = 'user' and m.content is not null
          order by m.sent_at desc nulls last limit 5) as texts
      from chat_conversations c join tenants t on t.id = c.tenant_id where c.id = ${conversationId}`;
    if (row === undefined) throw notFound("Conversation");
    return row;
  });
  // Nothing is held in the database while the store is asked.
  const store = await providers.storeFor({ ...scene.context, ...scene.customer });
  const product = await readNow(store, productId);
  if (product === null) throw notFound("Product");
  const { country, main_language: mainLanguage } = scene.context.tenant;
  const { language } = customerLocale({ country, mainLanguage, customerTexts: scene.texts.toReversed() });
  return { text: productCaption(product, { country, language }), imageUrl: product.imageUrl };
}

async function readNow(store: StorePort, productId: string): Promise<StoreProduct | null> {
  try {
    return await store.getProduct(productId, { signal: timeoutSignal(READ_MS) });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // Trying again helps only where the store may come back by itself.
    const passing = error.code === "unavailable" || error.code === "rate_limited";
    throw new AppError(passing ? "unavailable" : "conflict", `The store doesn't tell: ${error.code}`, {
      cause: error,
    });
  }
}
