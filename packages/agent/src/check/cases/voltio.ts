import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://voltio.com.ar/productos";

/** Electronics in Buenos Aires: model numbers, capacities, near twins at different prices. */
export const voltio: CaseStore = {
  store: {
    name: "Voltio",
    description: "Accesorios y celulares.",
    website: "https://voltio.com.ar",
    location: "Av. Cabildo 2230, CABA",
    catalogKnowledge: `Todos los productos tienen garantía oficial de 12 meses.
Ventas mayoristas: ventas@voltio.com.ar o 11 4567-8900.
No vendemos repuestos ni hacemos instalaciones.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia bancaria", discountPercent: 8, combines: true, details: null }),
        always({ method: "Tarjeta de débito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 6, interestFree: true, minCents: 10_000_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "CABA y GBA", costCents: 390_000, time: "en el día comprando antes de las 13" }),
        always({ zone: "Interior", costCents: 750_000, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 15_000_000, zone: "CABA y GBA" })],
      pickup: [
        always({ address: "Av. Cabildo 2230, CABA", hours: "lunes a sábado de 10 a 19", details: null }),
      ],
      exchanges: [always({ days: 10, conditions: "sin uso y en caja cerrada" })],
      paymentDetails: "CVU 0000003100012345678905 · alias voltio.tienda.mp",
    },
    articles: [],
  },
  products: [
    productOf({
      id: "201",
      name: "Auriculares JBL Tune 510BT",
      url: `${SHOP}/auriculares-jbl-tune-510bt/`,
      priceCents: 6_299_900,
      attributes: ["Color"],
      description:
        "Vincha, Bluetooth 5.0, hasta 40 horas de batería, carga en 2 horas. Caja de 350 g, 18 x 15 x 5 cm.",
      variants: [["Negro"], ["Azul"], ["Blanco", SOLD_OUT]],
    }),
    productOf({
      id: "202",
      name: "Cargador rápido 20W USB-C",
      url: `${SHOP}/cargador-rapido-20w-usb-c/`,
      priceCents: 1_850_000,
      attributes: [],
      description: "Carga un 50% en 30 minutos según el fabricante. Compatible con iPhone 15, 14 y 13.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "203",
      name: "Celular Samsung Galaxy A15 128GB",
      url: `${SHOP}/celular-samsung-galaxy-a15-128gb/`,
      priceCents: 38_999_900,
      promotionalPriceCents: 34_999_900,
      attributes: ["Color"],
      description:
        "Modelo 2023, pantalla de 6,5 pulgadas, 4 GB de RAM, cámara de 50 MP, batería de 5000 mAh.",
      variants: [["Negro"], ["Azul"]],
    }),
    productOf({
      id: "204",
      name: "Celular Samsung Galaxy A15 256GB",
      url: `${SHOP}/celular-samsung-galaxy-a15-256gb/`,
      priceCents: 45_999_900,
      attributes: ["Color"],
      variants: [["Azul"]],
    }),
    productOf({
      id: "205",
      name: "Parlante Xiaomi Mi Portable 16W",
      url: `${SHOP}/parlante-xiaomi-mi-portable-16w/`,
      priceCents: 5_499_900,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "206",
      name: "Cable USB-C a Lightning 1 m",
      url: `${SHOP}/cable-usb-c-a-lightning-1-m/`,
      priceCents: 999_000,
      attributes: [],
      variants: [[""]],
    }),
  ],
  coupons: [couponOf({ code: "VOLTIO10", type: "percentage", value: 10, minPriceCents: 10_000_000 })],
  orders: [
    {
      number: "20455",
      createdAt: "2026-11-21T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 6_299_900,
      currency: "ARS",
      lines: [{ name: "Auriculares JBL Tune 510BT", quantity: 1, priceCents: 6_299_900 }],
      shipments: [
        {
          status: "preparing",
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
