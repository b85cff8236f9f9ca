import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.patitasnorte.com.ar/productos";

/** Pet food in Tucumán: bags by weight, rounds on some days, a discount for two alike. */
export const patitas: CaseStore = {
  store: {
    name: "Patitas Norte",
    description: "Alimento y accesorios para perros y gatos.",
    website: "https://www.patitasnorte.com.ar",
    location: "Av. Belgrano 1755, San Miguel de Tucumán",
    catalogKnowledge: `Estamos de lunes a viernes de 8:30 a 12:30 y de 17 a 21, sábados de 9 a 13.
En San Miguel de Tucumán repartimos de lunes a viernes por la tarde. A Yerba Buena y Tafí Viejo, martes y viernes.
Las bolsas abiertas no tienen cambio.
Hay 5% de descuento llevando dos bolsas iguales de 15 kg o más.
No vendemos medicamentos.
El alimento Montaraz cachorro es para perros de hasta 12 meses; el adulto, desde 1 año.
Recibimos pagos en efectivo al momento de la entrega solo en la ciudad.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Efectivo", discountPercent: 8, combines: true, details: null }),
        always({ method: "Transferencia", discountPercent: 8, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjeta de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 6000000, method: null })],
      shipping: [
        always({ zone: "San Miguel de Tucumán", costCents: 180000, time: "24 hs" }),
        always({ zone: "Yerba Buena y Tafí Viejo", costCents: 280000, time: "48 a 72 hs" }),
      ],
      freeShipping: [always({ fromCents: 5500000, zone: "San Miguel de Tucumán" })],
      pickup: [
        always({
          address: "Av. Belgrano 1755",
          hours: "lunes a viernes de 8:30 a 12:30 y de 17 a 21",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "bolsa cerrada" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3001",
      name: "Montaraz Perro Adulto",
      url: `${SHOP}/montaraz-adulto/`,
      priceCents: 1290000,
      attributes: ["Peso"],
      description: "Alimento balanceado con pollo y arroz, 24% de proteína. Razas medianas y grandes.",
      variants: [
        ["3 kg"],
        ["15 kg", { priceCents: 4990000, promotionalPriceCents: 4490000 }],
        ["20 kg", { priceCents: 6190000 }],
      ],
    }),
    productOf({
      id: "3002",
      name: "Montaraz Cachorro",
      url: `${SHOP}/montaraz-cachorro/`,
      priceCents: 1490000,
      attributes: ["Peso"],
      description: "Con carne y DHA, 30% de proteína.",
      variants: [["3 kg"], ["15 kg", { priceCents: 5690000, ...SOLD_OUT }]],
    }),
    productOf({
      id: "3003",
      name: "Gato Misha Castrado",
      url: `${SHOP}/misha-castrado/`,
      priceCents: 980000,
      attributes: ["Sabor", "Peso"],
      description: "Con salmón o pollo. Bajo en magnesio, cuida las vías urinarias.",
      variants: [
        ["Salmón/1 kg"],
        ["Salmón/7,5 kg", { priceCents: 5400000, stock: 2 }],
        ["Pollo/1 kg"],
        ["Pollo/7,5 kg", { priceCents: 5100000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "3004",
      name: "Piedras sanitarias Blancanieve",
      url: `${SHOP}/piedras/`,
      priceCents: 640000,
      attributes: ["Peso"],
      description: "Bentonita aglomerante, sin perfume.",
      variants: [["4 kg"], ["10 kg", { priceCents: 1390000 }]],
    }),
    productOf({
      id: "3005",
      name: "Cucha térmica Iglú",
      url: `${SHOP}/cucha-iglu/`,
      priceCents: 3850000,
      attributes: ["Talle"],
      description: "Polipropileno con aislante. Chica: hasta 8 kg. Grande: hasta 25 kg.",
      variants: [
        ["Chica", { stock: 1 }],
        ["Grande", { priceCents: 5950000 }],
      ],
    }),
    productOf({
      id: "3006",
      name: "Correa Yuchán",
      url: `${SHOP}/correa/`,
      priceCents: 890000,
      attributes: ["Color"],
      description: "Nylon de 1,5 m, mosquetón de metal.",
      variants: [["Roja"], ["Azul"], ["Verde", SOLD_OUT]],
    }),
    productOf({
      id: "3007",
      name: "Rascador Torre",
      url: `${SHOP}/rascador/`,
      priceCents: 4400000,
      attributes: [],
      description: "Yute natural, 90 cm.",
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [couponOf({ code: "ENVIOTUC", type: "shipping" })],
  orders: [
    {
      number: "3051",
      createdAt: "2026-11-22T18:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 4670000,
      currency: "ARS",
      lines: [{ name: "Montaraz Perro Adulto", quantity: 1, priceCents: 4490000 }],
      shipments: [
        {
          status: "packed",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-24",
        },
      ],
    },
  ],
};
