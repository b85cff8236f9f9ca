import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.latuercarosario.com.ar/productos";

/** Tools and hardware in Rosario: watts and torque, what a case holds, repairs under guarantee, retail and invoice, freight of what is big. */
export const tuerca: CaseStore = {
  store: {
    name: "La Tuerca",
    description: "Herramientas eléctricas y manuales, bulonería y jardín.",
    website: "https://www.latuercarosario.com.ar",
    location: "Av. Pellegrini 3120, Rosario",
    catalogKnowledge: `Horario: lunes a viernes de 8 a 18, sábados de 8:30 a 13. Domingos y feriados cerrado.
Las herramientas eléctricas tienen 12 meses de garantía; las manuales, 6 meses. Los consumibles (discos, mechas) no tienen garantía.
Las herramientas eléctricas usadas no se cambian: van al service. El service está en San Luis 1450.
Los andamios y las escaleras van sólo a Rosario y Gran Rosario, en nuestro camión; no se despachan al interior.
Lo demás viaja por Andreani.
Emitimos factura A y B.
A obras les hacemos 8% desde 10 unidades.
No alquilamos herramientas.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 12, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 15_000_000, method: null }),
      ],
      shipping: [
        always({ zone: "Rosario", costCents: 350_000, time: "al día siguiente" }),
        always({ zone: "Gran Rosario", costCents: 520_000, time: "1 a 2 días hábiles" }),
        always({ zone: "Santa Fe y Entre Ríos", costCents: 810_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 1_090_000, time: "4 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 12_000_000, zone: "Rosario" })],
      pickup: [
        always({
          address: "Av. Pellegrini 3120, Rosario",
          hours: "lunes a viernes de 8 a 18, sábados de 8:30 a 13",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "sin usar y en su caja" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3811",
      name: "Taladro Percutor Yunque 750",
      url: `${SHOP}/taladro-yunque-750/`,
      priceCents: 9_800_000,
      attributes: ["Versión"],
      description:
        "Motor de 750 W, mandril de 13 mm, velocidad variable y reversa. Perfora hasta 13 mm en hormigón y 30 mm en madera. Empuñadura lateral. La versión con maletín trae 10 mechas.",
      variants: [["Solo taladro"], ["Con maletín", { priceCents: 12_400_000, stock: 5 }]],
    }),
    productOf({
      id: "3812",
      name: "Atornillador Inalámbrico Grillo 12V",
      url: `${SHOP}/atornillador-grillo/`,
      priceCents: 11_500_000,
      promotionalPriceCents: 9_900_000,
      attributes: ["Baterías"],
      description:
        "Torque de 28 Nm, dos velocidades y luz LED. Batería de litio de 2 Ah, carga en 1 hora. Pesa 1,1 kg. Se puede usar para muebles y durlock.",
      variants: [
        ["1 batería"],
        ["2 baterías", { priceCents: 14_900_000, promotionalPriceCents: null, stock: 3 }],
      ],
    }),
    productOf({
      id: "3813",
      name: "Escalera Extensible Cóndor",
      url: `${SHOP}/escalera-condor/`,
      priceCents: 18_600_000,
      attributes: ["Escalones"],
      description: "De aluminio, soporta 120 kg, patas antideslizantes. Plegada entra en un baúl.",
      variants: [
        ["6 escalones"],
        ["8 escalones", { priceCents: 22_300_000, stock: 2 }],
        ["10 escalones", { priceCents: 26_900_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "3814",
      name: "Set de Llaves Combinadas Forja",
      url: `${SHOP}/llaves-forja/`,
      priceCents: 6_300_000,
      attributes: ["Piezas"],
      description: "Acero cromo vanadio, de 6 a 22 mm, en rollo de lona.",
      variants: [["8 piezas"], ["12 piezas", { priceCents: 8_700_000, stock: 1 }]],
    }),
    productOf({
      id: "3815",
      name: "Disco de Corte Filo 115 mm",
      url: `${SHOP}/disco-filo/`,
      priceCents: 150_000,
      attributes: [],
      description: "Para metal, 1 mm de espesor. Se vende por unidad. No usar para desbaste.",
      variants: [["", { stock: 200 }]],
    }),
    productOf({
      id: "3816",
      name: "Amoladora Angular Chispa 850",
      url: `${SHOP}/amoladora-chispa/`,
      priceCents: 8_900_000,
      attributes: [],
      description: "850 W, disco de 115 mm, 11.000 rpm, con traba de seguridad. No trae disco.",
      variants: [["", { stock: 7 }]],
    }),
  ],
  coupons: [couponOf({ code: "OBRA7", type: "percentage", value: 7, minPriceCents: 10_000_000 })],
  orders: [],
};
