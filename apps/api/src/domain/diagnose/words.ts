import type { Language } from "@platform/contract";
import { rest as enRest } from "./words/en/rest.ts";
import { shop as enShop } from "./words/en/shop.ts";
import { way as enWay } from "./words/en/way.ts";
import { rest as esRest } from "./words/es/rest.ts";
import { shop as esShop } from "./words/es/shop.ts";
import { way as esWay } from "./words/es/way.ts";
import { rest as ptRest } from "./words/pt/rest.ts";
import { shop as ptShop } from "./words/pt/shop.ts";
import { way as ptWay } from "./words/pt/way.ts";

/** What the checks of a store say, in the words of who runs the shop. Spanish is the source: the others say the same. */
export interface Words {
  locale: string;
  /** The way of a message. */
  way: typeof esWay;
  /** What the store depends on. */
  shop: typeof esShop;
  rest: typeof esRest;
}

export const checkWords: Readonly<Record<Language, Words>> = {
  es: { locale: "es-AR", way: esWay, shop: esShop, rest: esRest },
  pt: { locale: "pt-BR", way: ptWay, shop: ptShop, rest: ptRest },
  en: { locale: "en-GB", way: enWay, shop: enShop, rest: enRest },
};

const CENTS = { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false };

/** US$ 3,46; a currency that isn't the dollar by its code. */
export function money(amount: number, { currency, locale }: { currency: string; locale: string }): string {
  const figure = new Intl.NumberFormat(locale, CENTS).format(amount);
  if (currency !== "USD") return `${currency} ${figure}`;
  return locale.startsWith("en") ? `US$${figure}` : `US$ ${figure}`;
}
