import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://anaquel-libros.com.ar/productos";

/** A bookshop in Buenos Aires: editions at different prices, pages, ages, a book that is yet to come out, a club. */
export const anaquel: CaseStore = {
  store: {
    name: "Anaquel Libros",
    description: "Librería de barrio.",
    website: "https://anaquel-libros.com.ar",
    location: "Thames 1432, CABA",
    catalogKnowledge: `Abrimos de lunes a viernes de 10 a 20 y sábados de 11 a 18. Domingos y feriados cerrado.
Los pedidos de CABA los reparte un cadete en bici; al interior van por Andreani.
El club de lectura se reúne el segundo jueves de cada mes a las 19, con entrada libre.
Compramos libros usados los miércoles por la tarde.
Envolvemos para regalo sin cargo.
Los libros de texto escolares no tienen cambio.
Si un libro no está en el catálogo lo encargamos a la editorial: tarda unos 15 días.
Docentes: 10% de descuento presentando el carnet, en el local.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Efectivo", discountPercent: 10, combines: false, details: "En el local" }),
        always({ method: "Transferencia", discountPercent: 5, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 3_500_000, method: null })],
      shipping: [
        always({ zone: "CABA", costCents: 250_000, time: "24 a 48 hs" }),
        always({ zone: "GBA", costCents: 420_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 650_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [
        always({ fromCents: 5_000_000, zone: "CABA" }),
        always({ fromCents: 9_000_000, zone: null }),
      ],
      pickup: [always({ address: "Thames 1432, CABA", hours: "lunes a viernes de 10 a 20", details: null })],
      exchanges: [always({ days: 30, conditions: "sin marcas y con ticket de cambio" })],
      paymentDetails: "Alias ANAQUEL.TINTA.LIBRO · Titular: Julia Ferro · CUIT 27-28999111-0",
    },
    articles: [
      always({
        id: "1",
        title: "¿Tienen gift card?",
        body: "Sí, desde $ 15.000. Vale por un año y se usa en el local o en la web.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1401",
      name: "El jardín de los relojes",
      url: `${SHOP}/el-jardin-de-los-relojes/`,
      priceCents: 2_490_000,
      attributes: ["Edición"],
      description: "Novela de Irene Vidal, 312 páginas. Ganadora del Premio Clarín 2024.",
      variants: [["Tapa blanda"], ["Tapa dura", { priceCents: 3_850_000, stock: 2 }]],
    }),
    productOf({
      id: "1402",
      name: "Cuentos para no dormir",
      url: `${SHOP}/cuentos-para-no-dormir/`,
      priceCents: 1_980_000,
      promotionalPriceCents: 1_584_000,
      attributes: [],
      description: "Antología de cuentos de terror, 208 páginas. Recomendado desde los 12 años.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "1403",
      name: "Atlas ilustrado de aves",
      url: `${SHOP}/atlas-ilustrado-de-aves/`,
      priceCents: 5_600_000,
      attributes: [],
      description: "Más de 400 ilustraciones a color de aves argentinas. Tapa dura, 24 x 32 cm.",
      variants: [[""]],
    }),
    productOf({
      id: "1404",
      name: "Cocina de estación",
      url: `${SHOP}/cocina-de-estacion/`,
      priceCents: 3_200_000,
      attributes: [],
      description: "120 recetas vegetarianas de Martín Luz.",
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "1405",
      name: "Mi primer zoo",
      url: `${SHOP}/mi-primer-zoo/`,
      priceCents: 1_250_000,
      attributes: [],
      description: "Libro de cartón con solapas, de 1 a 3 años. 16 páginas.",
      variants: [[""]],
    }),
    productOf({
      id: "1406",
      name: "Agenda 2027",
      url: `${SHOP}/agenda-2027/`,
      priceCents: 1_690_000,
      attributes: ["Color", "Vista"],
      description: "Tamaño A5 con elástico y señalador. Papel de 90 g.",
      variants: [
        ["Azul/Semanal"],
        ["Azul/Diaria", { priceCents: 1_990_000 }],
        ["Rojo/Semanal", { stock: 1 }],
        ["Rojo/Diaria", { priceCents: 1_990_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "1407",
      name: "Señalador magnético x 4",
      url: `${SHOP}/senalador-magnetico/`,
      priceCents: 360_000,
      attributes: [],
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "LEER15",
      type: "percentage",
      value: 15,
      minPriceCents: 4_000_000,
      endsOn: "2026-11-30",
    }),
  ],
  orders: [
    {
      number: "3307",
      createdAt: "2026-11-20T16:20:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 4_070_000,
      currency: "ARS",
      lines: [
        { name: "El jardín de los relojes", quantity: 1, priceCents: 2_490_000 },
        { name: "Cuentos para no dormir", quantity: 1, priceCents: 1_584_000 },
      ],
      shipments: [
        {
          status: "packed",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: null,
        },
      ],
    },
  ],
};
