import { defineTool, optionalText } from "./defineTool.ts";
import { MAX_PRODUCTS, viewOffer } from "./productList.ts";

export const browseGeneralStorefront = defineTool({
  name: "browse_general_storefront",
  description:
    "Muestra productos destacados de la tienda y sus categorías, para cuando el cliente pregunta qué venden sin nada concreto.",
  shape: { query: optionalText("Lo que dijo el cliente, o null") },
  async run(_args, context) {
    const { store, signal } = context;
    const [products, categories] = await Promise.all([
      store.browseStorefront({ limit: MAX_PRODUCTS * 2, signal }),
      store.listCategories({ signal }),
    ]);
    for (const { id, name } of categories)
      context.addFact({ kind: "category", text: name, value: id, subject: id });
    return {
      kind: "result",
      value: {
        products: viewOffer(products, context),
        categories: categories.slice(0, 40).map((category) => category.name),
      },
    };
  },
});
