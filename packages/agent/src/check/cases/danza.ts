import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.danzarina.com.ar/productos";

/** Dance wear in Rosario: promotions, prices by variant, a price on request, a full sheet. */
export const danza: CaseStore = {
  store: {
    name: "Danzarina",
    description: "Ropa y calzado de danza en Rosario, desde 1998.",
    website: "https://www.danzarina.com.ar",
    location: "San Martín 845, Rosario, Santa Fe",
    catalogKnowledge: `Las zapatillas de punta se prueban en el local con turno previo.
Las medias puntas calzan un número menos que el calzado de calle.
Hacemos envíos a todo el país por Andreani y Correo Argentino.
WhatsApp del local: 341 555-0182. Instagram: https://www.instagram.com/danzarina.ar
Abrimos de lunes a viernes de 9 a 13 y de 16 a 20, sábados de 9:30 a 13:30. Domingos cerrado.
Los martes hay 2x1 en medias Sanco.
La gift card vence a los 6 meses.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: true, details: "En el local" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 3_000_000, method: null }),
        always({
          count: 6,
          interestFree: true,
          minCents: 8_000_000,
          method: "Visa y Mastercard del Banco Nación",
        }),
      ],
      shipping: [
        always({ zone: "Rosario", costCents: 250_000, time: "24 a 48 hs" }),
        always({ zone: "Santa Fe y Buenos Aires", costCents: 590_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: null, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 9_000_000, zone: null })],
      pickup: [
        always({
          address: "San Martín 845, Rosario",
          hours: "lunes a viernes de 9 a 13 y de 16 a 20",
          details: "Sin cargo",
        }),
      ],
      exchanges: [always({ days: 30, conditions: "con etiqueta y ticket" })],
      paymentDetails:
        "Banco Credicoop · CBU 1910123455012345678901 · Alias DANZA.PUNTA.TUTU · Titular: Danzarina SRL · CUIT 30-71234567-8",
    },
    articles: [
      always({
        id: "1",
        title: "¿Hacen factura A?",
        body: "Sí. Mandá el CUIT a facturas@danzarina.com.ar.",
      }),
      always({
        id: "2",
        title: "¿Tienen garantía?",
        body: "Los zapatos tienen garantía de 3 meses por fallas de fabricación.",
      }),
    ],
  },
  products: [
    productOf({
      id: "101",
      name: "Zapatillas de punta Clara",
      url: `${SHOP}/zapatillas-de-punta-clara/`,
      priceCents: 8_990_000,
      promotionalPriceCents: 7_490_050,
      freeShipping: true,
      description: "Punta de media dureza, suela de cuero.",
      variants: [["Rosa/36", { stock: 2 }], ["Rosa/37"], ["Negro/36", SOLD_OUT], ["Negro/38"]],
    }),
    productOf({
      id: "102",
      name: "Medias de red",
      url: `${SHOP}/medias-de-red/`,
      priceCents: 1_200_000,
      variants: [["Negro/M"], ["Natural/L", { priceCents: 1_350_000 }]],
    }),
    productOf({
      id: "103",
      name: "Medias convertibles Sanco",
      url: `${SHOP}/medias-convertibles-sanco/`,
      priceCents: 990_000,
      description: "100% algodón, se lavan a máquina.",
      variants: [["Rosa/S", { stock: 1 }], ["Rosa/M"], ["Rosa/L"]],
    }),
    productOf({
      id: "104",
      name: "Tutú de ensayo",
      url: `${SHOP}/tutu-de-ensayo/`,
      priceCents: 6_200_000,
      variants: [["Blanco/S", SOLD_OUT]],
    }),
    productOf({
      id: "105",
      name: "Vestuario a medida",
      url: `${SHOP}/vestuario-a-medida/`,
      priceCents: null,
      attributes: [],
      description: "El precio depende del diseño.",
      variants: [["", { stock: null }]],
    }),
    productOf({
      id: "106",
      name: "Malla Aurora manga larga",
      url: `${SHOP}/malla-aurora-manga-larga/`,
      priceCents: 4_500_000,
      variants: [["Negro/S"], ["Negro/M"], ["Bordó/M"], ["Bordó/L"], ["Negro/L", SOLD_OUT]],
    }),
    productOf({
      id: "107",
      name: "Bolso Grand Jeté",
      url: `${SHOP}/bolso-grand-jete/`,
      priceCents: 5_850_000,
      promotionalPriceCents: 4_972_500,
      attributes: [],
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "DANZA15",
      type: "percentage",
      value: 15,
      minPriceCents: 5_000_000,
      endsOn: "2026-12-31",
      firstPurchaseOnly: true,
    }),
    couponOf({ code: "ENVIOGRATIS", type: "shipping", limitedTo: ["Medias"] }),
    couponOf({ code: "MEDIAS2000", type: "absolute", value: 200_000, limitedTo: ["Medias"] }),
  ],
  orders: [
    {
      number: "1052",
      createdAt: "2026-11-18T13:30:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 8_690_050,
      currency: "ARS",
      lines: [
        { name: "Zapatillas de punta Clara", quantity: 1, priceCents: 7_490_050 },
        { name: "Medias de red", quantity: 1, priceCents: 1_200_000 },
      ],
      shipments: [
        {
          status: "dispatched",
          carrier: "Andreani",
          trackingCode: "360000123456789",
          trackingUrl: "https://www.andreani.com/envio/360000123456789",
          pickup: null,
          expectedBy: "2026-11-25",
        },
      ],
    },
    {
      number: "1060",
      createdAt: "2026-11-22T20:10:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 4_500_000,
      currency: "ARS",
      lines: [{ name: "Malla Aurora manga larga", quantity: 1, priceCents: 4_500_000 }],
      shipments: [],
    },
  ],
};
