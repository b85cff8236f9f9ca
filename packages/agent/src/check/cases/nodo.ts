import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.nodotecno.com.ar/productos";

/** Electronics in Neuquén: memory at a price each, what a box holds, repairs by its own workshop, hours that break at noon. */
export const nodo: CaseStore = {
  store: {
    name: "Nodo Tecno",
    description: "Computación, audio y gaming.",
    website: "https://www.nodotecno.com.ar",
    location: "Av. Olascoaga 388, Neuquén",
    catalogKnowledge: `Atendemos de lunes a viernes de 9:30 a 13 y de 16:30 a 20:30; sábados de 10 a 13.
El servicio técnico recibe equipos de lunes a jueves. El diagnóstico cuesta $ 12.000 y se descuenta si hacés la reparación.
Los envíos salen por Andreani; a Neuquén capital y Cipolletti los lleva nuestra moto.
Las notebooks vienen con Windows 11 instalado.
Todos los equipos tienen 6 meses de garantía; las notebooks, 12.
Los productos en caja abierta tienen 20% menos y no admiten cambio.
Con la compra de una notebook regalamos la mochila.
Armamos PC a medida: el presupuesto demora 24 hs y el armado 3 días hábiles.
No vendemos celulares.
Los sábados hay 10% off en accesorios de gaming.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 8, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 12, combines: false, details: "En el local" }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 20_000_000, method: null }),
        always({ count: 9, interestFree: true, minCents: 50_000_000, method: "Banco Provincia del Neuquén" }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Neuquén capital", costCents: 280_000, time: "en el día comprando antes de las 12" }),
        always({ zone: "Cipolletti y Plottier", costCents: 390_000, time: "24 hs" }),
        always({ zone: "Resto del país", costCents: 1_090_000, time: "3 a 6 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 25_000_000, zone: null })],
      pickup: [
        always({
          address: "Av. Olascoaga 388, Neuquén",
          hours: "lunes a viernes de 9:30 a 13 y de 16:30 a 20:30",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "con la caja cerrada" })],
      paymentDetails: "CVU 0000003100098765432109 · Alias NODO.TECNO.SUR · Titular: Nodo Tecno SRL",
    },
    articles: [
      always({
        id: "1",
        title: "¿Toman equipos usados en parte de pago?",
        body: "Sí, solo notebooks de menos de 4 años, previa revisión en el local.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1601",
      name: "Notebook Kairos 14",
      url: `${SHOP}/notebook-kairos-14/`,
      priceCents: 74_900_000,
      attributes: ["Memoria"],
      description:
        'Pantalla de 14" Full HD, procesador Ryzen 5, disco SSD de 512 GB y teclado en español. Pesa 1,4 kg. La batería dura hasta 9 horas. Tiene 2 puertos USB y salida HDMI. No tiene lectora de DVD.',
      variants: [
        ["8 GB"],
        ["16 GB", { priceCents: 86_900_000, promotionalPriceCents: 82_555_000, stock: 2 }],
      ],
    }),
    productOf({
      id: "1602",
      name: "Teclado mecánico Onda",
      url: `${SHOP}/teclado-mecanico-onda/`,
      priceCents: 8_900_000,
      attributes: ["Switch"],
      description: "Retroiluminado, con cable USB desmontable y 87 teclas. Distribución en español.",
      variants: [["Rojo"], ["Marrón", { stock: 1 }], ["Azul", SOLD_OUT]],
    }),
    productOf({
      id: "1603",
      name: "Mouse inalámbrico Liebre",
      url: `${SHOP}/mouse-inalambrico-liebre/`,
      priceCents: 3_450_000,
      promotionalPriceCents: 2_760_000,
      attributes: ["Color"],
      description: "Silencioso, 1600 DPI, funciona con una pila AA incluida. Alcance de 10 metros.",
      variants: [["Negro"], ["Blanco"], ["Rosa", SOLD_OUT]],
    }),
    productOf({
      id: "1604",
      name: "Auriculares gamer Fauno",
      url: `${SHOP}/auriculares-gamer-fauno/`,
      priceCents: 6_750_000,
      attributes: ["Color"],
      description:
        "Over-ear con micrófono desmontable, cable de 2 metros y almohadillas de cuerina. Compatibles con PC, PS5 y Switch; no con Xbox.",
      variants: [["Negro"], ["Verde", { stock: 3 }]],
    }),
    productOf({
      id: "1605",
      name: "Monitor Vega 27",
      url: `${SHOP}/monitor-vega-27/`,
      priceCents: 31_500_000,
      attributes: [],
      description:
        'Panel IPS de 27", QHD, 165 Hz. Incluye cable DisplayPort; el cable HDMI se vende aparte. Base regulable en altura.',
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      id: "1606",
      name: "Disco externo Cofre",
      url: `${SHOP}/disco-externo-cofre/`,
      priceCents: 9_800_000,
      attributes: ["Capacidad"],
      description: "USB 3.2, resistente a caídas de hasta 1 metro.",
      variants: [
        ["1 TB"],
        ["2 TB", { priceCents: 14_200_000 }],
        ["4 TB", { priceCents: 23_900_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "1607",
      name: "Silla gamer Roca",
      url: `${SHOP}/silla-gamer-roca/`,
      priceCents: 28_900_000,
      attributes: ["Color"],
      description:
        "Soporta hasta 120 kg, respaldo reclinable 135 grados y apoyabrazos 2D. Se entrega desarmada con herramientas.",
      variants: [
        ["Negro y rojo", SOLD_OUT],
        ["Negro", SOLD_OUT],
      ],
    }),
  ],
  coupons: [
    couponOf({
      code: "NODO5",
      type: "percentage",
      value: 5,
      minPriceCents: 15_000_000,
      endsOn: "2026-12-05",
    }),
    couponOf({
      code: "GAMER3000",
      type: "absolute",
      value: 300_000,
      limitedTo: ["Gaming"],
      minPriceCents: 5_000_000,
    }),
  ],
  orders: [
    {
      number: "8120",
      createdAt: "2026-11-21T12:30:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 31_500_000,
      currency: "ARS",
      lines: [{ name: "Monitor Vega 27", quantity: 1, priceCents: 31_500_000 }],
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
