import type { StorePort } from "@platform/agent";
import { toStoreError } from "@platform/integrations/tiendanube";
import { createMirror, type MirrorOptions } from "./createMirror.ts";
import { assertLetsUsLook, type MirrorState } from "./mirrorState.ts";

/**
 * The agent's view of one store for one customer: from the store's mirror, searched here in milliseconds with prices
 * and stocks that are minutes old, or from the store itself until its mirror is whole.
 */
export function createMirroredStorePort(
  options: Omit<MirrorOptions, "state"> & { state: MirrorState | null; live: StorePort },
): StorePort {
  const { state, live } = options;
  if (state === null || !state.whole) return live;
  const mirror = createMirror({ ...options, state });

  const run = async <T>(work: (store: StorePort) => Promise<T>): Promise<T> => {
    try {
      assertLetsUsLook(state);
      return await work(mirror);
    } catch (error) {
      throw toStoreError(error);
    }
  };

  return {
    searchProducts: (query, asked) => run((store) => store.searchProducts(query, asked)),
    listCategories: (asked) => run((store) => store.listCategories(asked)),
    listByCategory: (categoryId, asked) => run((store) => store.listByCategory(categoryId, asked)),
    browseStorefront: (asked) => run((store) => store.browseStorefront(asked)),
    getProduct: (id, asked) => run((store) => store.getProduct(id, asked)),
    listCoupons: (asked) => run((store) => store.listCoupons(asked)),
    listPages: (asked) => run((store) => store.listPages(asked)),
    findOrders: (query, asked) => run((store) => store.findOrders(query, asked)),
  };
}
