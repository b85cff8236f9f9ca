import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.cazuelabazar.com.ar/productos";

/** Kitchenware, La Plata. */
export const cazuela: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Cazuela",
    description: "Utensilios y vajilla para cocinar en casa.",
    website: "https://www.cazuelabazar.com.ar",
    location: "Calle 12 n.º 1045, La Plata",
    catalogKnowledge: `El local abre de martes a sábado de 10 a 19. Domingos y lunes cerrado.
La cerámica se hace a mano: cada pieza tiene pequeñas diferencias.
Las piezas viajan con doble caja; si algo llega roto, mandanos la foto dentro de las 48 horas y lo reponemos.
Hacemos listas de casamiento: te atiende una persona.
Las sartenes de hierro hay que curarlas antes del primer uso.
El afilado de cuchillos se hace en el local y cuesta $ 3.000 por cuchillo.
No vendemos electrodomésticos.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 4_500_000, method: null })],
      shipping: [
        always({ zone: "La Plata", costCents: 250_000, time: "24 a 48 hs" }),
        always({ zone: "CABA y GBA", costCents: 520_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 980_000, time: "5 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 10_000_000, zone: "La Plata" })],
      pickup: [
        always({
          address: "Calle 12 n.º 1045, La Plata",
          hours: "martes a sábado de 10 a 19",
          details: null,
        }),
      ],
      exchanges: [always({ days: 15, conditions: "sin uso y en su caja" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo curo la sartén de hierro?",
        body: "Lavala, secala, pasale una capa fina de aceite y llevala al horno a 200 grados durante una hora. Repetilo dos o tres veces.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1201",
      name: "Sartén de Hierro Fragua",
      url: `${SHOP}/sarten-fragua/`,
      priceCents: 5_900_000,
      attributes: ["Diámetro"],
      description:
        "Hierro fundido, mango de la misma pieza y doble pico vertedor. Apta para gas, inducción y horno. No va al lavavajillas.",
      variants: [
        ["20 cm"],
        ["26 cm", { priceCents: 7_400_000 }],
        ["30 cm", { priceCents: 8_900_000, stock: 2 }],
      ],
    }),
    productOf({
      id: "1202",
      name: "Cuchillo de Chef Boga",
      url: `${SHOP}/cuchillo-boga/`,
      priceCents: 4_600_000,
      promotionalPriceCents: 3_900_000,
      attributes: [],
      description:
        "Hoja de acero inoxidable de 20 cm y mango de madera de paraíso. Viene con funda. Lavar a mano.",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "1203",
      name: "Bowl de Cerámica Luna",
      url: `${SHOP}/bowl-luna/`,
      priceCents: 1_250_000,
      attributes: ["Color"],
      description: "Esmaltado a mano, 600 ml. Apto microondas y lavavajillas.",
      variants: [["Blanco"], ["Azul noche", { stock: 3 }], ["Terracota", SOLD_OUT]],
    }),
    productOf({
      id: "1204",
      name: "Tabla de Picar Quebracho",
      url: `${SHOP}/tabla-quebracho/`,
      priceCents: 3_350_000,
      attributes: ["Medida"],
      description: "De madera de quebracho, con canaleta y patas de goma. Se cura con vaselina líquida.",
      variants: [["35 x 22 cm"], ["45 x 30 cm", { priceCents: 4_700_000 }]],
    }),
    productOf({
      id: "1205",
      name: "Set de 6 Vasos Rocío",
      url: `${SHOP}/vasos-rocio/`,
      priceCents: 2_800_000,
      attributes: [],
      description: "Vidrio labrado, 320 ml cada uno.",
      variants: [["", { stock: 10 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
