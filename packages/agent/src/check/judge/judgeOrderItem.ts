import type { KnownOrder } from "../know/knownOrders.ts";
import type { PieceOf } from "../read/piece.ts";
import { isGeneric } from "../text/genericNouns.ts";
import { rootsOf } from "../text/words.ts";
import type { Judging } from "./context.ts";
import { ordersAt } from "./judgeOrders.ts";
import { backed, wrong, type Judgement } from "./judgement.ts";

/** What an order is of, as its lines say. Null where no tool told them. */
export function judgeOrderItem(piece: PieceOf<"order_item">, judging: Judging): Judgement | null {
  const orders = ordersAt(piece, judging).filter(({ items }) => items.length > 0);
  const said = [...rootsOf(piece.words)];
  const [head] = said;
  if (orders.length === 0 || head === undefined) return null;
  const fitting = orders
    .flatMap(({ items }) => items)
    .filter(({ count, roots }) => {
      if (piece.count !== null && piece.count !== count) return false;
      return roots.has(head) && said.every((root) => roots.has(root) || !isOfGoods(root, judging));
    });
  if (fitting.length > 0) return backed(fitting.map(({ factId }) => factId));
  if (isCountOfAll(piece, orders)) return backed(orders.map(({ factId }) => factId));
  const items = orders.flatMap((order) => order.items.map(({ count, name }) => `${count} × ${name}`));
  return wrong(`El pedido ${orders.map(({ number }) => number).join(", ")} trae ${items.join(", ")}.`);
}

/** A word of some product's name; others tell its size, its colour or the like. */
function isOfGoods(root: string, { know }: Judging): boolean {
  return [...know.products.values()].some(({ named }) => named.words.some((word) => word.root === root));
}

/** "3 productos" */
function isCountOfAll({ words, count }: PieceOf<"order_item">, orders: readonly KnownOrder[]): boolean {
  if (
    !words.split(" ").every(isGeneric) &&
    !/^(?:product|articul|item|cosa|unidad|prenda|peca|produto|artigo)/.test(words)
  )
    return false;
  return orders.some(
    ({ items }) =>
      count === null || count === items.length || count === items.reduce((sum, each) => sum + each.count, 0),
  );
}
