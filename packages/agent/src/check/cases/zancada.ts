import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.zancada.com.ar/productos";

/** Running gear, Córdoba. */
export const zancada: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Zancada",
    description: "Todo para correr: zapatillas, ropa y accesorios.",
    website: "https://www.zancada.com.ar",
    location: "Dean Funes 480, Córdoba",
    catalogKnowledge: `Estamos de lunes a viernes de 9:30 a 13:30 y de 16:30 a 20; sábados de 9:30 a 14.
En Córdoba capital llevamos el pedido en moto al día siguiente.
Las zapatillas se pueden probar en el local, con cinta para correr.
Los geles e isotónicos no tienen cambio.
Las zapatillas tienen 6 meses de garantía por despegue.
Hacemos salidas grupales los sábados a las 8 desde el Parque Sarmiento, son gratuitas.
No vendemos bicicletas.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: false, details: "En el local" }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 15_000_000, method: null }),
      ],
      shipping: [
        always({ zone: "Córdoba capital", costCents: 280_000, time: "24 hs" }),
        always({ zone: "Gran Córdoba", costCents: 450_000, time: "48 a 72 hs" }),
        always({ zone: "Resto del país", costCents: 850_000, time: "4 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 13_000_000, zone: null })],
      pickup: [
        always({
          address: "Dean Funes 480, Córdoba",
          hours: "lunes a viernes de 9:30 a 13:30 y de 16:30 a 20; sábados de 9:30 a 14",
          details: null,
        }),
      ],
      exchanges: [always({ days: 20, conditions: "sin uso en la calle y con su caja" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué es el drop?",
        body: "Es la diferencia de altura entre el talón y la punta. Un drop alto (8 a 12 mm) descarga el gemelo; uno bajo (0 a 4 mm) trabaja más el pie.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1101",
      name: "Zapatilla Brisa 2",
      url: `${SHOP}/brisa-2/`,
      priceCents: 14_500_000,
      promotionalPriceCents: 12_900_000,
      description:
        "Zapatilla de entrenamiento diario para asfalto. Capellada de malla respirable, drop de 8 mm y 260 g en talle 41. Suela de goma. Horma ancha.",
      variants: [
        ["Negro/39"],
        ["Negro/40"],
        ["Negro/41", { stock: 1 }],
        ["Azul/40"],
        ["Azul/42", SOLD_OUT],
        ["Coral/38"],
      ],
    }),
    productOf({
      id: "1102",
      name: "Zapatilla Sierra Trail",
      url: `${SHOP}/sierra-trail/`,
      priceCents: 16_800_000,
      description: "Para senderos. Suela con tacos de 5 mm, puntera reforzada, drop de 4 mm. Pesa 310 g.",
      variants: [["Verde/40"], ["Verde/41"], ["Verde/43", { stock: 2 }], ["Gris/42"]],
    }),
    productOf({
      id: "1103",
      name: "Riñonera Hidratación Litoral",
      url: `${SHOP}/rinonera-litoral/`,
      priceCents: 3_200_000,
      attributes: [],
      description:
        "Con dos botellitas de 250 ml, bolsillo para el celular y elástico regulable. Con vivos reflectivos.",
      variants: [["", { stock: 7 }]],
    }),
    productOf({
      id: "1104",
      name: "Medias Antiampollas Puna",
      url: `${SHOP}/medias-puna/`,
      priceCents: 890_000,
      attributes: ["Talle"],
      description: "Doble capa, sin costura en la punta. Mezcla de poliamida y elastano. Caña corta.",
      variants: [["35-38"], ["39-42"], ["43-46", SOLD_OUT]],
    }),
    productOf({
      id: "1105",
      name: "Gel Energético Chasqui",
      url: `${SHOP}/gel-chasqui/`,
      priceCents: 250_000,
      attributes: ["Sabor"],
      description: "Gel de 35 g con 25 g de carbohidratos. Sin gluten. Tomalo con agua cada 40 minutos.",
      variants: [["Limón"], ["Frutos rojos"], ["Café (con cafeína)", { priceCents: 290_000 }]],
    }),
  ],
  coupons: [couponOf({ code: "MARATON", type: "percentage", value: 8, endsOn: "2026-12-05" })],
  orders: [],
};
