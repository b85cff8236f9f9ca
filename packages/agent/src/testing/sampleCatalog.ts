import type {
  StoreCategory,
  StoreCoupon,
  StoreOrder,
  StorePage,
  StoreProduct,
  StoreVariant,
} from "../ports.ts";

type Offer = Partial<StoreVariant> & Pick<StoreVariant, "id" | "values">;

function variant(offer: Offer): StoreVariant {
  return {
    sku: null,
    priceCents: 8_990_000,
    promotionalPriceCents: null,
    available: true,
    stock: 10,
    ...offer,
  };
}

function product(base: Partial<StoreProduct> & Pick<StoreProduct, "id" | "name" | "variants">): StoreProduct {
  const handle = base.name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-");
  return {
    description: null,
    brand: null,
    url: `https://danzarina.example/productos/${handle}/`,
    imageUrl: `https://cdn.danzarina.example/${base.id}.webp`,
    attributes: ["Color", "Talle"],
    categories: [],
    tags: [],
    freeShipping: false,
    currency: "ARS",
    ...base,
  };
}

/** A dance-wear shop: promotions, sold-out variants and products, a price on request, prices that differ by variant. */
export const SAMPLE_PRODUCTS: StoreProduct[] = [
  product({
    id: "101",
    name: "Zapatillas de punta Clara",
    description: "<p>Punta de media dureza, suela de cuero.</p>",
    brand: "Clara",
    categories: ["Zapatillas de danza"],
    freeShipping: true,
    variants: [
      variant({ id: "1011", values: ["Rosa", "36"], promotionalPriceCents: 7_490_050, stock: 2 }),
      variant({ id: "1012", values: ["Rosa", "37"], promotionalPriceCents: 7_490_050 }),
      variant({
        id: "1013",
        values: ["Negro", "36"],
        promotionalPriceCents: 7_490_050,
        available: false,
        stock: 0,
      }),
      variant({ id: "1014", values: ["Negro", "38"], promotionalPriceCents: 7_490_050 }),
    ],
  }),
  product({
    id: "102",
    name: "Medias de red",
    categories: ["Medias"],
    variants: [
      variant({ id: "1021", values: ["Negro", "M"], priceCents: 1_200_000 }),
      variant({ id: "1022", values: ["Natural", "L"], priceCents: 1_350_000 }),
    ],
  }),
  product({
    id: "103",
    name: "Medias convertibles",
    categories: ["Medias"],
    variants: [variant({ id: "1031", values: ["Rosa", "Único"], priceCents: 990_000 })],
  }),
  product({
    id: "104",
    name: "Tutú de ensayo",
    categories: ["Ropa"],
    variants: [variant({ id: "1041", values: ["Blanco", "S"], available: false, stock: 0 })],
  }),
  product({
    id: "105",
    name: "Vestuario a medida",
    attributes: [],
    categories: ["Ropa"],
    variants: [variant({ id: "1051", values: [], priceCents: null, stock: null })],
  }),
  product({
    id: "106",
    name: "Malla manga larga",
    categories: ["Ropa"],
    variants: [variant({ id: "1061", values: ["Negro", "M"], priceCents: 4_500_000 })],
  }),
];

export const SAMPLE_CATEGORIES: StoreCategory[] = [
  { id: "1", name: "Zapatillas de danza", parentId: null },
  { id: "2", name: "Medias", parentId: null },
  { id: "3", name: "Ropa", parentId: null },
  { id: "4", name: "Ropa de ensayo", parentId: "3" },
];

export const SAMPLE_COUPONS: StoreCoupon[] = [
  {
    code: "DANZA15",
    type: "percentage",
    value: 15,
    minPriceCents: 5_000_000,
    startsOn: null,
    endsOn: "2026-12-31",
    firstPurchaseOnly: true,
    combines: false,
    usesLeft: 3,
    limitedTo: [],
  },
  {
    code: "ENVIOGRATIS",
    type: "shipping",
    value: null,
    minPriceCents: null,
    startsOn: null,
    endsOn: null,
    firstPurchaseOnly: false,
    combines: true,
    usesLeft: null,
    limitedTo: ["Medias"],
  },
];

export const SAMPLE_PAGES: StorePage[] = [
  {
    id: "9001",
    title: "Cómo elegir tu talle",
    body: "Las puntas se piden un número menos que el calzado de calle.",
    url: "https://danzarina.example/como-elegir-tu-talle/",
  },
];

/** The customer's own order, and one of somebody else. */
export const SAMPLE_ORDERS: { order: StoreOrder; ofThisPhone: boolean; email: string }[] = [
  {
    ofThisPhone: true,
    email: "ana@example.com",
    order: {
      number: "1052",
      createdAt: "2026-11-18T01:30:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 8_690_050,
      currency: "ARS",
      lines: [{ name: "Zapatillas de punta Clara", quantity: 1, priceCents: 7_490_050 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correo Argentino",
          trackingCode: "CA123456789AR",
          trackingUrl: "https://correo.example/seguimiento/CA123456789AR",
          pickup: null,
          expectedBy: "2026-11-25",
        },
      ],
    },
  },
  {
    ofThisPhone: false,
    email: "otra@example.com",
    order: {
      number: "1053",
      createdAt: "2026-11-18T12:00:00.000Z",
      status: "closed",
      paymentStatus: "paid",
      totalCents: 7_654_300,
      currency: "ARS",
      lines: [{ name: "Regalo para Berta", quantity: 1, priceCents: 7_654_300 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correo Argentino",
          trackingCode: "CA987654321AR",
          trackingUrl: "https://correo.example/seguimiento/CA987654321AR",
          pickup: null,
          expectedBy: null,
        },
      ],
    },
  },
];
