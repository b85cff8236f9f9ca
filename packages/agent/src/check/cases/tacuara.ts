import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.tacuaramuebles.com.ar/productos";

/** Furniture, Buenos Aires. */
export const tacuara: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Tacuara Muebles",
    description: "Muebles de madera maciza de diseño simple, hechos a pedido.",
    website: "https://www.tacuaramuebles.com.ar",
    location: "Showroom en Gurruchaga 1180, Villa Crespo, CABA",
    catalogKnowledge: `El showroom abre de martes a sábado de 11 a 19.
Los muebles se fabrican a pedido: la demora es de 20 a 30 días. Los que dicen "entrega inmediata" salen en 72 hs.
Entregamos con flete propio en CABA y GBA; el flete sube por escalera hasta el segundo piso sin cargo. Pisos más altos por escalera se cotizan aparte.
Al interior despachamos por expreso; el flete lo paga el cliente al recibir.
Los muebles tienen 2 años de garantía por defectos de fabricación.
Se pueden pedir en otras medidas: un asesor pasa el presupuesto.
Se seña el 50% y el saldo se paga antes de la entrega.
Los muebles a medida no tienen cambio.
El armado está incluido en CABA.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 10, combines: false, details: "En el showroom" }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 6, interestFree: true, minCents: null, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "CABA", costCents: 2_500_000, time: "a coordinar" }),
        always({ zone: "GBA", costCents: 3_800_000, time: "a coordinar" }),
      ],
      freeShipping: [always({ fromCents: 80_000_000, zone: "CABA" })],
      pickup: [
        always({ address: "Gurruchaga 1180, CABA", hours: "martes a sábado de 11 a 19", details: null }),
      ],
      exchanges: [always({ days: 10, conditions: "sin uso; no aplica a muebles a medida" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Cómo cuido la madera?",
        body: "Pasale un paño apenas húmedo y secalo enseguida. Cada seis meses, una mano de cera. Usá posavasos y evitá el sol directo.",
      }),
    ],
  },
  products: [
    productOf({
      id: "501",
      name: "Mesa de comedor Ceibo",
      url: `${SHOP}/mesa-ceibo/`,
      priceCents: 62_000_000,
      attributes: ["Medida"],
      description:
        "Mesa de madera maciza de guayubira con terminación en cera natural. Patas cónicas atornilladas, altura 76 cm.",
      variants: [
        ["140 x 80 cm"],
        ["180 x 90 cm", { priceCents: 74_500_000 }],
        ["220 x 95 cm", { priceCents: 89_000_000 }],
      ],
    }),
    productOf({
      id: "502",
      name: "Silla Totora",
      url: `${SHOP}/silla-totora/`,
      priceCents: 12_800_000,
      attributes: ["Madera"],
      description:
        "Asiento tejido a mano en totora y estructura de madera. Soporta hasta 120 kg. Entrega inmediata.",
      variants: [
        ["Guayubira", { stock: 14 }],
        ["Paraíso", { stock: 6 }],
      ],
    }),
    productOf({
      id: "503",
      name: "Sillón Delta 2 cuerpos",
      url: `${SHOP}/sillon-delta/`,
      priceCents: 98_000_000,
      promotionalPriceCents: 86_000_000,
      attributes: ["Tela"],
      description:
        "Estructura de eucalipto, almohadones de espuma de alta densidad con fundas desmontables y lavables. Ancho 165 cm, profundidad 85 cm.",
      variants: [
        ["Lino natural"],
        ["Chenille gris"],
        ["Pana verde", { priceCents: 104_000_000, promotionalPriceCents: null }],
      ],
    }),
    productOf({
      id: "504",
      name: "Biblioteca Escalera",
      url: `${SHOP}/biblioteca-escalera/`,
      priceCents: 34_500_000,
      attributes: [],
      description:
        "Cinco estantes de paraíso, se apoya en la pared y se fija con dos tornillos (incluidos). 190 cm de alto por 65 de ancho. Cada estante aguanta 15 kg.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "505",
      name: "Mesa de luz Ombú",
      url: `${SHOP}/mesa-luz-ombu/`,
      priceCents: 15_900_000,
      attributes: ["Color"],
      description:
        "Un cajón con correderas telescópicas y un estante abierto. Frente laqueado. 45 x 40 x 55 cm. Entrega inmediata.",
      variants: [["Blanco"], ["Verde salvia", { stock: 1 }], ["Negro", SOLD_OUT]],
    }),
  ],
  coupons: [],
  orders: [],
};
