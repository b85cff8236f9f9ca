import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.cuncunabebe.cl/productos";
const CLP = { currency: "CLP" };

/** Baby goods in Santiago: Chilean pesos, ages and weights that goods are for, what is not taken back, dispatch by district. */
export const cuncuna: CaseStore = {
  store: {
    name: "Cuncuna Bebé",
    description: "Coches, sillas, ropa y lactancia.",
    website: "https://www.cuncunabebe.cl",
    location: "Av. Irarrázaval 3456, Ñuñoa, Santiago",
    catalogKnowledge: `La tienda atiende de martes a sábado de 10:30 a 19:00. Domingos y lunes está cerrada.
En la Región Metropolitana despachamos con Starken en 24 a 48 horas hábiles; a regiones, con Chilexpress.
Los sacaleches, mamaderas y chupetes no tienen cambio ni devolución por higiene.
Los coches y sillas de auto tienen 1 año de garantía; la ropa, 3 meses.
Los jueves hay 20% de descuento en ropa.
Envolvemos para regalo por $ 1.500.
En la compra de un coche va de regalo el cobertor de lluvia.
No arrendamos sillas. No hacemos ajustes de ropa.
La instalación de la silla de auto en tu vehículo es gratis si la retiras en tienda, los sábados.`,
    timezone: "America/Santiago",
    country: "CL",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 4, combines: false, details: null }),
        always({ method: "Webpay", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 6, combines: false, details: "En tienda" }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 3_000_000, method: null }),
        always({ count: 6, interestFree: true, minCents: 10_000_000, method: "Banco de Chile" }),
      ],
      shipping: [
        always({ zone: "Región Metropolitana", costCents: 399_000, time: "24 a 48 horas hábiles" }),
        always({ zone: "Regiones", costCents: 690_000, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 6_000_000, zone: "Región Metropolitana" })],
      pickup: [
        always({
          address: "Av. Irarrázaval 3456, Ñuñoa, Santiago",
          hours: "martes a sábado de 10:30 a 19:00",
          details: null,
        }),
      ],
      exchanges: [always({ days: 30, conditions: "con etiqueta y boleta" })],
      paymentDetails: "Cuenta corriente 00-123-45678-9 · Banco de Chile · Cuncuna SpA · RUT 76.543.210-K",
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué talla compro?",
        body: "Talla RN hasta 4 kg; talla 3M de 4 a 6 kg; talla 6M de 6 a 8 kg; talla 12M de 8 a 10 kg.",
      }),
      always({
        id: "2",
        title: "¿Tienen lista de nacimiento?",
        body: "Sí. La armas en la tienda o por la web y al cerrarla recibes el 5% de lo comprado en una gift card.",
      }),
    ],
  },
  products: [
    productOf({
      ...CLP,
      id: "2001",
      name: "Coche Colibrí",
      url: `${SHOP}/coche-colibri/`,
      priceCents: 18_990_000,
      promotionalPriceCents: 15_990_000,
      attributes: ["Color"],
      description:
        "Desde el nacimiento hasta los 15 kg. Pesa 6,8 kg, se pliega con una mano y cabe en cabina de avión. Respaldo reclinable en 3 posiciones. No incluye portavasos.",
      variants: [["Gris"], ["Negro", { stock: 2 }], ["Terracota", SOLD_OUT]],
    }),
    productOf({
      ...CLP,
      id: "2002",
      name: "Silla de auto Halcón",
      url: `${SHOP}/silla-de-auto-halcon/`,
      priceCents: 22_990_000,
      attributes: [],
      description:
        "Grupo 0+/1/2/3, de 0 a 36 kg. Con anclaje ISOFIX y giro de 360 grados. A contramarcha hasta los 18 kg.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      ...CLP,
      id: "2003",
      name: "Body manga larga Copihue",
      url: `${SHOP}/body-copihue/`,
      priceCents: 799_000,
      attributes: ["Color", "Talla"],
      description: "Algodón pima peruano, broches sin níquel. Pack de 3 unidades.",
      variants: [
        ["Blanco/RN"],
        ["Blanco/3M", { stock: 2 }],
        ["Menta/3M"],
        ["Menta/6M", SOLD_OUT],
        ["Lúcuma/6M", { stock: 1 }],
        ["Lúcuma/12M", { priceCents: 899_000 }],
      ],
    }),
    productOf({
      ...CLP,
      id: "2004",
      name: "Sacaleches eléctrico Marea",
      url: `${SHOP}/sacaleches-marea/`,
      priceCents: 5_990_000,
      attributes: ["Tipo"],
      description:
        "9 niveles de succión, batería recargable, libre de BPA. Incluye 2 bolsas de prueba y copa de 24 mm.",
      variants: [["Simple"], ["Doble", { priceCents: 9_990_000, stock: 2 }]],
    }),
    productOf({
      ...CLP,
      id: "2005",
      name: "Mamadera Anticólico Puma",
      url: `${SHOP}/mamadera-puma/`,
      priceCents: 699_000,
      attributes: ["Capacidad"],
      description:
        "De vidrio, con funda de silicona. Flujo lento. Apta para esterilizador y lavavajillas; no apta para microondas.",
      variants: [["120 ml"], ["240 ml", { priceCents: 849_000 }]],
    }),
    productOf({
      ...CLP,
      id: "2006",
      name: "Cuna colecho Nido",
      url: `${SHOP}/cuna-colecho-nido/`,
      priceCents: 12_990_000,
      attributes: [],
      description:
        "Hasta los 9 kg o 6 meses. 7 alturas, con colchón incluido. Estructura de aluminio. Se arma sin herramientas.",
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      ...CLP,
      id: "2007",
      name: "Saco de dormir Llama 2.5 TOG",
      url: `${SHOP}/saco-llama/`,
      priceCents: 2_490_000,
      attributes: ["Talla"],
      description: "Para piezas de 16 a 20 °C. Lavar en agua fría, no secar en secadora.",
      variants: [["0-6 meses"], ["6-18 meses", { promotionalPriceCents: 1_990_000 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BIENVENIDA",
      type: "percentage",
      value: 8,
      firstPurchaseOnly: true,
      minPriceCents: 2_000_000,
    }),
    couponOf({
      code: "CUNCUNA5",
      type: "absolute",
      value: 500_000,
      minPriceCents: 5_000_000,
      endsOn: "2026-12-24",
    }),
  ],
  orders: [
    {
      number: "9012",
      createdAt: "2026-11-19T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 2_098_000,
      currency: "CLP",
      lines: [
        { name: "Body manga larga Copihue", quantity: 1, priceCents: 799_000 },
        { name: "Mamadera Anticólico Puma", quantity: 1, priceCents: 699_000 },
      ],
      shipments: [
        {
          status: "dispatched",
          carrier: "Chilexpress",
          trackingCode: "789456123012",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-25",
        },
      ],
    },
  ],
};
