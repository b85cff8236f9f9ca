import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://bigotespet.com.ar/productos";

/** Pet food in Rosario: bags of many weights and food by the kilo, packs of sachets, a round that leaves daily, opened bags. */
export const bigotes: CaseStore = {
  store: {
    name: "Bigotes Pet",
    description: "Alimento, piedras y accesorios para perros y gatos.",
    website: "https://bigotespet.com.ar",
    location: "San Juan 1450, Rosario",
    catalogKnowledge: `Abrimos de lunes a sábado de 9 a 20, de corrido.
Repartimos en Rosario, Funes y Pérez: lo que pedís antes de las 16 lo tenés al día siguiente. Al resto del país va por Vía Cargo a sucursal.
Las bolsas cerradas se cambian dentro de los 15 días. Las abiertas, solo si queda más de la mitad.
El alimento suelto no tiene cambio.
Por encargo traemos marcas que no tenemos: pedimos una seña de $ 10.000.
No vendemos medicamentos ni hacemos baños.
Comprando dos bolsas de 15 o 20 kg, 5% de descuento pagando en efectivo.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Efectivo", discountPercent: null, combines: true, details: null }),
        always({ method: "Transferencia", discountPercent: 8, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 4_000_000, method: "Mercado Pago" })],
      shipping: [
        always({ zone: "Rosario", costCents: 250_000, time: "al día siguiente" }),
        always({ zone: "Funes y Pérez", costCents: 340_000, time: "al día siguiente" }),
        always({ zone: "Resto del país", costCents: 890_000, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 4_500_000, zone: "Rosario" })],
      pickup: [
        always({ address: "San Juan 1450, Rosario", hours: "lunes a sábado de 9 a 20", details: null }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo cambio de alimento?",
        body: "De a poco, mezclándolo con el anterior durante 7 a 10 días, para que no le caiga mal.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3901",
      name: "Campo Fiel Perro Adulto",
      url: `${SHOP}/campo-fiel-perro-adulto/`,
      priceCents: 1_260_000,
      attributes: ["Peso"],
      description:
        "Alimento balanceado de carne y arroz para perros adultos de todas las razas. 24% de proteína. Sin colorantes.",
      variants: [
        ["3 kg"],
        ["15 kg", { priceCents: 4_800_000 }],
        ["20 kg", { priceCents: 5_800_000, promotionalPriceCents: 5_400_000, stock: 4 }],
      ],
    }),
    productOf({
      id: "3902",
      name: "Balanceado Gato Suelto",
      url: `${SHOP}/balanceado-gato-suelto/`,
      priceCents: 540_000,
      attributes: ["Peso"],
      description: "Se fracciona en el local. Sabor pescado, 30% de proteína.",
      variants: [["1 kg"], ["5 kg", { priceCents: 2_500_000 }]],
    }),
    productOf({
      id: "3903",
      name: "Piedras Sanitarias Luna",
      url: `${SHOP}/piedras-luna/`,
      priceCents: 680_000,
      attributes: ["Peso"],
      description: "Aglomerantes de bentonita, sin perfume. Controlan el olor hasta 20 días.",
      variants: [["4 kg"], ["10 kg", { priceCents: 1_490_000, ...SOLD_OUT }]],
    }),
    productOf({
      id: "3904",
      name: "Pipeta Guardián Perro",
      url: `${SHOP}/pipeta-guardian/`,
      priceCents: 950_000,
      attributes: ["Peso"],
      description:
        "Contra pulgas y garrapatas, protege 30 días. No usar en gatos ni en cachorros de menos de 8 semanas.",
      variants: [["Hasta 10 kg"], ["10 a 25 kg", { priceCents: 1_120_000 }], ["25 a 40 kg", SOLD_OUT]],
    }),
    productOf({
      id: "3905",
      name: "Sobres Húmedos Micha x 12",
      url: `${SHOP}/sobres-micha-12/`,
      priceCents: 1_440_000,
      attributes: ["Sabor"],
      description: "Doce sobres de 85 g para gatos adultos, trocitos en salsa.",
      variants: [["Pollo"], ["Atún", { stock: 2 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
