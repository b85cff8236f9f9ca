import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://yuyoalmacen.com/productos";

/** Food in Rosario: weights, delivery on the same day under a condition, a coupon of a fixed amount. */
export const yuyo: CaseStore = {
  store: {
    name: "Yuyo Almacén",
    description: "Almacén natural.",
    website: "https://yuyoalmacen.com",
    location: "Pellegrini 640, Rosario",
    catalogKnowledge: `Abrimos todos los días de 8 a 21, domingos de 9 a 13.
Los pedidos de Rosario los lleva nuestra propia moto; al resto del país, por Correo Argentino.
La granola y los frutos secos se fraccionan en el local y pueden contener trazas de gluten.
La miel viene de apicultores de San Javier.
Los viernes, 15% off en frutos secos.
No vendemos productos refrigerados.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 5, combines: true, details: null }),
        always({ method: "MODO", discountPercent: null, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 2, interestFree: true, minCents: 3_000_000, method: null })],
      shipping: [
        always({ zone: "Rosario", costCents: 180_000, time: "en el día comprando antes de las 11" }),
        always({ zone: "Gran Rosario", costCents: 260_000, time: "24 hs" }),
        always({ zone: "Resto del país", costCents: 720_000, time: "3 a 5 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 3_500_000, zone: "Rosario" })],
      pickup: [
        always({ address: "Pellegrini 640, Rosario", hours: "todos los días de 9 a 20", details: null }),
      ],
      exchanges: [always({ days: 3, conditions: "con el envase cerrado" })],
      paymentDetails: "Alias YUYO.MIEL.SOL · Yuyo SAS",
    },
    articles: [],
  },
  products: [
    productOf({
      id: "801",
      name: "Yerba orgánica Picada Vieja",
      url: `${SHOP}/yerba-organica/`,
      priceCents: 560_000,
      attributes: ["Peso"],
      variants: [["500 g"], ["1 kg", { priceCents: 1_020_000 }]],
    }),
    productOf({
      id: "802",
      name: "Granola crocante 400 g",
      url: `${SHOP}/granola-crocante/`,
      priceCents: 690_000,
      promotionalPriceCents: 552_000,
      attributes: [],
      variants: [[""]],
    }),
    productOf({
      id: "803",
      name: "Miel de monte 500 g",
      url: `${SHOP}/miel-de-monte/`,
      priceCents: 830_000,
      attributes: [],
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "804",
      name: "Mix de frutos secos 1 kg",
      url: `${SHOP}/mix-de-frutos-secos/`,
      priceCents: 1_850_000,
      attributes: [],
      description: "Almendras, nueces, castañas y pasas de uva.",
      variants: [[""]],
    }),
    productOf({
      id: "805",
      name: "Alfajores de maicena x 6",
      url: `${SHOP}/alfajores-de-maicena/`,
      priceCents: 740_000,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "806",
      name: "Aceite de oliva 500 ml",
      url: `${SHOP}/aceite-de-oliva/`,
      priceCents: 1_490_000,
      attributes: [],
      description: "Extra virgen, primera prensada en frío. Acidez máxima 0,5%.",
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "YUYO2000",
      type: "absolute",
      value: 200_000,
      minPriceCents: 2_000_000,
      endsOn: "2026-11-29",
    }),
  ],
  orders: [
    {
      number: "1204",
      createdAt: "2026-11-22T13:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 1_850_000,
      currency: "ARS",
      lines: [
        { name: "Miel de monte 500 g", quantity: 1, priceCents: 830_000 },
        { name: "Yerba orgánica Picada Vieja", quantity: 1, priceCents: 1_020_000 },
      ],
      shipments: [
        {
          status: "packed",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: null,
        },
      ],
    },
  ],
};
