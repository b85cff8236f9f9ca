import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.elovillo.com.ar/productos";

/** Yarns and needles in Córdoba: grams and metres of a ball, what needle it asks for, classes, dye lots, packs. */
export const ovillo: CaseStore = {
  store: {
    name: "El Ovillo",
    description: "Lanas, agujas y kits para tejer.",
    website: "https://www.elovillo.com.ar",
    location: "Belgrano 640, Córdoba",
    catalogKnowledge: `Atendemos de lunes a viernes de 9:30 a 13 y de 16 a 20. Los sábados, de 10 a 13:30.
Los ovillos se cambian sólo cerrados y con su faja. Los kits abiertos no tienen cambio.
Damos clases de crochet los miércoles a las 18, con inscripción previa.
Los ovillos de distintas partidas pueden variar de tono.
En Córdoba Capital entregamos en moto de lunes a viernes. Al interior de la provincia va por encomienda, y al resto del país por Correo Argentino.
No vendemos lana por metro.`,
    timezone: "America/Argentina/Cordoba",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 3_000_000, method: null })],
      shipping: [
        always({ zone: "Córdoba Capital", costCents: 280_000, time: "24 a 48 hs" }),
        always({ zone: "Interior de Córdoba", costCents: 540_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 790_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 7_000_000, zone: null })],
      pickup: [
        always({
          address: "Belgrano 640, Córdoba",
          hours: "lunes a viernes de 9:30 a 13 y de 16 a 20",
          details: null,
        }),
      ],
      exchanges: [always({ days: 20, conditions: "ovillos cerrados y con su faja" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cuántos ovillos necesito?",
        body: "Para un suéter de adulto talle M calculá 6 ovillos de 100 g; para uno de niño, 3. Para un gorro alcanza con 1.",
      }),
      always({
        id: "2",
        title: "¿Cómo lavo lo tejido?",
        body: "La lana merino se lava a mano con agua fría y se seca extendida. El algodón va al lavarropas en programa delicado.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3801",
      name: "Lana Merino Chamical",
      url: `${SHOP}/merino-chamical/`,
      priceCents: 890_000,
      attributes: ["Color", "Peso"],
      description:
        "Merino 100%, suave y no pica. Ovillo de 100 g y 220 m. Para agujas 4 a 5. Teñida a mano por artesanas de Traslasierra.",
      variants: [
        ["Crudo/100 g"],
        ["Terracota/100 g", { stock: 4 }],
        ["Verde musgo/100 g", SOLD_OUT],
        ["Crudo/500 g", { priceCents: 3_900_000, stock: 2 }],
      ],
    }),
    productOf({
      id: "3802",
      name: "Algodón Peinado Tala",
      url: `${SHOP}/algodon-tala/`,
      priceCents: 520_000,
      promotionalPriceCents: 450_000,
      attributes: ["Color"],
      description:
        "Algodón peinado de 8 hebras, 50 g, 120 m. Brilla, no pierde color y resiste el lavarropas. Ideal amigurumis.",
      variants: [["Celeste"], ["Mostaza", { stock: 3 }], ["Negro", SOLD_OUT]],
    }),
    productOf({
      id: "3803",
      name: "Agujas Circulares Bambú",
      url: `${SHOP}/agujas-bambu/`,
      priceCents: 640_000,
      attributes: ["Número", "Largo"],
      description: "De bambú liviano, con cable flexible que no se enrosca. No hacen ruido al tejer.",
      variants: [
        ["4 mm/80 cm"],
        ["5 mm/80 cm", { stock: 1 }],
        ["5 mm/120 cm", { priceCents: 710_000 }],
        ["6 mm/80 cm", SOLD_OUT],
      ],
    }),
    productOf({
      id: "3804",
      name: "Kit Gorro Principiante",
      url: `${SHOP}/kit-gorro/`,
      priceCents: 2_480_000,
      attributes: [],
      description:
        "Trae 2 ovillos de 100 g, un par de agujas 6 mm y el patrón impreso paso a paso. Se teje en un fin de semana.",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "3805",
      name: "Pack Amigurumi x 6",
      url: `${SHOP}/pack-amigurumi/`,
      priceCents: 2_340_000,
      attributes: ["Paleta"],
      description: "6 ovillos de algodón de 50 g cada uno, en colores combinados. No incluye ganchillo.",
      variants: [["Pastel"], ["Tierra", { stock: 2 }]],
    }),
  ],
  coupons: [couponOf({ code: "PUNTO5", type: "percentage", value: 5, firstPurchaseOnly: true })],
  orders: [],
};
