import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.elparralvinos.com.ar/productos";

/** Wine, Mendoza. */
export const parral: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "El Parral",
    description: "Vinos de pequeños productores de Mendoza.",
    website: "https://www.elparralvinos.com.ar",
    location: "San Martín 1460, Luján de Cuyo, Mendoza",
    catalogKnowledge: `La vinoteca abre de lunes a sábado de 11 a 14 y de 17 a 21.
Vendemos solo a mayores de 18 años.
Las cajas son de 6 botellas y se pueden armar surtidas.
Llevando una caja de 6 hay 10% de descuento.
Hacemos degustaciones los jueves a las 20: cuestan $ 18.000 por persona, con reserva por la web.
Si una botella llega rota la reponemos.
Los vinos se despachan los martes y viernes.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 5, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 7_000_000, method: null })],
      shipping: [
        always({ zone: "Gran Mendoza", costCents: 300_000, time: "48 hs" }),
        always({ zone: "San Juan y San Luis", costCents: 590_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 890_000, time: "5 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 8_500_000, zone: null })],
      pickup: [
        always({
          address: "San Martín 1460, Luján de Cuyo",
          hours: "lunes a sábado de 11 a 14 y de 17 a 21",
          details: null,
        }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "1301",
      name: "Malbec Acequia",
      url: `${SHOP}/malbec-acequia/`,
      priceCents: 1_150_000,
      attributes: ["Cosecha"],
      description:
        "Malbec de Agrelo con 10 meses en barrica de roble francés. Notas de ciruela y vainilla. 750 ml. 14% de alcohol.",
      variants: [["2022"], ["2023", { priceCents: 990_000 }]],
    }),
    productOf({
      id: "1302",
      name: "Torrontés Zonda",
      url: `${SHOP}/torrontes-zonda/`,
      priceCents: 780_000,
      attributes: [],
      description: "Blanco joven y aromático, sin madera. Servir a 8 grados. 750 ml.",
      variants: [["", { stock: 24 }]],
    }),
    productOf({
      id: "1303",
      name: "Bonarda Chacra Vieja",
      url: `${SHOP}/bonarda/`,
      priceCents: 860_000,
      promotionalPriceCents: 690_000,
      attributes: [],
      description:
        "De viñas de 60 años en Rivadavia. Frutado, de taninos suaves. Viñedo orgánico certificado. 750 ml.",
      variants: [["", { stock: 11 }]],
    }),
    productOf({
      id: "1304",
      name: "Espumante Nevada Extra Brut",
      url: `${SHOP}/espumante-nevada/`,
      priceCents: 1_320_000,
      attributes: [],
      description: "Chardonnay y Pinot Noir, método tradicional, 18 meses sobre lías. 750 ml.",
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "1305",
      name: "Caja Regalo Dos Copas",
      url: `${SHOP}/caja-regalo/`,
      priceCents: 4_900_000,
      attributes: [],
      description:
        "Un Malbec Acequia 2022, dos copas de cristal y un sacacorchos, en caja de madera con viruta.",
      variants: [["", { stock: 3 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BRINDIS",
      type: "percentage",
      value: 12,
      minPriceCents: 5_000_000,
      endsOn: "2026-12-31",
    }),
  ],
  orders: [],
};
