import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.acuarioazul.com.ar/productos";

/** Aquariums in Rosario: litres, watts by litres, live fish that aren't sent, food by the gram. */
export const acuario: CaseStore = {
  store: {
    name: "Acuario Azul",
    description: "Peceras, filtros, peces y plantas.",
    website: "https://www.acuarioazul.com.ar",
    location: "Bv. Oroño 1180, Rosario",
    catalogKnowledge: `Abrimos de martes a sábado de 10 a 19. Lunes y domingos cerrado.
Los peces y plantas vivas no se envían: se retiran en el local.
Las peceras de vidrio van por comisionista, con embalaje de madera de $ 9.000.
Los filtros y calentadores tienen 6 meses de garantía; las peceras, 30 días por filtraciones.
Los sábados hay 20% off en plantas.
Medimos el pH de tu agua gratis si traés una muestra.
No compramos peces usados ni tomamos peceras en parte de pago.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 8, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 10, combines: false, details: "En el local" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 4_000_000, method: null })],
      shipping: [
        always({ zone: "Rosario", costCents: 290_000, time: "24 hs" }),
        always({ zone: "Resto del país", costCents: 1_150_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 9_000_000, zone: "Rosario" })],
      pickup: [
        always({ address: "Bv. Oroño 1180, Rosario", hours: "martes a sábado de 10 a 19", details: null }),
      ],
      exchanges: [always({ days: 10, conditions: "sin uso" })],
      paymentDetails: "Alias AZUL.PEZ.MAR · Titular: Leandro Funes",
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué calentador necesito?",
        body: "Hasta 40 litros el de 50 W; de 40 a 100 litros el de 100 W; más de 100 litros el de 200 W.",
      }),
    ],
  },
  products: [
    productOf({
      id: "2301",
      name: "Pecera Laguna",
      url: `${SHOP}/pecera-laguna/`,
      priceCents: 4_800_000,
      attributes: ["Capacidad"],
      description: "Vidrio de 5 mm, con tapa y luz LED. No incluye filtro.",
      variants: [
        ["30 litros"],
        ["60 litros", { priceCents: 7_900_000, promotionalPriceCents: 6_950_000, stock: 2 }],
        ["120 litros", { priceCents: 13_500_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "2302",
      name: "Filtro mochila Arroyo",
      url: `${SHOP}/filtro-arroyo/`,
      priceCents: 2_650_000,
      attributes: [],
      description:
        "Caudal de 350 litros por hora, silencioso, para peceras de hasta 80 litros. Trae carbón activado y esponja.",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "2303",
      name: "Calentador Termal",
      url: `${SHOP}/calentador-termal/`,
      priceCents: 1_800_000,
      attributes: ["Potencia"],
      description: "Con termostato regulable de 18 a 32 °C, de vidrio irrompible.",
      variants: [
        ["50 W"],
        ["100 W", { priceCents: 2_200_000 }],
        ["200 W", { priceCents: 2_900_000, stock: 1 }],
      ],
    }),
    productOf({
      id: "2304",
      name: "Alimento en escamas Marea",
      url: `${SHOP}/alimento-marea/`,
      priceCents: 420_000,
      attributes: ["Peso"],
      description: "Para peces tropicales, 46% de proteína, con espirulina. No enturbia el agua.",
      variants: [["20 g"], ["100 g", { priceCents: 1_390_000 }]],
    }),
    productOf({
      id: "2305",
      name: "Pez Betta macho",
      url: `${SHOP}/pez-betta/`,
      priceCents: 650_000,
      attributes: ["Color"],
      description: "Vive solo, no convive con otros machos. Agua de 24 a 28 °C.",
      variants: [["Azul"], ["Rojo", { stock: 2 }], ["Blanco", SOLD_OUT]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BURBUJA",
      type: "percentage",
      value: 5,
      minPriceCents: 5_000_000,
      endsOn: "2026-12-12",
    }),
  ],
  orders: [
    {
      number: "7031",
      createdAt: "2026-11-20T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 2_940_000,
      currency: "ARS",
      lines: [{ name: "Filtro mochila Arroyo", quantity: 1, priceCents: 2_650_000 }],
      shipments: [
        {
          status: "delivered",
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
