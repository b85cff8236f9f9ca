import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.papirobogota.com.co/productos";
const COP = { currency: "COP" };

/** Stationery in Bogotá: Colombian pesos, usted, packs and units, names printed on notebooks, cash on delivery in one city. */
export const papiro: CaseStore = {
  store: {
    name: "Papiro",
    description: "Cuadernos, arte y oficina.",
    website: "https://www.papirobogota.com.co",
    location: "Carrera 13 # 57-24, Bogotá",
    catalogKnowledge: `Atendemos de lunes a sábado de 9 a. m. a 6 p. m. y domingos de 10 a. m. a 2 p. m.
En Bogotá entregamos el mismo día si pide antes de las 11 a. m.; al resto del país enviamos con Servientrega.
Marcamos los cuadernos con nombre por $ 6.000; la marcación demora 2 días hábiles y los cuadernos marcados no tienen cambio.
A colegios les damos 18% de descuento a partir de 20 unidades.
Los martes hay 3x2 en marcadores.
No imprimimos ni fotocopiamos.
Por compras desde $ 150.000 se lleva una cartuchera de obsequio.`,
    timezone: "America/Bogota",
    country: "CO",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Nequi", discountPercent: 5, combines: true, details: null }),
        always({ method: "PSE", discountPercent: null, combines: true, details: null }),
        always({ method: "Contraentrega", discountPercent: null, combines: true, details: "Solo en Bogotá" }),
        always({ method: "Tarjeta de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [],
      shipping: [
        always({ zone: "Bogotá", costCents: 800_000, time: "el mismo día" }),
        always({ zone: "Resto del país", costCents: 1_450_000, time: "2 a 4 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 12_000_000, zone: "Bogotá" })],
      pickup: [
        always({
          address: "Carrera 13 # 57-24, Bogotá",
          hours: "lunes a sábado de 9 a. m. a 6 p. m.",
          details: null,
        }),
      ],
      exchanges: [always({ days: 8, conditions: "sin uso" })],
      paymentDetails: "Nequi 3105551234 · Papiro SAS · NIT 900.123.456-7",
    },
    articles: [],
  },
  products: [
    productOf({
      ...COP,
      id: "2201",
      name: "Cuaderno argollado Páramo",
      url: `${SHOP}/cuaderno-paramo/`,
      priceCents: 2_490_000,
      attributes: ["Hoja", "Tamaño"],
      description: "Pasta dura, 100 hojas de 75 g. Papel reciclado. Con bolsillo interno y separador.",
      variants: [
        ["Cuadriculado/Grande"],
        ["Rayado/Grande"],
        ["Rayado/Pequeño", { priceCents: 1_790_000 }],
        ["Punteado/Grande", { priceCents: 2_790_000, stock: 2 }],
        ["Punteado/Pequeño", SOLD_OUT],
      ],
    }),
    productOf({
      ...COP,
      id: "2202",
      name: "Marcadores doble punta Guacamaya",
      url: `${SHOP}/marcadores-guacamaya/`,
      priceCents: 4_500_000,
      attributes: ["Cantidad"],
      description: "A base de agua, punta pincel y punta fina. No traspasan el papel. Estuche plástico.",
      variants: [
        ["x 12"],
        ["x 24", { priceCents: 7_900_000, promotionalPriceCents: 6_900_000 }],
        ["x 60", { priceCents: 17_500_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...COP,
      id: "2203",
      name: "Acuarelas Orquídea 18 colores",
      url: `${SHOP}/acuarelas-orquidea/`,
      priceCents: 5_800_000,
      attributes: [],
      description: "En pastilla, con pincel de agua y caja metálica. No tóxicas.",
      variants: [["", { stock: 5 }]],
    }),
    productOf({
      ...COP,
      id: "2204",
      name: "Agenda 2027 Cafetal",
      url: `${SHOP}/agenda-cafetal/`,
      priceCents: 6_200_000,
      attributes: ["Formato", "Color"],
      description: "Tapa blanda de cuero sintético. Incluye stickers y calendario lunar.",
      variants: [
        ["Diaria/Verde"],
        ["Diaria/Vino", { stock: 1 }],
        ["Semanal/Verde", { priceCents: 5_400_000 }],
      ],
    }),
    productOf({
      ...COP,
      id: "2205",
      name: "Silla de oficina Sabana",
      url: `${SHOP}/silla-sabana/`,
      priceCents: 48_900_000,
      attributes: [],
      description:
        "Malla transpirable, soporte lumbar ajustable, brazos fijos. Soporta 110 kg. Requiere armado.",
      variants: [["", { stock: 2 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "PAPIRO10",
      type: "percentage",
      value: 10,
      minPriceCents: 10_000_000,
      limitedTo: ["Cuadernos"],
    }),
  ],
  orders: [
    {
      number: "1508",
      createdAt: "2026-11-22T17:00:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 6_200_000,
      currency: "COP",
      lines: [{ name: "Agenda 2027 Cafetal", quantity: 1, priceCents: 6_200_000 }],
      shipments: [],
    },
  ],
};
