import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.atrilmusica.com.ar/productos";

/** Musical instruments in Paraná: sets, strings by gauge, left hand, what a case holds, a luthier, lessons, two banks. */
export const atril: CaseStore = {
  store: {
    name: "Atril Música",
    description: "Instrumentos y accesorios.",
    website: "https://www.atrilmusica.com.ar",
    location: "Calle San Martín 915, Paraná",
    catalogKnowledge: `Abrimos de lunes a viernes de 9 a 12:30 y de 16:30 a 20. Los sábados solo por la mañana, de 9 a 13.
Toda guitarra sale calibrada por nuestro luthier sin cargo.
El luthier atiende martes y jueves. El cambio de cuerdas cuesta $ 8.000, con las cuerdas aparte.
Con cada guitarra va de regalo un juego de púas.
Los instrumentos tienen 12 meses de garantía y los accesorios 3 meses.
Los parches, cuerdas y cañas no se cambian por higiene y desgaste.
Enviamos por Andreani con seguro incluido.
Los lunes hay 15% off en accesorios pagando en efectivo.
No alquilamos instrumentos. No damos clases.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: false, details: "En el local" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 15_000_000, method: null }),
        always({ count: 12, interestFree: true, minCents: 40_000_000, method: "Banco Entre Ríos" }),
      ],
      shipping: [
        always({ zone: "Paraná", costCents: 450_000, time: "24 a 48 hs" }),
        always({ zone: "Santa Fe", costCents: 780_000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 1_640_000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 35_000_000, zone: null })],
      pickup: [
        always({
          address: "Calle San Martín 915, Paraná",
          hours: "lunes a viernes de 9 a 12:30 y de 16:30 a 20",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "sin uso y con su caja" })],
      paymentDetails: "Alias ATRIL.SOL.FA · CBU 2850590940090418135201 · Titular: Ramiro Godoy",
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué guitarra conviene para un chico?",
        body: "Hasta los 8 años recomendamos la 1/2, de 8 a 11 la 3/4 y desde los 12 la 4/4.",
      }),
      always({
        id: "2",
        title: "¿Se puede señar?",
        body: "Sí, con el 30% te lo reservamos 15 días. La seña no se devuelve.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1801",
      name: "Guitarra criolla Lapacho",
      url: `${SHOP}/guitarra-criolla-lapacho/`,
      priceCents: 18_500_000,
      attributes: ["Tamaño"],
      description:
        "Tapa de pino, fondo y aros de cedro, diapasón de guayubira. Cuerdas de nylon. No incluye funda.",
      variants: [
        ["1/2", { priceCents: 15_900_000, stock: 2 }],
        ["3/4", { priceCents: 16_700_000, ...SOLD_OUT }],
        ["4/4", { stock: 5 }],
      ],
    }),
    productOf({
      id: "1802",
      name: "Guitarra eléctrica Chispa",
      url: `${SHOP}/guitarra-electrica-chispa/`,
      priceCents: 42_000_000,
      promotionalPriceCents: 37_800_000,
      attributes: ["Color", "Mano"],
      description:
        "Cuerpo de tilo, mástil de arce, 22 trastes, 3 micrófonos de bobina simple. Incluye cable y funda.",
      variants: [
        ["Sunburst/Diestra"],
        ["Negra/Diestra", { stock: 1 }],
        ["Negra/Zurda", { promotionalPriceCents: null, stock: 1 }],
        ["Roja/Diestra", SOLD_OUT],
      ],
    }),
    productOf({
      id: "1803",
      name: "Amplificador Trueno",
      url: `${SHOP}/amplificador-trueno/`,
      priceCents: 19_800_000,
      attributes: ["Potencia"],
      description: "Parlante de 8 pulgadas, dos canales, entrada para auriculares. No trae pedal.",
      variants: [["15 W"], ["30 W", { priceCents: 31_200_000, stock: 3 }]],
    }),
    productOf({
      id: "1804",
      name: "Encordado acústica Brisa",
      url: `${SHOP}/encordado-acustica-brisa/`,
      priceCents: 1_450_000,
      attributes: ["Calibre"],
      description: "Juego de 6 cuerdas de bronce fosforoso.",
      variants: [["010"], ["011", { stock: 2 }], ["012", SOLD_OUT]],
    }),
    productOf({
      id: "1805",
      name: "Teclado Marfil 61",
      url: `${SHOP}/teclado-marfil-61/`,
      priceCents: 26_500_000,
      attributes: [],
      description:
        "61 teclas sensitivas, 300 ritmos y 500 sonidos. Conexión USB MIDI. Trae atril y fuente; el soporte se vende por separado.",
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      id: "1806",
      name: "Cajón peruano Chabuca",
      url: `${SHOP}/cajon-peruano-chabuca/`,
      priceCents: 9_600_000,
      attributes: ["Terminación"],
      description: "Madera de guatambú, bordona regulable, 48 cm de alto. Soporta hasta 120 kg.",
      variants: [["Natural"], ["Teñido", { priceCents: 10_400_000 }]],
    }),
    productOf({
      id: "1807",
      name: "Soporte para teclado Tijera",
      url: `${SHOP}/soporte-tijera/`,
      priceCents: 4_200_000,
      attributes: [],
      description: "Altura regulable de 60 a 95 cm. De acero.",
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "DOREMI",
      type: "percentage",
      value: 5,
      minPriceCents: 10_000_000,
      endsOn: "2026-12-15",
    }),
    couponOf({ code: "PUAS2000", type: "absolute", value: 200_000, limitedTo: ["Accesorios"] }),
  ],
  orders: [
    {
      number: "3120",
      createdAt: "2026-11-18T13:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 27_950_000,
      currency: "ARS",
      lines: [
        { name: "Teclado Marfil 61", quantity: 1, priceCents: 26_500_000 },
        { name: "Encordado acústica Brisa", quantity: 1, priceCents: 1_450_000 },
      ],
      shipments: [
        {
          status: "delivered",
          carrier: "Andreani",
          trackingCode: "AND360012345",
          trackingUrl: null,
          pickup: null,
          expectedBy: null,
        },
      ],
    },
    {
      number: "3134",
      createdAt: "2026-11-22T22:10:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 9_600_000,
      currency: "ARS",
      lines: [{ name: "Cajón peruano Chabuca", quantity: 1, priceCents: 9_600_000 }],
      shipments: [],
    },
  ],
};
