import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://viverobrote.com.ar/productos";

/** A plant nursery in Escobar: sizes of pots, care in descriptions, what can't be sent far, bank transfer and two cards. */
export const brote: CaseStore = {
  store: {
    name: "Vivero Brote",
    description: "Plantas, macetas y tierra.",
    website: "https://viverobrote.com.ar",
    location: "Av. San Martín 2105, Belén de Escobar",
    catalogKnowledge: `Abrimos de miércoles a lunes de 9 a 18:30. Los martes cerramos.
Las plantas se envían solo a Zona Norte y CABA; macetas, tierra y herramientas a todo el país por Andreani.
Las plantas salen de miércoles a viernes, para que no pasen el fin de semana en el correo.
Damos talleres de huerta el último sábado de cada mes a las 11; salen $ 18.000 con materiales.
Si la planta llega dañada, mandanos una foto dentro de las 48 hs y te enviamos otra.
Tenemos estacionamiento para clientes. Se puede venir con perros.
Los domingos, 20% de descuento en macetas.
No hacemos paisajismo ni mantenimiento de jardines.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 12, combines: true, details: null }),
        always({ method: "Visa y Mastercard", discountPercent: null, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 12, combines: true, details: "Solo en el vivero" }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 2_500_000, method: "Visa y Mastercard" }),
        always({ count: 6, interestFree: true, minCents: 9_000_000, method: "Visa y Mastercard" }),
      ],
      shipping: [
        always({ zone: "Zona Norte", costCents: 320_000, time: "24 a 72 hs" }),
        always({ zone: "CABA", costCents: 480_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 960_000, time: "4 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 8_000_000, zone: "Zona Norte" })],
      pickup: [
        always({
          address: "Av. San Martín 2105, Belén de Escobar",
          hours: "miércoles a lunes de 9 a 18",
          details: "Sin cargo",
        }),
      ],
      exchanges: [always({ days: 7, conditions: "macetas y herramientas sin uso" })],
      paymentDetails: "CBU 0070123430004098765432 · Alias BROTE.HOJA.VERDE · Titular: Vivero Brote SRL",
    },
    articles: [
      always({
        id: "1",
        title: "¿Las plantas vienen con maceta?",
        body: "Vienen en maceta de cultivo. La decorativa se compra aparte.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1201",
      name: "Monstera deliciosa",
      url: `${SHOP}/monstera-deliciosa/`,
      priceCents: 1_850_000,
      attributes: ["Maceta"],
      description:
        "Planta de interior de hojas grandes. Luz indirecta, riego una vez por semana. Tóxica para perros y gatos. En maceta 14 mide unos 35 cm y en maceta 20 unos 70 cm.",
      variants: [
        ["Maceta 14"],
        ["Maceta 20", { priceCents: 3_600_000, promotionalPriceCents: 3_060_000, stock: 3 }],
      ],
    }),
    productOf({
      id: "1202",
      name: "Lengua de suegra",
      url: `${SHOP}/lengua-de-suegra/`,
      priceCents: 1_290_000,
      attributes: [],
      description: "Sansevieria resistente, ideal para principiantes. Riego cada 15 días. Tolera poca luz.",
      variants: [["", { stock: 9 }]],
    }),
    productOf({
      id: "1203",
      name: "Limonero 4 estaciones",
      url: `${SHOP}/limonero-4-estaciones/`,
      priceCents: 4_200_000,
      attributes: ["Tamaño"],
      description: "Frutal de exterior a pleno sol, da frutos casi todo el año.",
      variants: [["10 litros"], ["20 litros", { priceCents: 6_750_000, stock: 1 }]],
    }),
    productOf({
      id: "1204",
      name: "Maceta Terracota",
      url: `${SHOP}/maceta-terracota/`,
      priceCents: 540_000,
      attributes: ["Diámetro"],
      description: "Barro cocido con agujero de drenaje. El plato se vende por separado.",
      variants: [
        ["N.º 14"],
        ["N.º 20", { priceCents: 920_000 }],
        ["N.º 30", { priceCents: 1_980_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "1205",
      name: "Maceta Fibra Oslo",
      url: `${SHOP}/maceta-fibra-oslo/`,
      priceCents: 2_400_000,
      promotionalPriceCents: 1_920_000,
      attributes: ["Color"],
      description: "Fibra de vidrio, 30 cm de diámetro y 28 cm de alto. Apta exterior.",
      variants: [["Blanco"], ["Gris", { stock: 2 }], ["Negro", SOLD_OUT]],
    }),
    productOf({
      id: "1206",
      name: "Sustrato premium",
      url: `${SHOP}/sustrato-premium/`,
      priceCents: 480_000,
      attributes: ["Tamaño"],
      description: "Mezcla de turba, perlita y humus de lombriz. Listo para usar.",
      variants: [["5 litros"], ["25 litros", { priceCents: 1_650_000 }]],
    }),
    productOf({
      id: "1207",
      name: "Suculentas surtidas x 6",
      url: `${SHOP}/suculentas-surtidas/`,
      priceCents: 1_560_000,
      attributes: [],
      description: "Seis suculentas distintas en maceta 6. Mucha luz y riego escaso.",
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BROTE10",
      type: "percentage",
      value: 10,
      minPriceCents: 3_000_000,
      endsOn: "2026-12-20",
    }),
    couponOf({ code: "ENVIOVERDE", type: "shipping", minPriceCents: 5_000_000, firstPurchaseOnly: true }),
  ],
  orders: [
    {
      number: "748",
      createdAt: "2026-11-21T13:10:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 4_350_000,
      currency: "ARS",
      lines: [
        { name: "Monstera deliciosa", quantity: 1, priceCents: 3_060_000 },
        { name: "Lengua de suegra", quantity: 1, priceCents: 1_290_000 },
      ],
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
    {
      number: "731",
      createdAt: "2026-11-12T12:00:00.000Z",
      status: "closed",
      paymentStatus: "paid",
      totalCents: 1_460_000,
      currency: "ARS",
      lines: [
        { name: "Maceta Terracota", quantity: 1, priceCents: 540_000 },
        { name: "Maceta Terracota", quantity: 1, priceCents: 920_000 },
      ],
      shipments: [
        {
          status: "delivered",
          carrier: "Andreani",
          trackingCode: "360000555444333",
          trackingUrl: "https://www.andreani.com/envio/360000555444333",
          pickup: null,
          expectedBy: null,
        },
      ],
    },
  ],
};
