import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.fogonbazar.com.ar/productos";

/** Kitchenware in Mar del Plata: sizes at a price each, care and guarantees by product, a list for weddings, summer hours. */
export const fogon: CaseStore = {
  store: {
    name: "Fogón Bazar",
    description: "Bazar y cocina.",
    website: "https://www.fogonbazar.com.ar",
    location: "Güemes 2740, Mar del Plata",
    catalogKnowledge: `De diciembre a febrero abrimos todos los días de 10 a 22. El resto del año, de lunes a sábado de 10 a 20.
Repartimos en Mar del Plata los miércoles y sábados; al resto del país despachamos por Correo Argentino de lunes a viernes.
Los electrodomésticos tienen garantía de fábrica de 12 meses; las sartenes, de 24.
Las piezas rotas en el envío se reponen sin cargo avisando dentro de las 72 hs con foto.
Armamos listas de casamiento: quien regala elige y nosotros entregamos todo junto.
Los jueves, 2x1 en repasadores.
Afilamos cuchillos en el local por $ 4.000 cada uno; están al día siguiente.
No vendemos repuestos.
Ventas por mayor desde $ 300.000.
Somos pet friendly.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 15, combines: false, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: false, details: "En el local" }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 8_000_000, method: null }),
        always({ count: 12, interestFree: true, minCents: 15_000_000, method: "Visa del Banco Galicia" }),
      ],
      shipping: [
        always({ zone: "Mar del Plata", costCents: 300_000, time: "en el próximo reparto" }),
        always({ zone: "Costa Atlántica", costCents: 520_000, time: "2 a 4 días hábiles" }),
        always({ zone: "Resto del país", costCents: 980_000, time: "5 a 9 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 7_000_000, zone: "Mar del Plata" })],
      pickup: [
        always({ address: "Güemes 2740, Mar del Plata", hours: "lunes a sábado de 10 a 20", details: null }),
      ],
      exchanges: [always({ days: 20, conditions: "sin uso y con embalaje" })],
      paymentDetails: "CBU 0720123488000012345678 · Alias FOGON.OLLA.SAL · Titular: Fogón SRL",
    },
    articles: [
      always({
        id: "1",
        title: "¿Puedo usar las sartenes en inducción?",
        body: "Sí, todas las sartenes y ollas de la línea Brasa sirven para inducción, gas y vitrocerámica.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1501",
      name: "Sartén Brasa",
      url: `${SHOP}/sarten-brasa/`,
      priceCents: 3_850_000,
      attributes: ["Diámetro"],
      description:
        "Aluminio fundido con antiadherente de granito y mango de madera desmontable. No apta lavavajillas. La de 24 cm pesa 900 g y la de 28 cm pesa 1,2 kg.",
      variants: [
        ["24 cm"],
        ["28 cm", { priceCents: 4_700_000, promotionalPriceCents: 3_995_000, stock: 3 }],
        ["30 cm", { priceCents: 5_600_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "1502",
      name: "Pava eléctrica Mate Sur",
      url: `${SHOP}/pava-electrica-mate-sur/`,
      priceCents: 5_290_000,
      attributes: ["Color"],
      description:
        "1,7 litros, 1850 W, corte automático a 80 °C para mate y a 100 °C. Interior de acero inoxidable. No incluye termo.",
      variants: [["Negro"], ["Blanco", { stock: 2 }], ["Rojo", SOLD_OUT]],
    }),
    productOf({
      id: "1503",
      name: "Freidora de aire Crocante 5 litros",
      url: `${SHOP}/freidora-de-aire-crocante/`,
      priceCents: 17_900_000,
      promotionalPriceCents: 15_215_000,
      attributes: [],
      description:
        "Panel digital con 8 programas, canasto desmontable apto lavavajillas y timer de 60 minutos. Rinde para 4 personas.",
      variants: [["", { stock: 1 }]],
    }),
    productOf({
      id: "1504",
      name: "Set de mate Campero",
      url: `${SHOP}/set-de-mate-campero/`,
      priceCents: 4_480_000,
      attributes: ["Color"],
      description:
        "Mate de calabaza forrado en cuero, bombilla de alpaca y yerbera de lata. Hay que curarlo antes de usarlo.",
      variants: [["Marrón"], ["Negro"]],
    }),
    productOf({
      id: "1505",
      name: "Cuchillo de chef Filo 20 cm",
      url: `${SHOP}/cuchillo-de-chef-filo/`,
      priceCents: 2_990_000,
      attributes: [],
      description: "Hoja de acero alemán y mango de ébano. Lavar a mano y secar enseguida.",
      variants: [[""]],
    }),
    productOf({
      id: "1506",
      name: "Repasador Rayas",
      url: `${SHOP}/repasador-rayas/`,
      priceCents: 480_000,
      attributes: ["Color"],
      description: "100% algodón, 50 x 70 cm.",
      variants: [["Azul"], ["Mostaza"]],
    }),
    productOf({
      id: "1507",
      name: "Vajilla Nácar 20 piezas",
      url: `${SHOP}/vajilla-nacar/`,
      priceCents: 11_200_000,
      attributes: [],
      description:
        "Porcelana: 4 platos playos, 4 hondos, 4 de postre, 4 tazas y 4 platitos. Apta microondas.",
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [
    couponOf({
      code: "FOGON10",
      type: "percentage",
      value: 10,
      minPriceCents: 6_000_000,
      endsOn: "2026-12-10",
    }),
    couponOf({ code: "MATERO", type: "absolute", value: 400_000, limitedTo: ["Mates"] }),
  ],
  orders: [
    {
      number: "4412",
      createdAt: "2026-11-19T18:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 5_780_000,
      currency: "ARS",
      lines: [
        { name: "Pava eléctrica Mate Sur", quantity: 1, priceCents: 5_290_000 },
        { name: "Repasador Rayas", quantity: 1, priceCents: 480_000 },
      ],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correo Argentino",
          trackingCode: "SD987654321AR",
          trackingUrl: "https://www.correoargentino.com.ar/formularios/SD987654321AR",
          pickup: null,
          expectedBy: "2026-12-01",
        },
      ],
    },
  ],
};
