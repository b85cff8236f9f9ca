import { always, productOf, type CaseStore } from "./caseStore.ts";

const SHOP = "https://viveronopal.mx/productos";

/** Plants in Guadalajara: pots and litres, trays of seedlings, care, installation in one town, replies in Spanish and English. */
export const nopal: CaseStore = {
  store: {
    name: "Vivero Nopal",
    description: "Plantas, sustratos y macetas.",
    website: "https://viveronopal.mx",
    location: "Av. Vallarta 3300, Guadalajara",
    catalogKnowledge: `Abrimos de martes a domingo de 9 a 18 horas.
En Guadalajara y Zapopan entregamos en nuestra camioneta, de 1 a 2 días. Al resto de México, por Estafeta; las plantas en maceta de más de 5 litros no se envían por paquetería.
Instalamos pasto y sistemas de riego solo en Guadalajara y Zapopan, con una visita previa de $350.
Las plantas tienen garantía de 10 días si se siguieron los cuidados de la ficha. Las macetas no tienen garantía.
Cambios de macetas y herramientas sin usar, en 15 días. Las plantas no tienen cambio.
Facturamos en el mismo mes de la compra.`,
    timezone: "America/Mexico_City",
    country: "MX",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 5, combines: true, details: null }),
        always({ method: "Tarjeta", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 150_000, method: "Tarjeta" })],
      shipping: [
        always({ zone: "Guadalajara y Zapopan", costCents: 9_000, time: "1 a 2 días" }),
        always({ zone: "Resto de México", costCents: 18_900, time: "3 a 5 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 120_000, zone: "Guadalajara y Zapopan" })],
      pickup: [
        always({
          address: "Av. Vallarta 3300, Guadalajara",
          hours: "martes a domingo de 9 a 18",
          details: null,
        }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3951",
      name: "Agave Azul",
      url: `${SHOP}/agave-azul/`,
      priceCents: 28_000,
      attributes: ["Maceta"],
      currency: "MXN",
      description: "Pleno sol, riego cada 3 semanas. Resiste la sequía. Tiene espinas.",
      variants: [["3 litros"], ["10 litros", { priceCents: 69_000, stock: 3 }]],
    }),
    productOf({
      id: "3952",
      name: "Helecho Boston",
      url: `${SHOP}/helecho-boston/`,
      priceCents: 19_500,
      attributes: ["Maceta"],
      currency: "MXN",
      description: "Sombra y humedad, riego 3 veces por semana. Seguro para mascotas.",
      variants: [["3 litros"]],
    }),
    productOf({
      id: "3953",
      name: "Sustrato para Cactáceas",
      url: `${SHOP}/sustrato-cactaceas/`,
      priceCents: 9_600,
      attributes: ["Contenido"],
      currency: "MXN",
      description: "Tezontle, arena y composta. Drena rápido.",
      variants: [["4 litros"], ["20 litros", { priceCents: 38_000 }]],
    }),
    productOf({
      id: "3954",
      name: "Charola de Lavandas x 12",
      url: `${SHOP}/charola-lavandas/`,
      priceCents: 54_000,
      attributes: [],
      currency: "MXN",
      description: "Doce plántulas de lavanda inglesa de 10 cm. Sol directo.",
      variants: [["", { stock: 8 }]],
    }),
    productOf({
      id: "3955",
      name: "Maceta Barro Tonalá",
      url: `${SHOP}/maceta-tonala/`,
      priceCents: 24_000,
      promotionalPriceCents: 20_400,
      attributes: ["Tamaño"],
      currency: "MXN",
      description: "Barro de Tonalá hecho a mano, con orificio. Incluye plato.",
      variants: [["Chica"], ["Grande", { priceCents: 46_000, promotionalPriceCents: 39_100 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
