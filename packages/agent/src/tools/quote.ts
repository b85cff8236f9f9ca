import { formatMoney } from "../text/money.ts";
import { cartShape, readCart, viewUncounted, type CartLine } from "./cartLines.ts";
import { defineTool, optionalText, type ToolContext } from "./defineTool.ts";
import { quoteCoupon } from "./quoteCoupon.ts";
import {
  quoteFreeShipping,
  quoteInstalments,
  quotePayments,
  reducedPayments,
  type Paid,
  type Quoted,
} from "./quoteOffers.ts";

export const quote = defineTool({
  name: "quote",
  description:
    "Hace las cuentas: total de varias unidades o productos, precio con transferencia u otro medio de pago, valor de cada cuota, cupón y cuánto falta para el envío gratis (si con un descuento no se llega, lo dice en but_paying: contar los dos casos). Usala siempre en vez de calcular.",
  shape: {
    query: optionalText('Producto y cantidad si no hay items: "2 medias de red negras M"'),
    items: cartShape.describe("Productos con su cantidad, o null"),
    payment_method: optionalText('Medio de pago por el que preguntan ("transferencia"), o null para todos'),
    coupon: optionalText("Código de cupón, o null"),
    place: optionalText("Localidad o provincia del envío, o null"),
  },
  async run({ query, items, payment_method, coupon, place }, context) {
    const lines = await readCart({ items, query }, context);
    if (lines.length === 0)
      return { kind: "result", value: { items: [], hint: "Falta decir qué productos: preguntalo." } };
    const priced = lines.filter((line) => line.kind === "priced");
    const shown = lines.map((line) =>
      line.kind === "priced" ? viewPriced(line, context) : viewUncounted(line, context),
    );
    const [first] = priced;
    if (first === undefined) return { kind: "result", value: { items: shown } };
    const quoted = totalOf(priced, { currency: first.product.currency, context });
    const withCoupon = coupon === null ? null : await quoteCoupon(coupon, { quoted, context });
    const reduced: Paid[] = [
      ...reducedPayments(payment_method, { quoted, context }),
      ...(withCoupon?.paid === undefined ? [] : [withCoupon.paid]),
    ];
    return {
      kind: "result",
      value: {
        items: shown,
        total: quoted.money(quoted.totalCents),
        ...(lines.length > priced.length
          ? { hint: "El total no incluye lo que no se pudo contar: decilo." }
          : {}),
        ...quotePayments(payment_method, { quoted, context }),
        ...quoteInstalments({ quoted, context }),
        ...quoteFreeShipping({ place, quoted, context, reduced }),
        ...(withCoupon === null ? {} : { coupon: withCoupon.view }),
      },
    };
  },
});

type Priced = Extract<CartLine, { kind: "priced" }>;

function totalOf(lines: Priced[], { currency, context }: { currency: string; context: ToolContext }): Quoted {
  const money = (cents: number): string => formatMoney(cents, { currency, country: context.country });
  const sum = (some: Priced[]): number =>
    some.reduce((total, { unitCents, quantity }) => total + unitCents * quantity, 0);
  const totalCents = sum(lines);
  const [first] = lines;
  const subject = lines.length === 1 && first !== undefined ? first.product.id : null;
  context.addFact({ kind: "amount", text: money(totalCents), value: totalCents, subject });
  return {
    lines,
    totalCents,
    regularCents: sum(lines.filter(({ promotional }) => !promotional)),
    subject,
    money,
  };
}

/** A line as the model reads it; what it states are facts. */
function viewPriced(line: Priced, context: ToolContext): Record<string, unknown> {
  const { product, variant, quantity, unitCents, promotional, chosen } = line;
  const money = (cents: number): string =>
    formatMoney(cents, { currency: product.currency, country: context.country });
  const subject = product.id;
  const only = chosen && product.variants.length > 1 ? { variants: [variant.id] } : {};
  context.addFact({ kind: "product", text: product.name, value: product.id, subject });
  if (promotional)
    context.addFact({
      kind: "promotional_price",
      text: money(unitCents),
      value: unitCents,
      subject,
      ...only,
    });
  if (variant.priceCents !== null)
    context.addFact({
      kind: "price",
      text: money(variant.priceCents),
      value: variant.priceCents,
      subject,
      ...only,
    });
  const options = variant.values.join(" ");
  if (chosen && options !== "")
    context.addFact({ kind: "variant", text: options, value: variant.id, subject });
  const subtotal = unitCents * quantity;
  if (quantity > 1) context.addFact({ kind: "amount", text: money(subtotal), value: subtotal, subject });
  return {
    product: product.name,
    ...(chosen && options !== "" ? { variant: variant.values.join(" / ") } : {}),
    quantity,
    ...(promotional ? { promotional_price: money(unitCents) } : {}),
    ...(variant.priceCents === null ? {} : { price: money(variant.priceCents) }),
    ...(quantity > 1 ? { subtotal: money(subtotal) } : {}),
  };
}
