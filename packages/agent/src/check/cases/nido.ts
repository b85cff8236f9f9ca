import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://nidoblanco.com.ar/productos";

/** Bedding in Mendoza: sizes by places of a bed, threads, washing of one kind and another, work that takes days, a shop with a warehouse. */
export const nido: CaseStore = {
  store: {
    name: "Nido Blanco",
    description: "Sábanas, acolchados y almohadas.",
    website: "https://nidoblanco.com.ar",
    location: "Arístides Villanueva 620, Mendoza",
    catalogKnowledge: `Abrimos de lunes a viernes de 10 a 14 y de 17 a 21, sábados de 10 a 14.
En el Gran Mendoza entregamos con nuestra camioneta los martes y viernes; al resto del país, por Andreani.
Bordamos iniciales en sábanas y toallones: $ 6.000 por prenda, demora 5 días y lo bordado no tiene cambio.
Las almohadas no se cambian por higiene. Lo demás, dentro de los 30 días con su etiqueta.
Los acolchados se lavan en seco; las sábanas, en lavarropas hasta 40 grados.
Para hoteles y cabañas hay precio por mayor desde 12 juegos.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: true, details: null }),
        always({ method: "Visa y Mastercard", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: "Visa y Mastercard" }),
        always({ count: 6, interestFree: true, minCents: 10_000_000, method: "Visa y Mastercard" }),
      ],
      shipping: [
        always({ zone: "Gran Mendoza", costCents: 300_000, time: "martes y viernes" }),
        always({ zone: "Resto del país", costCents: 850_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 9_000_000, zone: "Gran Mendoza" })],
      pickup: [
        always({
          address: "Arístides Villanueva 620, Mendoza",
          hours: "lunes a viernes de 10 a 14 y de 17 a 21",
          details: null,
        }),
      ],
      exchanges: [always({ days: 30, conditions: "con su etiqueta" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3911",
      name: "Juego de Sábanas Brisa",
      url: `${SHOP}/sabanas-brisa/`,
      priceCents: 3_800_000,
      attributes: ["Plaza", "Color"],
      description:
        "Percal de algodón de 200 hilos. Trae sábana ajustable, sábana encimera y fundas: una en 1 plaza, dos en el resto.",
      variants: [
        ["1 plaza/Blanco"],
        ["1 plaza/Arena", SOLD_OUT],
        ["2 plazas/Blanco", { priceCents: 5_200_000 }],
        ["2 plazas/Arena", { priceCents: 5_200_000, stock: 1 }],
        ["Queen/Blanco", { priceCents: 6_400_000 }],
      ],
    }),
    productOf({
      id: "3912",
      name: "Acolchado Nevado",
      url: `${SHOP}/acolchado-nevado/`,
      priceCents: 7_900_000,
      promotionalPriceCents: 7_110_000,
      attributes: ["Plaza"],
      description:
        "Relleno de microfibra siliconada, funda de microfibra. Reversible gris y blanco. Para invierno.",
      variants: [["2 plazas"], ["Queen", { priceCents: 9_200_000, promotionalPriceCents: 8_280_000 }]],
    }),
    productOf({
      id: "3913",
      name: "Almohada Viscoelástica Calma",
      url: `${SHOP}/almohada-calma/`,
      priceCents: 2_950_000,
      attributes: [],
      description: "60 x 40 cm y 12 cm de alto. Firmeza media, funda con cierre que se saca y se lava.",
      variants: [["", { stock: 7 }]],
    }),
    productOf({
      id: "3914",
      name: "Toallones Hotel x 2",
      url: `${SHOP}/toallones-hotel/`,
      priceCents: 3_200_000,
      attributes: ["Color"],
      description: "Dos toallones de 70 x 140 cm, algodón de 500 g por metro cuadrado.",
      variants: [["Blanco"], ["Grafito"]],
    }),
  ],
  coupons: [],
  orders: [],
};
