import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.lienzoropa.com.ar/productos";

/** Clothes in Salta: colours by size, one size reduced, a card's day, exchanges by post, a seat for made to measure. */
export const lienzo: CaseStore = {
  store: {
    name: "Lienzo",
    description: "Indumentaria femenina de diseño.",
    website: "https://www.lienzoropa.com.ar",
    location: "Caseros 521, Salta",
    catalogKnowledge: `El local abre de lunes a sábado de 10 a 13:30 y de 17 a 21. Domingos cerrado.
Los envíos salen por Correo Argentino los martes y viernes.
Los lunes hay 15% de descuento con tarjeta Macro.
Las prendas de liquidación no tienen cambio.
El ruedo de pantalones es sin cargo en el local y demora 3 días.
No hacemos arreglos de prendas de otras marcas.
El envoltorio para regalo es gratis: pedilo en las notas de la compra.
Nuestros talles van del 1 al 5. El 1 equivale a un S y el 5 a un XXL.
Podés probarte hasta 5 prendas por vez en el local.
Instagram: @lienzo.ropa`,
    timezone: "America/Argentina/Salta",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: true, details: null }),
        always({ method: "Efectivo", discountPercent: 20, combines: false, details: "Solo en el local" }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: null }),
        always({ count: 6, interestFree: true, minCents: 12_000_000, method: null }),
        always({ count: 9, interestFree: true, minCents: 20_000_000, method: "Macro" }),
      ],
      shipping: [
        always({ zone: "Salta capital", costCents: 180_000, time: "24 a 48 hs" }),
        always({ zone: "Jujuy y Tucumán", costCents: 460_000, time: "2 a 3 días hábiles" }),
        always({ zone: "Resto del país", costCents: 720_000, time: "5 a 8 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 11_000_000, zone: null })],
      pickup: [
        always({
          address: "Caseros 521, Salta",
          hours: "lunes a sábado de 10 a 13:30",
          details: "Sin cargo",
        }),
      ],
      exchanges: [always({ days: 15, conditions: "con etiqueta puesta" })],
      paymentDetails: "CBU 2850100230094012345678 · Alias LIENZO.TELA.ROJA · Titular: Lienzo SAS",
    },
    articles: [
      always({
        id: "1",
        title: "¿Quién paga el envío de un cambio?",
        body: "El primer cambio por talle lo pagamos nosotros. A partir del segundo, el envío corre por tu cuenta.",
      }),
      always({
        id: "2",
        title: "¿Devuelven el dinero?",
        body: "Dentro de los 10 días de recibida la compra online podés arrepentirte y te devolvemos el total.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1301",
      name: "Jean Recto Cafayate",
      url: `${SHOP}/jean-recto-cafayate/`,
      priceCents: 6_490_000,
      description:
        "Jean rígido de tiro alto y pierna recta, 100% algodón. Calza justo: si dudás, elegí un talle más.",
      variants: [
        ["Azul/2"],
        ["Azul/3"],
        ["Azul/4", { stock: 1 }],
        ["Negro/2", SOLD_OUT],
        ["Negro/3"],
        ["Negro/5"],
      ],
    }),
    productOf({
      id: "1302",
      name: "Vestido Quebrada",
      url: `${SHOP}/vestido-quebrada/`,
      priceCents: 8_900_000,
      promotionalPriceCents: 7_120_000,
      description: "Vestido midi de viscosa con breteles regulables y forro. Lavar a mano con agua fría.",
      variants: [["Terracota/1"], ["Terracota/2"], ["Verde/2", { stock: 2 }], ["Verde/3"]],
    }),
    productOf({
      id: "1303",
      name: "Buzo Canguro Puna",
      url: `${SHOP}/buzo-canguro-puna/`,
      priceCents: 5_350_000,
      description: "Frisa de algodón con capucha y bolsillo delantero. Unisex.",
      variants: [
        ["Crudo/1"],
        ["Crudo/3"],
        ["Gris/3"],
        ["Gris/5", { priceCents: 5_750_000 }],
        ["Negro/4", SOLD_OUT],
      ],
    }),
    productOf({
      id: "1304",
      name: "Campera Inflable Nevado",
      url: `${SHOP}/campera-inflable-nevado/`,
      priceCents: 15_900_000,
      description: "Impermeable, con relleno sintético y capucha desmontable. Abriga hasta -5 °C.",
      variants: [["Negro/2"], ["Negro/3", { stock: 3 }], ["Bordó/3"], ["Bordó/4"]],
    }),
    productOf({
      id: "1305",
      name: "Remera Básica Pack x 3",
      url: `${SHOP}/remera-basica-pack/`,
      priceCents: 3_600_000,
      promotionalPriceCents: 2_880_000,
      attributes: ["Talle"],
      description: "Tres remeras de modal, manga corta: una blanca, una negra y una gris.",
      variants: [["1"], ["2"], ["3"]],
    }),
    productOf({
      id: "1306",
      name: "Pollera Plisada Yungas",
      url: `${SHOP}/pollera-plisada-yungas/`,
      priceCents: 4_700_000,
      description: "Con cintura elastizada.",
      variants: [
        ["Verde/1", SOLD_OUT],
        ["Verde/2", SOLD_OUT],
      ],
    }),
    productOf({
      id: "1307",
      name: "Cinto de cuero Poncho",
      url: `${SHOP}/cinto-de-cuero-poncho/`,
      priceCents: 2_100_000,
      attributes: ["Largo"],
      description: "Cuero vacuno, 3 cm de ancho y hebilla de bronce.",
      variants: [["90 cm"], ["105 cm", { priceCents: 2_350_000 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "LIENZO10",
      type: "percentage",
      value: 10,
      minPriceCents: 8_000_000,
      endsOn: "2026-12-24",
    }),
    couponOf({
      code: "HOLA5000",
      type: "absolute",
      value: 500_000,
      minPriceCents: 4_000_000,
      firstPurchaseOnly: true,
    }),
  ],
  orders: [
    {
      number: "6014",
      createdAt: "2026-11-18T14:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 7_840_000,
      currency: "ARS",
      lines: [{ name: "Vestido Quebrada", quantity: 1, priceCents: 7_120_000 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correo Argentino",
          trackingCode: "CA123456789AR",
          trackingUrl: "https://www.correoargentino.com.ar/formularios/CA123456789AR",
          pickup: null,
          expectedBy: "2026-11-30",
        },
      ],
    },
    {
      number: "6031",
      createdAt: "2026-11-22T23:30:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 9_370_000,
      currency: "ARS",
      lines: [
        { name: "Jean Recto Cafayate", quantity: 1, priceCents: 6_490_000 },
        { name: "Remera Básica Pack x 3", quantity: 1, priceCents: 2_880_000 },
      ],
      shipments: [],
    },
  ],
};
