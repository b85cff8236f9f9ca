import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.pasofirme.mx/productos";

/** Boots in León: Mexican pesos, interest-free months by bank, a first exchange that is free. */
export const firme: CaseStore = {
  store: {
    name: "Paso Firme Calzado",
    description: "Zapatos y botas de piel hechos en León.",
    website: "https://www.pasofirme.mx",
    location: "Blvd. López Mateos 1102, León, Guanajuato",
    catalogKnowledge: `Horario de tienda: lunes a viernes de 10:00 a 19:00, sábados de 10:00 a 15:00. Domingos no abrimos.
Enviamos por DHL y Estafeta a toda la república.
Los pedidos pagados antes de las 12 h salen el mismo día; los demás, al siguiente día hábil.
La bota Cuerámaro está hecha con piel de res y suela de hule antiderrapante.
Garantía de 3 meses contra defectos de fábrica.
Primer cambio de talla gratis; los siguientes cuestan $ 120.
No hacemos envíos internacionales.`,
    timezone: "America/Mexico_City",
    country: "MX",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia SPEI", discountPercent: 5, combines: true, details: null }),
        always({ method: "PayPal", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "OXXO", discountPercent: null, combines: true, details: "Se acredita en 24 h" }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 80000, method: null }),
        always({ count: 6, interestFree: true, minCents: 200000, method: "Banorte y HSBC" }),
      ],
      shipping: [
        always({ zone: "León", costCents: 7000, time: "1 día hábil" }),
        always({ zone: "Resto del país", costCents: 14900, time: "3 a 5 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 129900, zone: null })],
      pickup: [
        always({
          address: "Blvd. López Mateos 1102, León",
          hours: "lunes a viernes de 10 a 19 h",
          details: "Sin costo",
        }),
      ],
      exchanges: [always({ days: 20, conditions: "sin uso y en su caja original" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "2701",
      name: "Bota vaquera Cuerámaro",
      url: `${SHOP}/bota-cueramaro/`,
      currency: "MXN",
      priceCents: 189900,
      attributes: ["Color", "Talla"],
      description: "Piel de res, forro textil y suela de hule antiderrapante. Tacón de 4 cm.",
      variants: [
        ["Miel/25"],
        ["Miel/26"],
        ["Miel/27", SOLD_OUT],
        ["Negro/25", SOLD_OUT],
        ["Negro/26", { stock: 2 }],
        ["Negro/28"],
      ],
    }),
    productOf({
      id: "2702",
      name: "Tenis urbanos Bajío",
      url: `${SHOP}/tenis-bajio/`,
      currency: "MXN",
      priceCents: 99900,
      promotionalPriceCents: 79900,
      attributes: ["Color", "Talla"],
      description: "Malla transpirable y plantilla de memoria.",
      variants: [["Blanco/23"], ["Blanco/24"], ["Blanco/25"], ["Gris/24"], ["Gris/26", SOLD_OUT]],
    }),
    productOf({
      id: "2703",
      name: "Huarache artesanal Tzintzun",
      url: `${SHOP}/huarache-tzintzun/`,
      currency: "MXN",
      priceCents: 64900,
      attributes: ["Talla"],
      description: "Tejido a mano en piel de res, suela de llanta reciclada.",
      variants: [["24"], ["25"], ["26", { stock: 1 }], ["27"]],
    }),
    productOf({
      id: "2704",
      name: "Zapato escolar Pípila",
      url: `${SHOP}/zapato-pipila/`,
      currency: "MXN",
      priceCents: 54900,
      attributes: ["Talla"],
      description: "Piel lisa, color negro, con velcro.",
      variants: [["18"], ["19"], ["20"], ["21", { priceCents: 59900 }], ["22", { priceCents: 59900 }]],
    }),
    productOf({
      id: "2705",
      name: "Cinturón Charro",
      url: `${SHOP}/cinturon-charro/`,
      currency: "MXN",
      priceCents: 45000,
      attributes: ["Talla"],
      description: "Piel bordada, hebilla de metal, 4 cm de ancho.",
      variants: [
        ["32", SOLD_OUT],
        ["34", SOLD_OUT],
      ],
    }),
  ],
  coupons: [couponOf({ value: 15000, minPriceCents: 150000, code: "PASO150", type: "absolute" })],
  orders: [
    {
      number: "8830",
      createdAt: "2026-11-20T18:00:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 94800,
      currency: "MXN",
      lines: [{ name: "Tenis urbanos Bajío", quantity: 1, priceCents: 79900 }],
      shipments: [],
    },
  ],
};
