import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.laserranatandil.com.ar/productos";

/** Food, Tandil. */
export const serrana: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "La Serrana",
    description: "Quesos, fiambres y dulces de Tandil.",
    website: "https://www.laserranatandil.com.ar",
    location: "9 de Julio 655, Tandil",
    catalogKnowledge: `El almacén abre todos los días de 9 a 13 y de 16 a 20:30.
Los quesos y fiambres van envasados al vacío y con gel refrigerante.
En Tandil repartimos los martes, jueves y sábados.
A Mar del Plata llevamos los viernes. A CABA y GBA sale por transporte refrigerado los lunes.
No enviamos frescos al resto del país; dulces y conservas sí.
Armamos tablas para eventos con 48 horas de anticipación: escribinos por acá y te pasamos con una persona.
Aceptamos celíacos: los fiambres y quesos son sin TACC; las galletas no.
Los alimentos no tienen cambio, salvo que lleguen en mal estado: avisanos dentro de las 24 horas con una foto.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 8, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({
          method: "Efectivo",
          discountPercent: null,
          combines: true,
          details: "En el almacén o al recibir en Tandil",
        }),
      ],
      instalments: [],
      shipping: [
        always({ zone: "Tandil", costCents: 150_000, time: "en el próximo reparto" }),
        always({ zone: "Mar del Plata", costCents: 450_000, time: "los viernes" }),
        always({ zone: "CABA y GBA", costCents: 780_000, time: "24 a 48 hs desde el lunes" }),
        always({ zone: "Resto del país", costCents: 990_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 4_000_000, zone: "Tandil" })],
      pickup: [
        always({
          address: "9 de Julio 655, Tandil",
          hours: "todos los días de 9 a 13 y de 16 a 20:30",
          details: null,
        }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cuánto calculo por persona para una picada?",
        body: "Para una picada como plato principal calculá 300 g por persona entre quesos y fiambres; como entrada, 150 g.",
      }),
    ],
  },
  products: [
    productOf({
      id: "401",
      name: "Queso Banquete Estacionado",
      url: `${SHOP}/queso-banquete/`,
      priceCents: 1_450_000,
      attributes: ["Peso"],
      description:
        "Queso semiduro de vaca con 6 meses de estacionamiento. Sabor intenso, ideal para picadas y para gratinar.",
      variants: [
        ["500 g"],
        ["1 kg", { priceCents: 2_700_000 }],
        ["Horma 4 kg", { priceCents: 9_900_000, stock: 2 }],
      ],
    }),
    productOf({
      id: "402",
      name: "Salame Picado Grueso",
      url: `${SHOP}/salame-grueso/`,
      priceCents: 980_000,
      attributes: [],
      description:
        "Salame tandilero con denominación de origen. Mezcla de cerdo y vaca, con pimienta y vino tinto. Pieza de 300 g aprox.",
      variants: [["", { stock: 40 }]],
    }),
    productOf({
      id: "403",
      name: "Dulce de Leche de Campo",
      url: `${SHOP}/dulce-de-leche/`,
      priceCents: 620_000,
      attributes: ["Tamaño"],
      description: "Cocido en paila de cobre, bien espeso, sin conservantes. Ideal para repostería.",
      variants: [["450 g"], ["1 kg", { priceCents: 1_180_000 }]],
    }),
    productOf({
      id: "404",
      name: "Mermelada artesanal",
      url: `${SHOP}/mermelada/`,
      priceCents: 490_000,
      attributes: ["Sabor"],
      description: "Fruta y azúcar, nada más. Frasco de 420 g.",
      variants: [["Frambuesa"], ["Higo"], ["Naranja amarga"], ["Rosa mosqueta", SOLD_OUT]],
    }),
    productOf({
      id: "405",
      name: "Tabla Serrana para 4",
      url: `${SHOP}/tabla-serrana/`,
      priceCents: 3_850_000,
      promotionalPriceCents: 3_490_000,
      attributes: [],
      description:
        "Banquete, pategrás y queso azul, salame picado grueso, jamón crudo y aceitunas. Viene en una tabla de madera de regalo.",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "406",
      name: "Galletas de Avena y Miel",
      url: `${SHOP}/galletas-avena/`,
      priceCents: 350_000,
      attributes: [],
      description: "Paquete de 250 g. Con avena, miel de la sierra y nueces. Contiene gluten y frutos secos.",
      variants: [["", { stock: 18 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
