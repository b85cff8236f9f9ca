import type { StoreProduct, StoreVariant } from "../../ports.ts";
import { localeOf } from "../../text/locale.ts";
import { formatMoney } from "../../text/money.ts";
import type { CaseStore } from "./caseStore.ts";

/**
 * A reply as a seller writes it, made of a shop's facts: each part in braces is the truth, and behind each bar a lie that
 * changes nothing else: "La malla sale {$ 45.000|$ 48.000}".
 */
export interface Telling {
  customer: string;
  reply: string;
}

interface Teller {
  shop: CaseStore;
  isPortuguese: boolean;
  money: (cents: number) => string;
}

const SLOT = /\{([^{}]*)\}/g;

/** The true reply, and every one with a single lie. */
export function spread(reply: string): { truth: string; lies: string[] } {
  const slots = [...reply.matchAll(SLOT)].map(([, values = ""]) => values.split("|"));
  const filled = (place: number, value: number): string => {
    let at = -1;
    return reply.replace(SLOT, () => {
      at += 1;
      return slots[at]?.[at === place ? value : 0] ?? "";
    });
  };
  return {
    truth: filled(-1, 0),
    lies: slots.flatMap((values, place) => values.slice(1).map((_, value) => filled(place, value + 1))),
  };
}

/** What a seller may say of each product of a shop, and of how it sells. */
export function tellingsOf(shop: CaseStore): Telling[] {
  const { country } = shop.store;
  const { language, currency } = localeOf(country);
  const teller: Teller = {
    shop,
    isPortuguese: language === "pt",
    money: (cents) => formatMoney(cents, { currency, country }),
  };
  const there = shop.products.filter((product) => pricesOf(product).length > 0);
  return [
    ...there.flatMap((product) => [
      ...ofPrice(product, teller),
      ...ofOptions(product, teller),
      ...ofStock(product, teller),
    ]),
    ...there.flatMap((product, at) => ofTwo([product, there[at + 1]], teller)),
    ...ofShop(teller),
  ];
}

const inStock = ({ variants }: StoreProduct): StoreVariant[] => variants.filter(({ available }) => available);
const soldOut = ({ variants }: StoreProduct): StoreVariant[] =>
  variants.filter(({ available }) => !available);
const paid = ({ priceCents, promotionalPriceCents }: StoreVariant): number =>
  promotionalPriceCents ?? priceCents ?? 0;

/** What its variants in stock cost, the least first. */
function pricesOf(product: StoreProduct): number[] {
  return [...new Set(inStock(product).map(paid))].filter((cents) => cents > 0).sort((a, b) => a - b);
}

/** With one digit changed, and in place of others that the shop has. */
function amount(cents: number, { money }: Teller, others: readonly number[] = []): string {
  const digits = String(Math.trunc(cents / 100));
  const at = Math.max(0, digits.length - (digits.length > 3 ? 4 : 2));
  const changed = `${digits.slice(0, at)}${(Number(digits[at]) + 3) % 10}${digits.slice(at + 1)}`;
  const lies = [Number(changed) * 100 + (cents % 100), ...others];
  return `{${[cents, ...lies.filter((each) => each !== cents && each > 0)].map(money).join("|")}}`;
}

function ofPrice(product: StoreProduct, teller: Teller): Telling[] {
  const { isPortuguese, money } = teller;
  const { name, url } = product;
  const prices = pricesOf(product);
  const [least = 0] = prices;
  const customer = isPortuguese ? `oi, tem ${name}?` : `hola, tienen ${name}?`;
  const told = (es: string, pt: string): Telling => ({ customer, reply: isPortuguese ? pt : es });
  if (prices.length > 1) {
    const listed = inStock(product).map((variant) => {
      const others = prices.filter((cents) => cents !== paid(variant));
      return `• ${variant.values.join(" ")}: ${amount(paid(variant), teller, others.slice(0, 1))}`;
    });
    return [
      told(
        `${name} va desde ${amount(least, teller, prices.slice(1))}.`,
        `${name} a partir de ${amount(least, teller)}.`,
      ),
      { customer, reply: `${name}:\n${listed.join("\n")}` },
    ];
  }
  const each = amount(least, teller);
  const regular = inStock(product)[0]?.priceCents ?? 0;
  return [
    told(`¡Hola! ${name} sale ${each} 😊`, `Oi! ${name} custa ${each} 😊`),
    { customer, reply: `*${name}*\n💰 ${each}\n🔗 {${url}|${url.replace(/\/$/, "-2/")}}` },
    told(
      `2 × ${name}: ${amount(2 * least, teller, [3 * least])}`,
      `2 × ${name}: ${amount(2 * least, teller)}`,
    ),
    told(
      `Sí, tenemos ${name}. Está a ${each} y tres te salen ${amount(3 * least, teller)}.`,
      `Sim, temos ${name}. Está por ${each} e três saem por ${amount(3 * least, teller)}.`,
    ),
    {
      customer: `hi, do you have ${name}?`,
      reply: `We have ${name}. It's ${each}, and three of them are ${amount(3 * least, teller)}.`,
    },
    ...(regular > least
      ? [
          told(
            `${name} está en oferta: antes ${amount(regular, teller)}, ahora {${money(least)}|${money(regular)}}.`,
            `${name} em promoção: de ${amount(regular, teller)} por ${each}.`,
          ),
        ]
      : []),
  ];
}

function ofOptions(product: StoreProduct, { isPortuguese }: Teller): Telling[] {
  const { name, description } = product;
  const customer = isPortuguese ? `me fala de ${name}` : `contame de ${name}`;
  const groups = new Map<string, string[]>();
  for (const { values } of inStock(product)) {
    const [first, second] = values;
    if (first !== undefined && second !== undefined)
      groups.set(first, [...(groups.get(first) ?? []), second]);
  }
  const listed = [...groups].map(([first, seconds]): Telling => {
    const gone = soldOut(product).find(({ values }) => values[0] === first)?.values[1];
    const lie = gone === undefined ? "" : `|${[...seconds, gone].join(", ")}`;
    const label = isPortuguese ? "Em estoque" : "En stock";
    return { customer, reply: `${name}\n${label}: ${first} {${seconds.join(", ")}${lie}}` };
  });
  const told = (description ?? "").trim().replace(/\.$/, "");
  return [
    ...listed,
    ...(told === "" ? [] : [{ customer, reply: `${name} 👉 ${told}.` }]),
    ...(told === ""
      ? []
      : [
          {
            customer,
            reply: `*${name}*\n${told
              .split(/\. |, /)
              .map((part) => `✅ ${part}`)
              .join("\n")}`,
          },
        ]),
  ];
}

function ofStock(product: StoreProduct, { isPortuguese }: Teller): Telling[] {
  const { name } = product;
  const few = inStock(product).filter(({ stock }) => stock !== null && stock <= 3);
  const gone = soldOut(product).filter(({ values }) => /\p{L}{3}/u.test(values.join(" ")));
  return [
    ...few.slice(0, 2).map(({ values, stock }): Telling => {
      const of = [name, ...values].join(" ");
      const left = Number(stock);
      const many = left > 1;
      return isPortuguese
        ? {
            customer: `tem ${name}?`,
            reply: `De ${of} ${many ? "restam" : "resta"} {${left}|${left + 4}} ${many ? "unidades" : "unidade"}.`,
          }
        : {
            customer: `hay ${name}?`,
            reply: `De ${of} ${many ? "quedan" : "queda"} {${left}|${left + 4}} ${many ? "unidades" : "unidad"}.`,
          };
    }),
    ...gone.slice(0, 2).map(({ values }): Telling => {
      const other = inStock(product)[0]?.values.join(" ") ?? "";
      return isPortuguese
        ? {
            customer: `tem ${name}?`,
            reply: `${name} ${values.join(" ")} {está esgotado|está disponível}, mas temos em ${other}.`,
          }
        : {
            customer: `hay ${name}?`,
            reply: `${name} en ${values.join(" ")} {está agotado|está disponible}, pero lo tenemos en ${other}.`,
          };
    }),
  ];
}

function ofTwo([one, other]: readonly (StoreProduct | undefined)[], teller: Teller): Telling[] {
  if (one === undefined || other === undefined) return [];
  const [own, others] = [pricesOf(one), pricesOf(other)];
  const [a, b] = [own[0] ?? 0, others[0] ?? 0];
  if (own.length !== 1 || others.length !== 1 || a === b) return [];
  const [first, second] = [amount(a, teller, [b]), amount(b, teller, [a])];
  const difference = amount(Math.abs(a - b), teller);
  return [
    {
      customer: "?",
      reply: `${one.name}: ${first}\n${other.name}: ${second}\nTotal: ${amount(a + b, teller)}`,
    },
    teller.isPortuguese
      ? {
          customer: "?",
          reply: `${one.name} sai por ${first} e ${other.name}, ${second}. A diferença é de ${difference}.`,
        }
      : {
          customer: "?",
          reply: `${one.name} sale ${first} y ${other.name}, ${second}. La diferencia es de ${difference}.`,
        },
  ];
}

/** Zones, free delivery and exchanges, as the sheet has them. */
function ofShop(teller: Teller): Telling[] {
  const { isPortuguese, shop } = teller;
  const { sheet } = shop.store;
  const customer = isPortuguese ? "como funciona?" : "¿cómo es?";
  const zones = sheet.shipping.flatMap(({ zone, costCents, time }) =>
    costCents === null || costCents === 0
      ? []
      : [`📦 ${zone}: ${amount(costCents, teller)}${time === null ? "" : ` (${time})`}`],
  );
  const told = (es: string, pt: string): Telling => ({ customer, reply: isPortuguese ? pt : es });
  return [
    { customer, reply: zones.join("\n") },
    ...sheet.freeShipping
      .filter(({ zone }) => zone === null)
      .map(({ fromCents }) => amount(fromCents, teller))
      .map((from) => told(`El envío es gratis desde ${from} 🚚`, `Frete grátis a partir de ${from} 🚚`)),
    ...sheet.exchanges.flatMap(({ days }) =>
      days === null
        ? []
        : [
            told(
              `Podés cambiarlo dentro de los {${days}|${2 * days}} días.`,
              `Você pode trocar em até {${days}|${2 * days}} dias.`,
            ),
          ],
    ),
    ...sheet.payments.flatMap(({ method, discountPercent: percent }) =>
      percent === null
        ? []
        : [
            told(
              `Pagando con ${method} tenés {${percent}|${percent + 7}}% de descuento.`,
              `Pagando com ${method} você tem {${percent}|${percent + 7}}% de desconto.`,
            ),
          ],
    ),
  ];
}
