import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.lumbreluz.com.ar/productos";

/** Lighting in Bahía Blanca: bulbs and sockets, light by its colour, what is sold by the metre, installation, a showroom. */
export const lumbre: CaseStore = {
  store: {
    name: "Lumbre Iluminación",
    description: "Lámparas, apliques y tiras LED.",
    website: "https://www.lumbreluz.com.ar",
    location: "Zelarrayán 640, Bahía Blanca",
    catalogKnowledge: `El showroom abre de lunes a viernes de 9 a 13 y de 16 a 20, y los sábados de 10 a 13.
En Bahía Blanca entregamos con nuestra camioneta los miércoles y viernes. Fuera de la ciudad va por Credifin.
Las lámparas LED tienen 2 años de garantía, los artefactos 6 meses.
Las tiras LED cortadas no se cambian.
No incluimos los focos salvo que la publicación lo diga.
La colocación la hace un electricista matriculado y sale $ 25.000 por artefacto, solo en Bahía Blanca.
Los miércoles hay 10% off en apliques pagando por transferencia.
A partir de 6 unidades iguales hay 15% de descuento.
Hacemos asesoramiento por foto del ambiente, sin cargo.
No reparamos artefactos.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 12, combines: false, details: "En el showroom" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 8_000_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Bahía Blanca", costCents: 350_000, time: "en el próximo reparto" }),
        always({ zone: "Punta Alta", costCents: 520_000, time: "48 hs" }),
        always({ zone: "Resto del país", costCents: 1_280_000, time: "4 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 12_000_000, zone: null })],
      pickup: [
        always({
          address: "Zelarrayán 640, Bahía Blanca",
          hours: "lunes a viernes de 9 a 13 y de 16 a 20",
          details: null,
        }),
      ],
      exchanges: [always({ days: 20, conditions: "sin instalar y con su caja" })],
      paymentDetails: "CVU 0000007900012345678901 · Alias LUMBRE.LUZ.BB · Titular: Paula Arce",
    },
    articles: [
      always({
        id: "1",
        title: "¿Luz cálida o fría?",
        body: "Para dormitorio y living recomendamos cálida de 3000 K; para cocina y baño, neutra de 4000 K; para taller, fría de 6500 K.",
      }),
      always({
        id: "2",
        title: "¿Cuántos watts de fuente necesito?",
        body: "Hasta 5 metros de tira alcanza la fuente de 60 W; de 5 a 10 metros hace falta la de 120 W.",
      }),
    ],
  },
  products: [
    productOf({
      id: "2101",
      name: "Colgante Campana",
      url: `${SHOP}/colgante-campana/`,
      priceCents: 5_400_000,
      attributes: ["Color", "Diámetro"],
      description:
        "Chapa esmaltada por fuera y blanca por dentro. Rosca E27, hasta 60 W. Cable textil de 1,5 m regulable. No incluye foco.",
      variants: [
        ["Negro/30 cm"],
        ["Negro/40 cm", { priceCents: 6_800_000, stock: 2 }],
        ["Verde/30 cm", { promotionalPriceCents: 4_590_000 }],
        ["Verde/40 cm", { priceCents: 6_800_000, ...SOLD_OUT }],
        ["Mostaza/30 cm", SOLD_OUT],
      ],
    }),
    productOf({
      id: "2102",
      name: "Aplique Bidireccional Faro",
      url: `${SHOP}/aplique-faro/`,
      priceCents: 3_150_000,
      attributes: ["Terminación"],
      description:
        "De aluminio, IP54, apto para exterior. Lleva 2 lámparas GU10, incluidas. Mide 16 cm de alto.",
      variants: [["Negro"], ["Blanco"], ["Corten", { priceCents: 3_600_000, stock: 1 }]],
    }),
    productOf({
      id: "2103",
      name: "Foco LED Luciérnaga E27",
      url: `${SHOP}/foco-luciernaga/`,
      priceCents: 290_000,
      attributes: ["Potencia", "Luz"],
      description: "Dura 15.000 horas. No es dimerizable.",
      variants: [
        ["9 W/Cálida"],
        ["9 W/Fría"],
        ["14 W/Cálida", { priceCents: 420_000 }],
        ["14 W/Fría", { priceCents: 420_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "2104",
      name: "Tira LED Sendero",
      url: `${SHOP}/tira-led-sendero/`,
      priceCents: 680_000,
      attributes: ["Luz"],
      description:
        "Se vende por metro. 12 V, 60 LEDs por metro, adhesiva. Se corta cada 5 cm. La fuente va aparte.",
      variants: [["Cálida"], ["Neutra"], ["RGB", { priceCents: 990_000, stock: 7 }]],
    }),
    productOf({
      id: "2105",
      name: "Fuente para tira LED",
      url: `${SHOP}/fuente-tira-led/`,
      priceCents: 2_100_000,
      attributes: ["Potencia"],
      variants: [["60 W"], ["120 W", { priceCents: 3_300_000 }]],
    }),
    productOf({
      id: "2106",
      name: "Velador Cigarra",
      url: `${SHOP}/velador-cigarra/`,
      priceCents: 7_900_000,
      promotionalPriceCents: 6_320_000,
      attributes: [],
      description:
        "Base de madera de paraíso y pantalla de lino. Interruptor en el cable. 42 cm de alto. Incluye foco cálido de 7 W.",
      variants: [["", { stock: 4 }]],
    }),
    productOf({
      id: "2107",
      name: "Ventilador de techo con luz Pampero",
      url: `${SHOP}/ventilador-pampero/`,
      priceCents: 18_900_000,
      attributes: [],
      description:
        "4 palas reversibles, 3 velocidades, con control remoto. 120 cm de diámetro. Luz LED de 24 W.",
      variants: [["", { stock: 2 }]],
    }),
  ],
  coupons: [
    couponOf({ code: "LUZ7", type: "percentage", value: 7, minPriceCents: 6_000_000, endsOn: "2026-12-10" }),
    couponOf({ code: "FOCO4000", type: "absolute", value: 400_000, minPriceCents: 3_000_000 }),
  ],
  orders: [
    {
      number: "6604",
      createdAt: "2026-11-21T10:10:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 6_670_000,
      currency: "ARS",
      lines: [{ name: "Velador Cigarra", quantity: 1, priceCents: 6_320_000 }],
      shipments: [
        {
          status: "packed",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-25",
        },
      ],
    },
  ],
};
