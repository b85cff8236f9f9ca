import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.retama.com.ar/productos";

/** Clothes, Rosario. */
export const retama: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    name: "Retama",
    description: "Ropa de mujer en lino y algodón, diseñada y cosida en Rosario.",
    website: "https://www.retama.com.ar",
    location: "Córdoba 1450, Rosario",
    promptTemplate: null,
    catalogKnowledge: `El local atiende de lunes a viernes de 10 a 19 y los sábados de 10 a 14.
Todo se confecciona en nuestro taller del barrio Pichincha.
Enviamos por Andreani. En Rosario entregamos en moto en el día comprando antes de las 12.
Envolvemos para regalo sin cargo: pedilo en las notas de la compra.
Guía de talles: S es 36-38, M es 40-42, L es 44-46, XL es 48-50.
La ropa interior no tiene cambio.
No hacemos ventas mayoristas.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 8_000_000, method: null }),
      ],
      shipping: [
        always({ zone: "Rosario", costCents: 250_000, time: "en el día" }),
        always({ zone: "Santa Fe", costCents: 420_000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 690_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 9_000_000, zone: null })],
      pickup: [
        always({
          address: "Córdoba 1450, Rosario",
          hours: "lunes a viernes de 10 a 19 y sábados de 10 a 14",
          details: null,
        }),
      ],
      exchanges: [always({ days: 30, conditions: "con la etiqueta puesta y sin uso" })],
      paymentDetails: "Alias RETAMA.LINO.MP · Titular: Lucía Ferro",
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo cuido el lino?",
        body: "Lavalo a mano o en ciclo delicado con agua fría, secalo a la sombra y planchalo apenas húmedo. No uses secadora. Con los lavados se pone más suave.",
      }),
    ],
  },
  products: [
    productOf({
      id: "101",
      name: "Camisa de Lino Aurora",
      url: `${SHOP}/camisa-lino-aurora/`,
      priceCents: 5_890_000,
      promotionalPriceCents: 4_990_000,
      description:
        "Camisa de lino 100% natural, de corte amplio, con cuello mao y botones de nácar. Las mangas se arremangan con una presilla. Lavar a mano o en ciclo delicado con agua fría. La modelo usa talle S y mide 1,70.",
      variants: [
        ["Blanco/S"],
        ["Blanco/M"],
        ["Blanco/L", { stock: 1 }],
        ["Arena/S"],
        ["Arena/M"],
        ["Verde oliva/M", SOLD_OUT],
      ],
    }),
    productOf({
      id: "102",
      name: "Pantalón Palazzo Siena",
      url: `${SHOP}/palazzo-siena/`,
      priceCents: 6_450_000,
      description:
        "Palazzo de viscosa con mucha caída. Tiro alto, cintura elastizada en la espalda y bolsillos laterales. Largo: 106 cm. Se lava a máquina con agua fría.",
      variants: [
        ["Negro/S"],
        ["Negro/M"],
        ["Negro/L"],
        ["Negro/XL", { stock: 2 }],
        ["Chocolate/M"],
        ["Chocolate/L", SOLD_OUT],
      ],
    }),
    productOf({
      id: "103",
      name: "Vestido Midi Jazmín",
      url: `${SHOP}/vestido-jazmin/`,
      priceCents: 7_200_000,
      attributes: ["Talle"],
      description:
        "Vestido de algodón liviano estampado con flores chiquitas. Escote en V, breteles regulables, forrado hasta la rodilla y con cierre invisible al costado.",
      variants: [["S"], ["M"], ["L", SOLD_OUT]],
    }),
    productOf({
      id: "104",
      name: "Remera Básica Olivia",
      url: `${SHOP}/remera-olivia/`,
      priceCents: 2_190_000,
      description: "Remera de algodón peinado 24/1, cuello redondo y manga corta. No se transparenta.",
      variants: [
        ["Blanco/S"],
        ["Blanco/M"],
        ["Blanco/L"],
        ["Negro/S"],
        ["Negro/M"],
        ["Negro/L"],
        ["Gris melange/M"],
      ],
    }),
    productOf({
      id: "105",
      name: "Sweater Trenzas Oslo",
      url: `${SHOP}/sweater-oslo/`,
      priceCents: 5_400_000,
      promotionalPriceCents: 4_320_000,
      attributes: ["Color"],
      description:
        "Tejido en hilado de 70% acrílico y 30% lana, con punto trenza. Talle único: va bien de S a L.",
      variants: [["Crudo"], ["Bordó", { stock: 3 }]],
    }),
    productOf({
      id: "106",
      name: "Bolso Tote Lienzo",
      url: `${SHOP}/tote-lienzo/`,
      priceCents: 1_850_000,
      attributes: [],
      description:
        "De lienzo crudo grueso, 40 x 38 cm. Bolsillo interno con cierre y asas largas para llevar al hombro.",
      variants: [["", { stock: 12 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "HOLARETAMA",
      type: "percentage",
      value: 10,
      firstPurchaseOnly: true,
      minPriceCents: 3_000_000,
    }),
  ],
  orders: [
    {
      number: "3312",
      createdAt: "2026-11-20T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 5_680_000,
      currency: "ARS",
      lines: [{ name: "Camisa de Lino Aurora", quantity: 1, priceCents: 4_990_000 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Andreani",
          trackingCode: "AND5520011",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-27",
        },
      ],
    },
  ],
};
