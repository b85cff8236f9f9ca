import { StoreError, type StoreOrder } from "../ports.ts";
import { formatMoney } from "../text/money.ts";
import { fitText } from "../text/cutAtSentence.ts";
import type { ToolContext, ToolOutcome } from "../tools/defineTool.ts";

/** What was told of a receipt; both may be the model's reading and are told as such. */
export interface Receipt {
  orderNumber: string | null;
  amount: string | null;
}

/** A receipt is nobody's proof: it goes to a person, with the order of this customer that it may be for. */
export async function matchReceipt(receipt: Receipt, context: ToolContext): Promise<ToolOutcome> {
  const pending = await pendingOrders(context);
  const number = receipt.orderNumber?.replace(/\D/g, "") ?? "";
  const order =
    pending.find((each) => each.number === number) ?? (pending.length === 1 ? pending[0] : undefined);
  if (order !== undefined)
    context.addFact({ kind: "order", text: `#${order.number}`, value: order.number, subject: order.number });
  const read = receipt.amount?.trim() ?? "";
  const lastWords = context.customerTexts.at(-1)?.trim() ?? "";
  const parts = [
    "Mandó un comprobante de pago; está en el chat y nadie lo verificó todavía.",
    order === undefined
      ? orderless(pending)
      : `Pedido pendiente de este cliente: ${inWords(order, context)}.`,
    read === "" ? "" : `Importe leído en la imagen (sin verificar): ${fitText(read, 60)}.`,
    lastWords === "" ? "" : `Escribió: "${fitText(lastWords, 200)}"`,
  ];
  return {
    kind: "handoff",
    cause: "receipt",
    reason: "comprobante de pago",
    summary: parts.filter((part) => part !== "").join(" "),
    wantedAction:
      order === undefined
        ? "Verificar el pago y decirle al cliente a qué pedido corresponde"
        : `Verificar el pago del pedido #${order.number}`,
    suggestedReply: null,
  };
}

function orderless(pending: StoreOrder[]): string {
  return pending.length === 0
    ? "No se encontró un pedido suyo pendiente de pago con este teléfono."
    : `Pedidos suyos pendientes de pago: ${pending.map(({ number }) => `#${number}`).join(", ")}.`;
}

function inWords({ number, totalCents, currency }: StoreOrder, { country }: ToolContext): string {
  return `#${number} por ${formatMoney(totalCents, { currency, country })}`;
}

/** Open ones of this chat's phone that wait for money; where the store can't be asked, a person will look. */
async function pendingOrders({ store, signal }: ToolContext): Promise<StoreOrder[]> {
  try {
    const own = await store.findOrders({ number: null, email: null }, { signal });
    return own.filter(
      ({ status, paymentStatus }) =>
        status === "open" && (paymentStatus === "pending" || paymentStatus === "partially_paid"),
    );
  } catch (error) {
    if (error instanceof StoreError) return [];
    throw error;
  }
}
