import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.platadelmonte.mx/productos";

/** Silver jewellery in Taxco: Mexican pesos, carats and plating, sizes of rings, engraving, what is cleaned how, no returns of earrings. */
export const plata: CaseStore = {
  store: {
    name: "Plata del Monte",
    description: "Joyería de plata .925 hecha en Taxco.",
    website: "https://www.platadelmonte.mx",
    location: "Calle Palma 12, Taxco, Guerrero",
    catalogKnowledge: `El taller atiende de martes a domingo de 11 a 19 h.
Grabamos iniciales en anillos y dijes por $150; tarda 2 días más.
Todas las piezas de plata llevan el sello .925.
Los aretes no tienen cambio por higiene.
La reparación de piezas nuestras no tiene costo el primer año.
Cada pieza va en su estuche de cartón.
No compramos ni cambiamos plata usada.`,
    timezone: "America/Mexico_City",
    country: "MX",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia SPEI", discountPercent: 5, combines: false, details: null }),
        always({
          method: "Tarjeta de crédito o débito",
          discountPercent: null,
          combines: true,
          details: null,
        }),
        always({ method: "OXXO", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 6, interestFree: true, minCents: 150_000, method: null })],
      shipping: [
        always({ zone: "Guerrero y Morelos", costCents: 9_900, time: "1 a 3 días hábiles" }),
        always({ zone: "Resto de México", costCents: 14_900, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 180_000, zone: null })],
      pickup: [
        always({ address: "Calle Palma 12, Taxco", hours: "martes a domingo de 11 a 19 h", details: null }),
      ],
      exchanges: [always({ days: 14, conditions: "sin uso y con su estuche" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo limpio la plata?",
        body: "Con un paño seco y suave. Guárdala en su bolsa y quítatela antes de la alberca o de dormir.",
      }),
      always({
        id: "2",
        title: "¿Cómo sé mi talla de anillo?",
        body: "Mide el diámetro interior de un anillo que te quede: 16,5 mm es talla 6; 17,3 mm es talla 7; 18,2 mm es talla 8.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3301",
      name: "Anillo Jacaranda",
      url: `${SHOP}/anillo-jacaranda/`,
      priceCents: 89_000,
      attributes: ["Talla"],
      description: "Plata .925 con amatista natural de 6 mm. Acabado pulido.",
      currency: "MXN",
      variants: [["6"], ["7", { stock: 1 }], ["8", SOLD_OUT], ["9"]],
    }),
    productOf({
      id: "3302",
      name: "Aretes Colibrí",
      url: `${SHOP}/aretes-colibri/`,
      priceCents: 62_000,
      promotionalPriceCents: 49_900,
      attributes: ["Acabado"],
      description: "Plata .925, 3 cm de largo, broche de gancho. El bañado es de oro de 14 k.",
      currency: "MXN",
      variants: [["Plata"], ["Bañado en oro", { priceCents: 78_000, promotionalPriceCents: null, stock: 2 }]],
    }),
    productOf({
      id: "3303",
      name: "Collar Milagro",
      url: `${SHOP}/collar-milagro/`,
      priceCents: 115_000,
      attributes: ["Largo"],
      description: "Cadena de eslabón y dije de corazón, de plata .925. Pesa 9 g.",
      currency: "MXN",
      variants: [["40 cm"], ["45 cm"], ["50 cm", { priceCents: 124_000, stock: 3 }]],
    }),
    productOf({
      id: "3304",
      name: "Pulsera Obsidiana",
      url: `${SHOP}/pulsera-obsidiana/`,
      priceCents: 54_000,
      attributes: ["Medida"],
      description: "Cuentas de obsidiana de 8 mm con elástico. Broche no lleva.",
      currency: "MXN",
      variants: [["Chica"], ["Mediana"], ["Grande", SOLD_OUT]],
    }),
    productOf({
      id: "3305",
      name: "Argollas Luna",
      url: `${SHOP}/argollas-luna/`,
      priceCents: 47_000,
      attributes: ["Diámetro"],
      description: "Plata .925, tubo hueco.",
      currency: "MXN",
      variants: [["20 mm"], ["35 mm", { priceCents: 58_000 }], ["50 mm", { priceCents: 72_000, stock: 2 }]],
    }),
    productOf({
      id: "3306",
      name: "Alhajero Nogal",
      url: `${SHOP}/alhajero-nogal/`,
      priceCents: 135_000,
      attributes: [],
      description: "De madera de nogal con forro de terciopelo. 22 x 15 x 8 cm. Tres compartimentos.",
      currency: "MXN",
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      id: "3307",
      name: "Tobillera Arena",
      url: `${SHOP}/tobillera-arena/`,
      priceCents: 39_000,
      attributes: [],
      currency: "MXN",
      variants: [["", { stock: 9 }]],
    }),
  ],
  coupons: [couponOf({ code: "TAXCO8", type: "percentage", value: 8, endsOn: "2026-12-01" })],
  orders: [
    {
      number: "2051",
      createdAt: "2026-11-19T18:00:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 89_000,
      currency: "MXN",
      lines: [{ name: "Anillo Jacaranda", quantity: 1, priceCents: 89_000 }],
      shipments: [],
    },
  ],
};
