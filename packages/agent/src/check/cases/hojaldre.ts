import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.hojaldreyotros.com.ar/productos";

/** Frozen bakery in La Plata: packs, pieces and grams, ovens and minutes, a cold chain that goes to few places, orders ahead. */
export const hojaldre: CaseStore = {
  store: {
    name: "Hojaldre y Otros",
    description: "Panadería congelada: medialunas, tartas, masas y panes para hornear en casa.",
    website: "https://www.hojaldreyotros.com.ar",
    location: "Calle 12 n.º 890, La Plata",
    catalogKnowledge: `Abrimos de martes a domingo de 8 a 13 y de 17 a 20:30. Lunes cerrado.
Repartimos con cadena de frío los martes, jueves y sábados. Los pedidos de antes de las 12 entran en el reparto del día siguiente.
No enviamos al interior.
Por ser alimentos no hay cambios, salvo que lleguen descongelados: avisá el mismo día con una foto.
En el freezer duran 3 meses; ya horneadas, 2 días.
Las tortas se encargan con 48 horas y una seña del 40%.
Las masas se hacen en una cocina donde se usan frutos secos: no son aptas celíacos.
Tomamos pedidos para eventos desde 50 piezas con 10% de descuento.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 5, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 5, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [],
      shipping: [
        always({ zone: "La Plata", costCents: 220_000, time: "en el próximo reparto" }),
        always({ zone: "Berisso y Ensenada", costCents: 310_000, time: "en el próximo reparto" }),
        always({ zone: "CABA", costCents: 590_000, time: "los sábados" }),
      ],
      freeShipping: [always({ fromCents: 4_500_000, zone: "La Plata" })],
      pickup: [
        always({
          address: "Calle 12 n.º 890, La Plata",
          hours: "martes a domingo de 8 a 13 y de 17 a 20:30",
          details: null,
        }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo horneo las medialunas?",
        body: "Dejalas levar 3 horas a temperatura ambiente y horneá 15 minutos a 180 °C. En freidora de aire, 9 minutos a 160 °C.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3821",
      name: "Medialunas de Manteca",
      url: `${SHOP}/medialunas-manteca/`,
      priceCents: 780_000,
      attributes: ["Pack"],
      description:
        "Congeladas y listas para levar. 45 g cada una. Hechas con manteca, sin grasa ni conservantes.",
      variants: [
        ["x 12"],
        ["x 24", { priceCents: 1_450_000 }],
        ["x 48", { priceCents: 2_700_000, stock: 3 }],
      ],
    }),
    productOf({
      id: "3822",
      name: "Tarta Individual",
      url: `${SHOP}/tarta-individual/`,
      priceCents: 1_980_000,
      attributes: ["Sabor"],
      description: "Pack de 6 tartas de 300 g. Van directo al horno, 25 minutos, sin descongelar.",
      variants: [["Verdura"], ["Jamón y queso", { stock: 4 }], ["Calabaza", SOLD_OUT]],
    }),
    productOf({
      id: "3823",
      name: "Torta Rogel",
      url: `${SHOP}/torta-rogel/`,
      priceCents: 3_200_000,
      attributes: ["Tamaño"],
      description:
        "Ocho capas de masa crocante, dulce de leche repostero y merengue italiano. La chica rinde 10 porciones; la grande, 20.",
      variants: [["Chica"], ["Grande", { priceCents: 5_600_000 }]],
    }),
    productOf({
      id: "3824",
      name: "Pan de Masa Madre",
      url: `${SHOP}/pan-masa-madre/`,
      priceCents: 640_000,
      attributes: ["Harina"],
      description: "800 g, prehorneado. 24 horas de fermentación. Vegano. Sin azúcar agregada.",
      variants: [
        ["Blanca"],
        ["Integral", { priceCents: 690_000, stock: 2 }],
        ["Centeno", { priceCents: 750_000 }],
      ],
    }),
    productOf({
      id: "3825",
      name: "Masa de Hojaldre",
      url: `${SHOP}/masa-hojaldre/`,
      priceCents: 490_000,
      promotionalPriceCents: 420_000,
      attributes: [],
      description: "Plancha de 500 g, estirada, de 30 x 40 cm. Se descongela en la heladera 6 horas.",
      variants: [["", { stock: 15 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
