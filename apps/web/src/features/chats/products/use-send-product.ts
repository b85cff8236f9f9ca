import { quoteOf, setQuoteTarget, useQuoteTarget } from "../chat/quote/quote-target.ts";
import { useChatsRuntime } from "../runtime.tsx";

interface OutgoingProduct {
  id: string;
  imageUrl: string | null;
  /** What stands in the bubble until the server has read the product from the store. */
  lines: (string | null)[];
}

/** Sends a product as a message of its own, as an answer to what is being quoted. */
export function useSendProduct(conversationId: string): (product: OutgoingProduct) => void {
  const { outbox } = useChatsRuntime();
  const quoted = useQuoteTarget(conversationId);
  return ({ id, imageUrl, lines }) => {
    outbox.add({
      conversationId,
      text: lines.filter(Boolean).join("\n"),
      quoted: quoted && quoteOf(quoted),
      product: { id, imageUrl },
    });
    setQuoteTarget(conversationId, null);
  };
}
