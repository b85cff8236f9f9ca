import { matchReceipt } from "../receipt/matchReceipt.ts";
import { defineTool, optionalText } from "./defineTool.ts";

export const paymentReceipt = defineTool({
  name: "payment_receipt",
  description:
    "El cliente mandó un comprobante de pago (foto, captura o PDF de una transferencia). Lo busca entre sus pedidos pendientes, lo pasa a una persona para que lo verifique y termina tu turno. Nunca digas que un pago está acreditado.",
  shape: {
    query: optionalText("Lo que escribió el cliente, o null"),
    order_number: optionalText("Número de pedido que dijo el cliente, o null"),
    amount: optionalText("Importe que se lee en el comprobante, o null"),
  },
  run: ({ order_number, amount }, context) => matchReceipt({ orderNumber: order_number, amount }, context),
});
