import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.pampacalzados.com.ar/productos";

/** Shoes in Córdoba: sizes, a price of its own for the largest, a discount on one day of the week. */
export const pampa: CaseStore = {
  store: {
    name: "Pampa Calzados",
    description: "Calzado de cuero hecho en Córdoba.",
    website: "https://www.pampacalzados.com.ar",
    location: "Av. Colón 1250, Córdoba",
    catalogKnowledge: `Somos fabricantes: hacemos calzado de cuero vacuno desde 1987.
Atendemos de lunes a viernes de 9:30 a 18:30 y sábados de 10 a 14. Domingos y feriados cerrado.
Despachamos por Correo Argentino y OCA. Los pedidos salen dentro de las 24 hs hábiles de acreditado el pago.
Los jueves hay 20% de descuento pagando con tarjeta Naranja.
Recomendamos pedir el talle habitual; en las botas texanas, un número más.
WhatsApp: 351 555-0147. Instagram: @pampa.calzados
Las botas tienen garantía de 6 meses por despegue de suela.
No arreglamos calzado ni vendemos por mayor.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 12, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 20, combines: true, details: "Solo en el local" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 4_000_000, method: null }),
        always({ count: 6, interestFree: true, minCents: 10_000_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Córdoba capital", costCents: 320_000, time: "24 hs" }),
        always({ zone: "Resto de Córdoba", costCents: 540_000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 890_000, time: "4 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 15_000_000, zone: null })],
      pickup: [
        always({
          address: "Av. Colón 1250, Córdoba",
          hours: "lunes a viernes de 10 a 18",
          details: "Sin cargo",
        }),
      ],
      exchanges: [always({ days: 20, conditions: "sin uso y con su caja" })],
      paymentDetails:
        "Banco de Córdoba · CBU 0200912305000001234567 · Alias PAMPA.BOTA.CUERO · Titular: Pampa SRL",
    },
    articles: [
      always({
        id: "1",
        title: "¿Puedo cambiar si no me queda?",
        body: "Sí, el primer cambio es sin cargo en el local. Por correo, el envío de vuelta lo pagás vos.",
      }),
      always({ id: "2", title: "¿Hacen factura A?", body: "Sí, hacemos factura A y B." }),
    ],
  },
  products: [
    productOf({
      id: "401",
      name: "Zapatillas Nevada",
      url: `${SHOP}/zapatillas-nevada/`,
      priceCents: 7_890_000,
      promotionalPriceCents: 6_312_000,
      description: "Capellada de gamuza y suela de goma.",
      variants: [
        ["Blanco/37"],
        ["Blanco/38", { stock: 1 }],
        ["Blanco/39"],
        ["Negro/38"],
        ["Negro/40"],
        ["Negro/41", SOLD_OUT],
      ],
    }),
    productOf({
      id: "402",
      name: "Botas texanas Calamuchita",
      url: `${SHOP}/botas-texanas-calamuchita/`,
      priceCents: 14_500_000,
      description: "Cuero vacuno, caña de 28 cm y taco de 5 cm.",
      variants: [
        ["Suela/36"],
        ["Suela/37"],
        ["Suela/38", { stock: 2 }],
        ["Negro/37"],
        ["Negro/39", SOLD_OUT],
      ],
    }),
    productOf({
      id: "403",
      name: "Mocasines Traslasierra",
      url: `${SHOP}/mocasines-traslasierra/`,
      priceCents: 6_950_000,
      variants: [
        ["Marrón/40"],
        ["Marrón/41"],
        ["Marrón/42"],
        ["Marrón/43"],
        ["Marrón/44", { priceCents: 7_350_000 }],
      ],
    }),
    productOf({
      id: "404",
      name: "Sandalias Punilla",
      url: `${SHOP}/sandalias-punilla/`,
      priceCents: 4_230_000,
      variants: [
        ["Natural/37", SOLD_OUT],
        ["Natural/38", SOLD_OUT],
      ],
    }),
    productOf({
      id: "405",
      name: "Borcegos Ongamira",
      url: `${SHOP}/borcegos-ongamira/`,
      priceCents: 11_800_000,
      promotionalPriceCents: 9_990_000,
      variants: [["Negro/35"], ["Negro/36"], ["Negro/37"], ["Negro/38"], ["Negro/39"]],
    }),
    productOf({
      id: "406",
      name: "Pantuflas Corderito",
      url: `${SHOP}/pantuflas-corderito/`,
      priceCents: 2_499_000,
      variants: [["Gris/35-36"], ["Gris/37-38"], ["Rosa/37-38"]],
    }),
    productOf({
      id: "407",
      name: "Crema para cuero incolora",
      url: `${SHOP}/crema-para-cuero/`,
      priceCents: 840_000,
      attributes: [],
      description: "Pote de 60 g. Rinde unas 20 aplicaciones.",
      variants: [["", { stock: 4 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "PAMPA10",
      type: "percentage",
      value: 10,
      minPriceCents: 6_000_000,
      endsOn: "2026-12-15",
    }),
    couponOf({ code: "BIENVENIDA", type: "absolute", value: 700_000, firstPurchaseOnly: true }),
    couponOf({ code: "ENVIOCBA", type: "shipping", limitedTo: ["Botas"] }),
  ],
  orders: [
    {
      number: "3318",
      createdAt: "2026-11-19T14:20:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 14_820_000,
      currency: "ARS",
      lines: [{ name: "Botas texanas Calamuchita", quantity: 1, priceCents: 14_500_000 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "OCA",
          trackingCode: "4401500098765",
          trackingUrl: "https://www.oca.com.ar/seguimiento/4401500098765",
          pickup: null,
          expectedBy: "2026-11-26",
        },
      ],
    },
    {
      number: "3340",
      createdAt: "2026-11-22T22:05:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 4_998_000,
      currency: "ARS",
      lines: [{ name: "Pantuflas Corderito", quantity: 2, priceCents: 2_499_000 }],
      shipments: [],
    },
  ],
};
