import { always, productOf, type CaseStore } from "./caseStore.ts";

const SHOP = "https://panaderiatrigal.com.ar/productos";

/** A bakery in Paraná: dozens and pieces, cakes by order with a deposit, what is made without nuts and what isn't. */
export const trigal: CaseStore = {
  store: {
    name: "Panadería Trigal",
    description: "Facturas, panes y tortas.",
    website: "https://panaderiatrigal.com.ar",
    location: "Urquiza 1012, Paraná",
    catalogKnowledge: `Abrimos todos los días de 7 a 13 y de 16:30 a 20:30; los domingos, solo a la mañana.
Las tortas se encargan con 3 días de anticipación y una seña de $ 8.000.
Repartimos en Paraná de 8 a 12. A Oro Verde, solo los sábados. No enviamos a otras ciudades.
Todo se hace en la misma cocina: puede haber trazas de frutos secos. No tenemos productos sin TACC.
Los pedidos de más de 6 docenas tienen 10% de descuento.
Los alimentos no se cambian.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Efectivo", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [],
      shipping: [
        always({ zone: "Paraná", costCents: 150_000, time: "de 8 a 12" }),
        always({ zone: "Oro Verde", costCents: 320_000, time: "los sábados" }),
      ],
      freeShipping: [always({ fromCents: 2_500_000, zone: "Paraná" })],
      pickup: [
        always({ address: "Urquiza 1012, Paraná", hours: "de 7 a 13 y de 16:30 a 20:30", details: null }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3931",
      name: "Facturas surtidas",
      url: `${SHOP}/facturas/`,
      priceCents: 960_000,
      attributes: ["Cantidad"],
      description: "Medialunas, vigilantes y bolas de fraile del día.",
      variants: [["Docena"], ["Media docena", { priceCents: 510_000 }]],
    }),
    productOf({
      id: "3932",
      name: "Sándwiches de miga",
      url: `${SHOP}/sandwiches-miga/`,
      priceCents: 1_800_000,
      attributes: ["Cantidad"],
      description: "Jamón y queso, en pan blanco. Se hacen en el día.",
      variants: [["24 unidades"], ["48 unidades", { priceCents: 3_360_000 }]],
    }),
    productOf({
      id: "3933",
      name: "Torta Selva Negra",
      url: `${SHOP}/selva-negra/`,
      priceCents: 3_200_000,
      attributes: ["Tamaño"],
      description:
        "Bizcochuelo de chocolate, crema y guindas. Lleva licor. La de 20 cm rinde 10 porciones; la de 26 cm, 18.",
      variants: [["20 cm"], ["26 cm", { priceCents: 4_680_000 }]],
    }),
    productOf({
      id: "3934",
      name: "Pan de masa madre",
      url: `${SHOP}/masa-madre/`,
      priceCents: 420_000,
      attributes: ["Harina"],
      description: "Hogaza de 700 g, fermentación de 24 horas. Dura 4 días.",
      variants: [["Blanco"], ["Integral", { priceCents: 455_000 }]],
    }),
    productOf({
      id: "3935",
      name: "Alfajores de maicena x 6",
      url: `${SHOP}/alfajores-maicena/`,
      priceCents: 720_000,
      attributes: [],
      description: "Con dulce de leche y coco rallado. Duran 7 días.",
      variants: [["", { stock: 5 }]],
    }),
  ],
  coupons: [],
  orders: [],
};
