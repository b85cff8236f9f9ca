import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.cumbreandina.com.ar/productos";

/** Camping and mountain gear in Bariloche: what cloth stands, degrees, litres, what a tent comes with, hire by the day, rounds of delivery. */
export const cumbre: CaseStore = {
  store: {
    name: "Cumbre Andina",
    description: "Equipo de montaña y camping: carpas, bolsas de dormir, mochilas y abrigo.",
    website: "https://www.cumbreandina.com.ar",
    location: "Moreno 215, Bariloche",
    catalogKnowledge: `Abrimos de lunes a sábado de 10 a 20.
Las carpas tienen 1 año de garantía por fallas de costura y de cierre. El resto, 6 meses.
Alquilamos carpas y bolsas de dormir: la carpa sale $ 9.000 por día y la bolsa $ 5.000, con seña del 50%.
En Bariloche repartimos los martes y jueves por la tarde.
No hacemos envíos al exterior.
Arreglamos cierres y parches de carpas compradas acá.
Hacemos factura A y B.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 15, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 9, interestFree: true, minCents: 20_000_000, method: null }),
      ],
      shipping: [
        always({ zone: "Bariloche", costCents: 300_000, time: "en el reparto siguiente" }),
        always({ zone: "Neuquén y Río Negro", costCents: 690_000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 1_150_000, time: "5 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 18_000_000, zone: null })],
      pickup: [
        always({ address: "Moreno 215, Bariloche", hours: "lunes a sábado de 10 a 20", details: null }),
      ],
      exchanges: [always({ days: 30, conditions: "sin uso y con etiqueta" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué temperatura aguanta mi bolsa?",
        body: "La temperatura de confort es a la que dormís sin frío; la límite, la que se tolera por unas horas. Para acampar en verano en la Patagonia alcanza con 5 °C de confort.",
      }),
      always({
        id: "2",
        title: "¿Cómo guardo la carpa?",
        body: "Siempre seca y sin comprimir. Se limpia con esponja y agua fría, nunca en lavarropas.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3101",
      name: "Carpa Catedral",
      url: `${SHOP}/carpa-catedral/`,
      priceCents: 24_500_000,
      attributes: ["Capacidad"],
      description:
        "Doble techo de poliéster con 3.000 mm de columna de agua y costuras selladas. Varillas de aluminio. Pesa 3,2 kg. Incluye estacas, vientos y bolsa de transporte.",
      variants: [
        ["2 personas"],
        ["3 personas", { priceCents: 28_900_000, stock: 2 }],
        ["4 personas", { priceCents: 34_900_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "3102",
      name: "Bolsa de dormir Huemul",
      url: `${SHOP}/bolsa-huemul/`,
      priceCents: 11_800_000,
      promotionalPriceCents: 9_900_000,
      attributes: ["Temperatura", "Color"],
      description:
        "Tipo momia, de fibra hueca. Cierre del lado izquierdo. Pesa 1,4 kg. Trae funda de compresión.",
      variants: [
        ["5 °C/Azul"],
        ["5 °C/Gris", { stock: 3 }],
        ["0 °C/Azul", { priceCents: 14_200_000, promotionalPriceCents: null }],
        ["0 °C/Gris", { priceCents: 14_200_000, promotionalPriceCents: null, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "3103",
      name: "Mochila Refugio",
      url: `${SHOP}/mochila-refugio/`,
      priceCents: 13_600_000,
      attributes: ["Litros", "Color"],
      description:
        "Espalda regulable, cinturón acolchado y cubremochila. De nylon. Compatible con bolsa de hidratación, que no está incluida.",
      variants: [
        ["50/Verde"],
        ["50/Negro"],
        ["65/Negro", { priceCents: 15_900_000, stock: 1 }],
        ["65/Verde", { priceCents: 15_900_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "3104",
      name: "Campera Rompeviento Ventisca",
      url: `${SHOP}/campera-ventisca/`,
      priceCents: 8_700_000,
      attributes: ["Color", "Talle"],
      description: "Cortaviento y repelente al agua, con capucha y bolsillos con cierre. No es impermeable.",
      variants: [
        ["Rojo/S"],
        ["Rojo/M"],
        ["Rojo/L", SOLD_OUT],
        ["Negro/M", { stock: 2 }],
        ["Negro/L"],
        ["Negro/XL"],
      ],
    }),
    productOf({
      id: "3105",
      name: "Botella térmica Nahuel",
      url: `${SHOP}/botella-nahuel/`,
      priceCents: 3_200_000,
      attributes: ["Contenido", "Color"],
      description: "De acero inoxidable con doble pared. Mantiene el frío 24 horas y el calor 12.",
      variants: [["500 ml/Verde"], ["500 ml/Blanco"], ["1 litro/Verde", { priceCents: 4_100_000, stock: 5 }]],
    }),
    productOf({
      id: "3106",
      name: "Linterna frontal Lucero",
      url: `${SHOP}/linterna-lucero/`,
      priceCents: 2_650_000,
      attributes: [],
      description: "300 lúmenes, luz roja, usa 3 pilas AAA.",
      variants: [["", { stock: 12 }]],
    }),
    productOf({
      id: "3107",
      name: "Bastones de trekking Cóndor",
      url: `${SHOP}/bastones-condor/`,
      priceCents: 5_400_000,
      attributes: [],
      variants: [["", { stock: 4 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "CUMBRE10",
      type: "percentage",
      value: 10,
      minPriceCents: 10_000_000,
      endsOn: "2026-12-15",
    }),
  ],
  orders: [
    {
      number: "4127",
      createdAt: "2026-11-20T14:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 9_900_000,
      currency: "ARS",
      lines: [{ name: "Bolsa de dormir Huemul", quantity: 1, priceCents: 9_900_000 }],
      shipments: [
        {
          status: "packed",
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
