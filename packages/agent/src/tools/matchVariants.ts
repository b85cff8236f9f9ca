import type { StoreProduct, StoreVariant } from "../ports.ts";
import { foldText } from "../text/foldText.ts";

export interface MatchedVariants {
  /** Those that have every known option named; none where none is named. */
  variants: StoreVariant[];
  /** Words that name no option of this product: "verde" where there is none. */
  unknown: string[];
}

/** Options are whole words, so "3" doesn't mean "38"; their gender doesn't count ("negra" means "Negro"). */
export function matchVariants(product: StoreProduct, wanted: string): MatchedVariants {
  const optionsOf = (variant: StoreVariant): string[] => wordsOf(variant.values.join(" "));
  const known = new Set(product.variants.flatMap(optionsOf));
  const words = wordsOf(wanted);
  const named = words.filter((word) => known.has(word));
  const unknown = words.filter((word) => !known.has(word) && !FILLERS.has(word));
  if (named.length === 0) return { variants: [], unknown };
  const variants = product.variants.filter((variant) => {
    const options = optionsOf(variant);
    return named.every((word) => options.includes(word));
  });
  return { variants, unknown };
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .map((word) => (word.length >= 4 ? word.replace(/[ao]s?$/, "") : word));
}

const FILLERS = new Set(
  wordsOf(
    "talle talles talla tallas numero nro num color colores tamaño tamanho tam size de del en el la los las con y e o cor unidad unidades opcion modelo un una par pares",
  ),
);
