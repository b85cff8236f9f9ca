import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://pinonbicis.com.ar/productos";

/** A bicycle workshop in Bahía Blanca: services with prices and days, hire, deposits, goods with warranties of their own. */
export const pinon: CaseStore = {
  store: {
    name: "Piñón Bicis",
    description: "Taller y venta de bicicletas y repuestos.",
    website: "https://pinonbicis.com.ar",
    location: "Alsina 330, Bahía Blanca",
    catalogKnowledge: `El taller atiende de martes a sábado de 9 a 18. Los lunes cerramos.
Service básico $ 28.000, en 48 horas. Service completo $ 52.000, en 4 días.
Cambio de cámara $ 6.500 con la cámara incluida, en el momento.
Para dejar la bici en el taller pedimos una seña del 30% del service.
Alquilamos bicicletas solo en Bahía Blanca: $ 15.000 el día, con casco y candado.
Las bicicletas se entregan armadas en Bahía Blanca; al interior viajan en caja y el armado corre por cuenta del cliente.
Las bicicletas tienen 2 años de garantía en el cuadro y 6 meses en los componentes. Las luces y accesorios, 3 meses. Cámaras y cubiertas no tienen garantía.
No tomamos bicis usadas en parte de pago.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Efectivo", discountPercent: 10, combines: false, details: null }),
        always({ method: "Naranja", discountPercent: null, combines: true, details: null }),
        always({ method: "Visa", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 6, interestFree: true, minCents: 8_000_000, method: "Naranja" })],
      shipping: [
        always({ zone: "Bahía Blanca", costCents: 300_000, time: "24 hs" }),
        always({ zone: "Resto del país", costCents: 1_200_000, time: "5 a 9 días hábiles" }),
      ],
      freeShipping: [],
      pickup: [
        always({ address: "Alsina 330, Bahía Blanca", hours: "martes a sábado de 9 a 18", details: null }),
      ],
      exchanges: [always({ days: 10, conditions: "sin uso" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3921",
      name: "Mountain Bike Sierra 29",
      url: `${SHOP}/mountain-sierra-29/`,
      priceCents: 68_000_000,
      attributes: ["Talle"],
      description:
        "Cuadro de aluminio, 21 velocidades, frenos a disco mecánicos y suspensión delantera. Pesa 14,5 kg.",
      variants: [["S"], ["M", { stock: 2 }], ["L", SOLD_OUT]],
    }),
    productOf({
      id: "3922",
      name: "Casco Rueda",
      url: `${SHOP}/casco-rueda/`,
      priceCents: 4_200_000,
      attributes: ["Talle", "Color"],
      description: "Regulable, con 18 ventilaciones y visera desmontable. M: 54 a 58 cm; L: 58 a 62 cm.",
      variants: [["M/Negro"], ["M/Rojo", { stock: 1 }], ["L/Negro"]],
    }),
    productOf({
      id: "3923",
      name: "Kit de Luces Faro",
      url: `${SHOP}/luces-faro/`,
      priceCents: 1_850_000,
      attributes: [],
      description: "Delantera y trasera, recargables por USB. 4 modos. Resisten la lluvia.",
      variants: [[""]],
    }),
    productOf({
      id: "3924",
      name: "Cámara 29 válvula Schrader",
      url: `${SHOP}/camara-29/`,
      priceCents: 520_000,
      attributes: [],
      description: "Butilo, para cubiertas de 1,9 a 2,3 pulgadas.",
      variants: [["", { stock: 30 }]],
    }),
    productOf({
      id: "3925",
      name: "Inflador de Pie Soplo",
      url: `${SHOP}/inflador-soplo/`,
      priceCents: 2_600_000,
      attributes: [],
      description: "Con manómetro, hasta 160 psi. Pico para válvulas Presta y Schrader.",
      variants: [[""]],
    }),
  ],
  coupons: [],
  orders: [],
};
