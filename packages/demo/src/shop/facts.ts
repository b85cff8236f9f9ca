import { record, records, money, pesos, text } from "./read.ts";
import { cheapest, type Shop, type ShopProduct, variantsText } from "./shop.ts";
import type { ProviderRecord } from "../world.ts";

/** A fact as the agent keeps it in a turn's trace, before its tool call is known. */
export interface NewFact {
  kind: string;
  text: string;
  value: string | number | boolean | null;
  subject: string;
}

export interface View {
  value: Record<string, unknown>;
  facts: NewFact[];
}

/** A product as the product's own tools show it to the model, with what a reply may state of it. */
export function viewProduct(product: ShopProduct): View {
  const inStock = product.variants.filter((each) => each.available);
  const subject = product.id;
  const named: NewFact = { kind: "product", text: product.name, value: product.id, subject };
  if (inStock.length === 0) {
    const facts = [named, { kind: "stock", text: "agotado", value: false, subject }];
    return { value: { id: product.id, name: product.name, available: false }, facts };
  }
  const best = cheapest(product);
  const promo = best?.promo ?? null;
  const prices = new Map<number, "price" | "promotional_price">();
  for (const { price, promo: reduced } of inStock) {
    if (reduced !== null) prices.set(reduced, "promotional_price");
    if (price !== null && !prices.has(price)) prices.set(price, "price");
  }
  const options = variantsText(inStock);
  return {
    value: {
      id: product.id,
      name: product.name,
      available: true,
      ...(promo === null ? {} : { promotional_price: money(promo) }),
      price: best?.price == null ? "precio a consultar" : money(best.price),
      ...(options === "" ? {} : { options: product.attributes.join(", "), in_stock: options }),
      url: product.url,
      ...(product.image === null ? {} : { image: product.image }),
      ...(product.freeShipping ? { free_shipping: true } : {}),
    },
    facts: [
      named,
      ...[...prices].map(([amount, kind]) => ({ kind, text: money(amount), value: amount * 100, subject })),
      ...inStock
        .slice(0, 40)
        .filter(({ values }) => values.length > 0)
        .map(({ id, values }) => ({ kind: "variant", text: values.join(" "), value: id, subject })),
      { kind: "stock", text: "disponible", value: true, subject },
      { kind: "link", text: product.url, value: product.url, subject },
      ...(product.image === null
        ? []
        : [{ kind: "image", text: product.image, value: product.image, subject }]),
    ],
  };
}

const PAYMENT: Record<string, string> = {
  pending: "pago pendiente",
  paid: "pagado",
  refunded: "reintegrado",
  voided: "pago anulado",
};
const STATUS: Record<string, string> = { open: "abierto", closed: "cerrado", cancelled: "cancelado" };
const SHIPMENT: Record<string, string> = {
  UNPACKED: "en preparación",
  PACKED: "empaquetado",
  DISPATCHED: "enviado",
  READY_FOR_PICKUP: "listo para retirar",
  DELIVERED: "entregado",
};

/** An order as the tool `orders` shows it. */
export function viewOrder(order: ProviderRecord): View {
  const number = text(order["number"]);
  const subject = number;
  const status = STATUS[text(order["status"])] ?? "abierto";
  const payment = PAYMENT[text(order["payment_status"])] ?? "pago sin estado";
  const total = pesos(order["total"]) ?? 0;
  const shipments = records(order["fulfillments"]).map((each) => {
    const tracking = record(each["tracking_info"]);
    return {
      status: SHIPMENT[text(each["status"])] ?? "sin estado de envío",
      code: text(tracking["code"]),
      url: text(tracking["url"]),
    };
  });
  return {
    value: {
      number: `#${number}`,
      date: text(order["created_at"]).slice(0, 10),
      status,
      payment,
      total: money(total),
      items: records(order["products"]).map(
        (line) => `${text(line["quantity"])} × ${text(line["name"])} (${money(pesos(line["price"]) ?? 0)})`,
      ),
      shipments: shipments.map((each) => ({
        status: each.status,
        ...(each.code === ""
          ? {}
          : { carrier: "Andreani", tracking_code: each.code, tracking_url: each.url }),
      })),
    },
    facts: [
      { kind: "order", text: `#${number}`, value: number, subject },
      { kind: "order_state", text: status, value: text(order["status"]), subject },
      { kind: "order_state", text: payment, value: text(order["payment_status"]), subject },
      { kind: "price", text: money(total), value: total * 100, subject },
      ...shipments.flatMap((each): NewFact[] => [
        { kind: "order_state", text: each.status, value: each.status, subject },
        ...(each.code === ""
          ? []
          : [
              { kind: "tracking", text: each.code, value: each.code, subject },
              { kind: "link", text: each.url, value: each.url, subject },
            ]),
      ]),
    ],
  };
}

/** The coupons that can be used today, as the tool `cupones_list` shows them. */
export function viewCoupons(shop: Shop, today: string): View {
  const usable = shop.coupons.filter((coupon) => {
    const [end, max, used] = [text(coupon["end_date"]), coupon["max_uses"], Number(coupon["used"])];
    return coupon["valid"] === true && (end === "" || end >= today) && (max === null || used < Number(max));
  });
  const views = usable.map((coupon) => {
    const [code, type, value, minimum] = [
      text(coupon["code"]),
      text(coupon["type"]),
      pesos(coupon["value"]),
      pesos(coupon["min_price"]),
    ];
    const discount =
      type === "shipping" ? "envío gratis" : type === "percentage" ? `${value}%` : money(value ?? 0);
    return {
      value: {
        code,
        discount,
        ...(minimum === null ? {} : { minimum_purchase: money(minimum) }),
        ...(coupon["first_consumer_purchase"] === true ? { first_purchase_only: true } : {}),
      },
      facts: [
        { kind: "coupon", text: code, value: code, subject: code },
        { kind: "coupon", text: discount, value, subject: code },
        ...(minimum === null
          ? []
          : [{ kind: "coupon", text: money(minimum), value: minimum * 100, subject: code }]),
      ],
    };
  });
  return { value: { coupons: views.map((view) => view.value) }, facts: views.flatMap((view) => view.facts) };
}
