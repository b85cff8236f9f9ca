import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.pixelpunto.com.ar/productos";

/** Electronics, Buenos Aires. */
export const pixel: CaseStore = {
  store: {
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Pixel Punto",
    description: "Accesorios de tecnología: audio, carga, gaming y home office.",
    website: "https://www.pixelpunto.com.ar",
    location: "Av. Cabildo 2230, local 14, Belgrano, CABA",
    catalogKnowledge: `Horario de atención: lunes a viernes de 10 a 18 h. Sábados cerrado.
Todos los productos tienen 6 meses de garantía; los auriculares, 12 meses.
La garantía se hace con nosotros: traés o mandás el producto y lo cambiamos si falla.
Los productos son nuevos y en caja cerrada.
Hacemos factura A y B.
No reparamos equipos ni tomamos usados.
En CABA hay envío por moto en 24 hs. El resto del país va por Correo Argentino.
Los cables no tienen cambio una vez abiertos.`,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 15, combines: false, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 15, combines: false, details: "Solo en el local" }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 5_000_000, method: null }),
        always({ count: 6, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "CABA", costCents: 390_000, time: "24 hs hábiles" }),
        always({ zone: "GBA", costCents: 580_000, time: "48 a 72 hs" }),
        always({ zone: "Interior", costCents: 890_000, time: "5 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 12_000_000, zone: "CABA y GBA" })],
      pickup: [
        always({
          address: "Av. Cabildo 2230, local 14, CABA",
          hours: "lunes a viernes de 10 a 18",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "en su caja original y con todos los accesorios" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "¿Qué cargador necesito?",
        body: "Para iPhone 15 o posterior sirve cualquier cargador con cable USB-C. Para iPhone 14 o anterior hace falta un cable USB-C a Lightning. Los Samsung con carga rápida aprovechan hasta 25 W.",
      }),
    ],
  },
  products: [
    productOf({
      id: "201",
      name: "Auriculares Bluetooth Nébula",
      url: `${SHOP}/auriculares-nebula/`,
      priceCents: 7_990_000,
      promotionalPriceCents: 6_790_000,
      attributes: ["Color"],
      description:
        "Over-ear con cancelación activa de ruido. Bluetooth 5.3, hasta 40 horas de batería, micrófono integrado, almohadillas de cuero ecológico. Plegables. Incluyen cable USB-C y cable auxiliar de 3,5 mm.",
      variants: [["Negro"], ["Blanco", { stock: 2 }], ["Azul", SOLD_OUT]],
    }),
    productOf({
      id: "202",
      name: "Auriculares In-Ear Átomo",
      url: `${SHOP}/auriculares-atomo/`,
      priceCents: 3_290_000,
      attributes: ["Color"],
      description:
        "Inalámbricos con estuche de carga. 6 horas de uso y 24 con el estuche. Resistentes al sudor IPX4. Control táctil. Tres tamaños de gomitas.",
      variants: [["Negro"], ["Blanco"]],
    }),
    productOf({
      id: "203",
      name: "Cargador GaN 65 W",
      url: `${SHOP}/cargador-gan-65/`,
      priceCents: 4_850_000,
      attributes: [],
      description:
        "Dos puertos USB-C y uno USB-A. Sirve para notebooks con carga por USB-C, celulares y tablets. Ficha argentina. No incluye cable.",
      variants: [["", { stock: 20 }]],
    }),
    productOf({
      id: "204",
      name: "Cable USB-C trenzado",
      url: `${SHOP}/cable-usbc/`,
      priceCents: 950_000,
      attributes: ["Tipo", "Largo"],
      description: "Nylon trenzado, hasta 60 W. Transferencia de datos USB 2.0.",
      variants: [
        ["USB-C a USB-C/1 m"],
        ["USB-C a USB-C/2 m", { priceCents: 1_250_000 }],
        ["USB-C a Lightning/1 m", { priceCents: 1_390_000, stock: 4 }],
      ],
    }),
    productOf({
      id: "205",
      name: "Teclado Mecánico Vulcan 75%",
      url: `${SHOP}/teclado-vulcan/`,
      priceCents: 11_900_000,
      attributes: ["Switch"],
      description:
        "Teclado mecánico compacto en español (con Ñ), retroiluminación RGB, hot-swap. Conexión por cable USB-C. Compatible con Windows y Mac.",
      variants: [["Red"], ["Brown", { stock: 1 }], ["Blue", { priceCents: 11_200_000 }]],
    }),
    productOf({
      id: "206",
      name: "Soporte de notebook Atril",
      url: `${SHOP}/soporte-notebook/`,
      priceCents: 2_640_000,
      attributes: [],
      description:
        "De aluminio, plegable, con seis alturas. Para notebooks de 10 a 15,6 pulgadas. Soporta hasta 5 kg. Pies de goma antideslizante.",
      variants: [["", { stock: 9 }]],
    }),
    productOf({
      id: "207",
      name: "Mouse Inalámbrico Silencio",
      url: `${SHOP}/mouse-silencio/`,
      priceCents: 1_980_000,
      attributes: ["Color"],
      description: "Clic silencioso, 1600 DPI, receptor USB de 2,4 GHz. Usa una pila AA (incluida).",
      variants: [["Negro"], ["Rosa", SOLD_OUT]],
    }),
  ],
  coupons: [couponOf({ code: "PIXEL5", type: "percentage", value: 5, endsOn: "2026-11-30" })],
  orders: [],
};
