import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.refaccion33.com.mx/productos";
const MXN = { currency: "MXN" };

/** Motorbike parts in Guadalajara: Mexican pesos, what fits which motorbike, sizes of helmets, cash at a shop's till, an installation. */
export const refaccion: CaseStore = {
  store: {
    name: "Refacción 33",
    description: "Refacciones, cascos y accesorios para moto.",
    website: "https://www.refaccion33.com.mx",
    location: "Av. Javier Mina 2140, Guadalajara",
    catalogKnowledge: `Horario: lunes a viernes de 10 a 19 h, sábados de 10 a 15 h. Domingos cerrado.
Los envíos salen por Estafeta el mismo día si pagas antes de la 1 pm; después, al día siguiente hábil.
Facturamos: pide tu factura dentro del mismo mes con tu constancia fiscal.
Los miércoles hay 2x1 en focos LED Centella.
Instalamos llantas y balatas en nuestro taller; la mano de obra de llanta cuesta $ 180 y la de balatas $ 150.
Los cascos tienen garantía de 1 año; las partes eléctricas no tienen garantía ni cambio.
No manejamos piezas usadas.
A talleres les damos 12% de descuento a partir de 10 piezas.`,
    timezone: "America/Mexico_City",
    country: "MX",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia SPEI", discountPercent: 5, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({
          method: "Efectivo en OXXO",
          discountPercent: null,
          combines: true,
          details: "Se acredita en 24 h",
        }),
        always({
          method: "Tarjeta de crédito o débito",
          discountPercent: null,
          combines: true,
          details: null,
        }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 100_000, method: null }),
        always({ count: 6, interestFree: true, minCents: 250_000, method: "BBVA y Banorte" }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Zona Metropolitana de Guadalajara", costCents: 8_900, time: "1 día hábil" }),
        always({ zone: "Resto del país", costCents: 15_900, time: "2 a 5 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 150_000, zone: null })],
      pickup: [
        always({
          address: "Av. Javier Mina 2140, Guadalajara",
          hours: "lunes a viernes de 10 a 19 h, sábados de 10 a 15 h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 15, conditions: "sin instalar y en su empaque" })],
      paymentDetails: "CLABE 012320001234567895 · BBVA · Refacción 33 SA de CV",
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué talla de casco me queda?",
        body: "Mide el contorno de tu cabeza: S 55-56 cm, M 57-58 cm, L 59-60 cm, XL 61-62 cm.",
      }),
      always({
        id: "2",
        title: "¿Puedo pagar contra entrega?",
        body: "Solo en Guadalajara, Zapopan y Tlaquepaque, en efectivo, con un cargo de $ 50.",
      }),
    ],
  },
  products: [
    productOf({
      ...MXN,
      id: "1701",
      name: "Casco abatible Vértigo",
      url: `${SHOP}/casco-abatible-vertigo/`,
      priceCents: 189_900,
      attributes: ["Color", "Talla"],
      description:
        "Certificación DOT. Doble mica: la exterior es transparente y la interior, ahumada. Interior desmontable y lavable. Pesa 1,650 g.",
      variants: [
        ["Negro mate/M"],
        ["Negro mate/L", { stock: 1 }],
        ["Negro mate/XL", SOLD_OUT],
        ["Rojo/M", { stock: 3 }],
        ["Rojo/L", SOLD_OUT],
        ["Rojo/XL", { promotionalPriceCents: 159_900, stock: 2 }],
      ],
    }),
    productOf({
      ...MXN,
      id: "1702",
      name: "Balatas delanteras Freno Firme",
      url: `${SHOP}/balatas-delanteras-freno-firme/`,
      priceCents: 24_900,
      attributes: ["Modelo"],
      description: "Semimetálicas. Juego de 2 piezas para disco delantero. No incluye el pistón.",
      variants: [
        ["Italika FT150"],
        ["Honda Cargo 150", { priceCents: 27_900 }],
        ["Yamaha FZ 2.0", { priceCents: 31_900, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...MXN,
      id: "1703",
      name: "Aceite 4T Rugido 20W50",
      url: `${SHOP}/aceite-4t-rugido/`,
      priceCents: 12_900,
      attributes: ["Presentación"],
      description: "Mineral, para motores de 4 tiempos enfriados por aire. No usar en motonetas automáticas.",
      variants: [["946 ml"], ["5 litros", { priceCents: 58_900, promotionalPriceCents: 52_900 }]],
    }),
    productOf({
      ...MXN,
      id: "1704",
      name: "Foco LED Centella H4",
      url: `${SHOP}/foco-led-centella/`,
      priceCents: 34_900,
      attributes: [],
      description: "Luz blanca de 6000 K, 35 W, 12 V. Plug and play, para faros con base H4.",
      variants: [["", { stock: 14 }]],
    }),
    productOf({
      ...MXN,
      id: "1705",
      name: "Llanta Asfalto 110/90-17",
      url: `${SHOP}/llanta-asfalto/`,
      priceCents: 115_000,
      attributes: [],
      description: "Tubeless, para rueda trasera, uso urbano. Presión recomendada de 32 psi.",
      variants: [["", { stock: 4 }]],
    }),
    productOf({
      ...MXN,
      id: "1706",
      name: "Guantes Cuero Bravo",
      url: `${SHOP}/guantes-cuero-bravo/`,
      priceCents: 69_900,
      attributes: ["Talla"],
      description:
        "Piel de cabra con protección de carbono en nudillos. Compatibles con pantalla táctil. No son impermeables.",
      variants: [["S", SOLD_OUT], ["M"], ["L"], ["XL", { stock: 2 }]],
    }),
    productOf({
      ...MXN,
      id: "1707",
      name: "Candado de disco con alarma Perro",
      url: `${SHOP}/candado-de-disco-perro/`,
      priceCents: 44_900,
      promotionalPriceCents: 39_900,
      attributes: [],
      description:
        "Perno de 6 mm de acero, alarma de 110 dB, resistente al agua. Incluye 2 llaves y 6 pilas LR44.",
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "RUTA10",
      type: "percentage",
      value: 10,
      minPriceCents: 80_000,
      endsOn: "2026-11-30",
    }),
    couponOf({
      code: "PRIMERA100",
      type: "absolute",
      value: 10_000,
      minPriceCents: 60_000,
      firstPurchaseOnly: true,
    }),
  ],
  orders: [
    {
      number: "4471",
      createdAt: "2026-11-20T18:05:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 189_900,
      currency: "MXN",
      lines: [{ name: "Casco abatible Vértigo", quantity: 1, priceCents: 189_900 }],
      shipments: [],
    },
    {
      number: "4455",
      createdAt: "2026-11-17T16:20:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 130_900,
      currency: "MXN",
      lines: [{ name: "Llanta Asfalto 110/90-17", quantity: 1, priceCents: 115_000 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Estafeta",
          trackingCode: "3025571189",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-24",
        },
      ],
    },
  ],
};
