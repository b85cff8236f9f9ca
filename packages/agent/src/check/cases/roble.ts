import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.robleypino.com.ar/productos";

/** Furniture in Tandil: measures, delivery that costs much, a card of one bank, an order that was cancelled. */
export const roble: CaseStore = {
  store: {
    name: "Roble y Pino",
    description: "Muebles de madera maciza.",
    website: "https://www.robleypino.com.ar",
    location: "Ruta 226 km 160, Tandil",
    catalogKnowledge: `Los muebles se entregan armados dentro de Tandil; al resto van en caja con instructivo.
Al interior despachamos por Vía Cargo.
La estructura tiene garantía de 24 meses.
No hacemos muebles a medida ni retapizamos.
El showroom abre de martes a domingo de 10 a 19. Lunes cerrado.
Las maderas llevan dos manos de laca al agua.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 15, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 6, interestFree: true, minCents: 20_000_000, method: null }),
        always({ count: 12, interestFree: true, minCents: 50_000_000, method: "Banco Provincia" }),
        always({ count: 18, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Tandil", costCents: 0, time: "2 a 3 días hábiles" }),
        always({ zone: "Provincia de Buenos Aires", costCents: 2_800_000, time: "5 a 8 días hábiles" }),
        always({ zone: "Resto del país", costCents: 4_500_000, time: "10 a 15 días hábiles" }),
      ],
      freeShipping: [],
      pickup: [
        always({ address: "Ruta 226 km 160, Tandil", hours: "martes a sábado de 10 a 18", details: null }),
      ],
      exchanges: [always({ days: 10, conditions: "en su embalaje original" })],
      paymentDetails: "CBU 0140338601234500067890 · Alias ROBLE.PINO.MESA · Roble y Pino SA",
    },
    articles: [],
  },
  products: [
    productOf({
      id: "701",
      name: "Mesa de comedor Sierra",
      url: `${SHOP}/mesa-de-comedor-sierra/`,
      priceCents: 42_000_000,
      promotionalPriceCents: 35_700_000,
      attributes: [],
      description: "Mide 160 x 90 cm, para 6 personas. Roble macizo.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "702",
      name: "Silla Aconquija",
      url: `${SHOP}/silla-aconquija/`,
      priceCents: 6_800_000,
      attributes: ["Color"],
      variants: [["Natural"], ["Negro"], ["Blanco", SOLD_OUT]],
    }),
    productOf({
      id: "703",
      name: "Estantería Lima",
      url: `${SHOP}/estanteria-lima/`,
      priceCents: 18_900_000,
      attributes: [],
      description: "Pino macizo, 180 x 80 x 30 cm. Cada estante soporta 25 kg.",
      variants: [[""]],
    }),
    productOf({
      id: "704",
      name: "Rack de TV Bruma",
      url: `${SHOP}/rack-de-tv-bruma/`,
      priceCents: 23_500_000,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "705",
      name: "Lámpara colgante Nido",
      url: `${SHOP}/lampara-colgante-nido/`,
      priceCents: 3_990_000,
      attributes: ["Color"],
      variants: [["Blanco"], ["Terracota", { stock: 1 }]],
    }),
    productOf({
      id: "706",
      name: "Sillón de dos cuerpos Laguna",
      url: `${SHOP}/sillon-laguna/`,
      priceCents: 56_000_000,
      attributes: ["Color"],
      variants: [["Gris"], ["Beige", { stock: 1 }]],
    }),
  ],
  coupons: [couponOf({ code: "HOGAR5", type: "percentage", value: 5, minPriceCents: 10_000_000 })],
  orders: [
    {
      number: "880",
      createdAt: "2026-11-17T18:30:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 13_600_000,
      currency: "ARS",
      lines: [{ name: "Silla Aconquija", quantity: 2, priceCents: 6_800_000 }],
      shipments: [
        {
          status: "ready_for_pickup",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: null,
        },
      ],
    },
    {
      number: "891",
      createdAt: "2026-11-20T10:00:00.000Z",
      status: "cancelled",
      paymentStatus: "refunded",
      totalCents: 3_990_000,
      currency: "ARS",
      lines: [{ name: "Lámpara colgante Nido", quantity: 1, priceCents: 3_990_000 }],
      shipments: [],
    },
  ],
};
