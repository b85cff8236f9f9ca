import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.zorzalindumentaria.com.ar/productos";

/** Clothes in Buenos Aires: sizes by colour, a promotion, a price of its own for one size, two ways to pay with a discount. */
export const zorzal: CaseStore = {
  store: {
    name: "Zorzal Indumentaria",
    description: "Ropa de todos los días, hecha en Buenos Aires.",
    website: "https://www.zorzalindumentaria.com.ar",
    location: "Honduras 4821, Palermo, CABA",
    catalogKnowledge: `Horarios del local: lunes a sábado de 11 a 20. Domingos y feriados cerrado.
Los pedidos se despachan al día siguiente hábil de acreditado el pago.
Los cambios por talle se hacen en el local o por correo; el envío del cambio corre por cuenta del cliente.
Las prendas de la sección Sale no tienen cambio.
El jean Rauch calza chico: recomendamos un talle más.
No hacemos ventas por mayor.
Lavado: todo en frío y del revés.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 15, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 20, combines: true, details: "Solo en el local" }),
        always({ method: "Tarjeta de débito", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjeta de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 8000000, method: null }),
      ],
      shipping: [
        always({ zone: "CABA", costCents: 350000, time: "1 a 2 días hábiles" }),
        always({ zone: "GBA", costCents: 490000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 720000, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 9000000, zone: null })],
      pickup: [
        always({
          address: "Honduras 4821, Palermo",
          hours: "lunes a sábado de 11 a 20",
          details: "Sin cargo",
        }),
      ],
      exchanges: [always({ days: 30, conditions: "sin uso y con etiqueta" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Hacen envíos al exterior?",
        body: "Por ahora no, solo dentro de Argentina.",
      }),
      always({
        id: "2",
        title: "¿Tienen probadores?",
        body: "Sí, en el local de Palermo podés probarte todo.",
      }),
    ],
  },
  products: [
    productOf({
      id: "2601",
      name: "Buzo canguro Tilcara",
      url: `${SHOP}/buzo-tilcara/`,
      priceCents: 5490000,
      promotionalPriceCents: 4390000,
      description: "Frisa de algodón, con capucha y bolsillo canguro. Calce oversize.",
      variants: [
        ["Gris/S"],
        ["Gris/M", { stock: 2 }],
        ["Gris/L", SOLD_OUT],
        ["Verde/S", SOLD_OUT],
        ["Verde/M"],
        ["Verde/L"],
        ["Negro/M", { stock: 1 }],
      ],
    }),
    productOf({
      id: "2602",
      name: "Jean Rauch",
      url: `${SHOP}/jean-rauch/`,
      priceCents: 6890000,
      description: "Denim rígido 100% algodón, tiro alto, corte recto. Largo 102 cm.",
      variants: [
        ["Azul/38"],
        ["Azul/40"],
        ["Azul/42"],
        ["Azul/44", SOLD_OUT],
        ["Negro/40"],
        ["Negro/42", { stock: 3 }],
      ],
    }),
    productOf({
      id: "2603",
      name: "Remera Iruya",
      url: `${SHOP}/remera-iruya/`,
      priceCents: 2150000,
      description: "Jersey de algodón peinado, cuello redondo.",
      variants: [
        ["Blanco/S"],
        ["Blanco/M"],
        ["Blanco/L"],
        ["Blanco/XL", { priceCents: 2350000 }],
        ["Bordó/S"],
        ["Bordó/M", SOLD_OUT],
      ],
    }),
    productOf({
      id: "2604",
      name: "Campera inflable Cerro",
      url: `${SHOP}/campera-cerro/`,
      priceCents: 12900000,
      description: "Impermeable, rellena de vellón siliconado. Capucha desmontable.",
      variants: [["Negro/S", SOLD_OUT], ["Negro/M"], ["Negro/L"], ["Ocre/M", { stock: 1 }]],
    }),
    productOf({
      id: "2605",
      name: "Gorro de lana Puna",
      url: `${SHOP}/gorro-puna/`,
      priceCents: 1480000,
      attributes: ["Color"],
      description: "Tejido a mano en lana de oveja.",
      variants: [["Crudo"], ["Gris"], ["Mostaza", SOLD_OUT]],
    }),
    productOf({
      id: "2606",
      name: "Vestido Salta",
      url: `${SHOP}/vestido-salta/`,
      priceCents: 7200000,
      description: "Viscosa estampada, con forro.",
      variants: [
        ["Único/S", SOLD_OUT],
        ["Único/M", SOLD_OUT],
      ],
    }),
  ],
  coupons: [
    couponOf({
      value: 10,
      minPriceCents: 5000000,
      endsOn: "2026-11-30",
      code: "ZORZAL10",
      type: "percentage",
    }),
  ],
  orders: [
    {
      number: "2207",
      createdAt: "2026-11-18T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 7240000,
      currency: "ARS",
      lines: [{ name: "Jean Rauch", quantity: 1, priceCents: 6890000 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Andreani",
          trackingCode: "360002211445",
          trackingUrl: "https://www.andreani.com/envio/360002211445",
          pickup: null,
          expectedBy: "2026-11-25",
        },
      ],
    },
  ],
};
