import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.circuitosur.com.ar/productos";

/** Electronics in Bahía Blanca: what goods have and haven't, delivery on the same day, prices by memory and power. */
export const circuito: CaseStore = {
  store: {
    name: "Circuito Sur",
    description: "Tecnología y accesorios.",
    website: "https://www.circuitosur.com.ar",
    location: "San Martín 640, Bahía Blanca",
    catalogKnowledge: `Atendemos de lunes a viernes de 9 a 13 y de 16 a 20; sábados de 9 a 13.
Todos los productos tienen 6 meses de garantía; los parlantes, 12 meses.
Los envíos se hacen por Correo Argentino. En Bahía Blanca entregamos en moto el mismo día comprando antes de las 15.
Hacemos factura A y B.
No tomamos equipos usados en parte de pago.
El teclado Kino es compatible con Windows y Mac; no funciona con consolas.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 10, combines: true, details: null }),
        always({ method: "Tarjeta de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: "Visa y Mastercard" }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Bahía Blanca", costCents: 250000, time: "el mismo día" }),
        always({ zone: "Resto del país", costCents: 680000, time: "4 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 12000000, zone: null })],
      pickup: [
        always({
          address: "San Martín 640, Bahía Blanca",
          hours: "lunes a viernes de 9 a 13 y de 16 a 20",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "en su caja y sin uso" })],
      paymentDetails: "Alias CIRCUITO.SUR.TEC · Titular: Circuito Sur SRL",
    },
    articles: [
      always({
        id: "1",
        title: "¿Las notebooks vienen con Windows?",
        body: "No, vienen con FreeDOS. La instalación de Windows la hacemos aparte por $ 25.000.",
      }),
    ],
  },
  products: [
    productOf({
      id: "2801",
      name: "Auriculares Bluetooth Brisa 3",
      url: `${SHOP}/auriculares-brisa-3/`,
      priceCents: 8490000,
      promotionalPriceCents: 6990000,
      attributes: ["Color"],
      description:
        "Bluetooth 5.3, cancelación de ruido, 30 horas de batería con el estuche. Resistencia IPX4. Carga USB-C.",
      variants: [["Negro"], ["Blanco", { stock: 2 }], ["Azul", SOLD_OUT]],
    }),
    productOf({
      id: "2802",
      name: "Notebook Tero 14",
      url: `${SHOP}/notebook-tero-14/`,
      priceCents: 89900000,
      attributes: ["Memoria"],
      description:
        "Pantalla de 14 pulgadas Full HD, procesador Ryzen 5, disco SSD de 512 GB. Pesa 1,4 kg. Sin lector de CD.",
      variants: [["8 GB"], ["16 GB", { priceCents: 99900000, stock: 1 }]],
    }),
    productOf({
      id: "2803",
      name: "Teclado mecánico Kino",
      url: `${SHOP}/teclado-kino/`,
      priceCents: 7200000,
      attributes: ["Switch"],
      description:
        "Distribución en español, 68 teclas, retroiluminado RGB. Cable USB-C desmontable. No es inalámbrico.",
      variants: [["Rojo"], ["Azul"], ["Marrón", SOLD_OUT]],
    }),
    productOf({
      id: "2804",
      name: "Parlante portátil Trueno",
      url: `${SHOP}/parlante-trueno/`,
      priceCents: 5650000,
      attributes: ["Color"],
      description: "20 W, batería de 12 horas, resistente al agua IPX7.",
      variants: [["Negro"], ["Rojo"]],
    }),
    productOf({
      id: "2805",
      name: "Cargador rápido Chispa",
      url: `${SHOP}/cargador-chispa/`,
      priceCents: 2380000,
      attributes: ["Potencia"],
      description: "USB-C con carga rápida. No incluye cable.",
      variants: [["20 W"], ["45 W", { priceCents: 3690000 }]],
    }),
    productOf({
      id: "2806",
      name: "Mouse Grillo",
      url: `${SHOP}/mouse-grillo/`,
      priceCents: 1990000,
      attributes: [],
      description: "Inalámbrico, 1600 DPI, usa una pila AA (incluida).",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "2807",
      name: "Cámara web Lince",
      url: `${SHOP}/camara-lince/`,
      priceCents: 4400000,
      attributes: [],
      description: "1080p con micrófono.",
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [
    couponOf({
      value: 500000,
      minPriceCents: 5000000,
      endsOn: "2026-12-10",
      code: "SUR5000",
      type: "absolute",
    }),
  ],
  orders: [
    {
      number: "512",
      createdAt: "2026-11-21T13:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 6330000,
      currency: "ARS",
      lines: [{ name: "Parlante portátil Trueno", quantity: 1, priceCents: 5650000 }],
      shipments: [
        {
          status: "preparing",
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
