import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://malvacosmetica.com/productos";

/** Cosmetics in Mendoza: contents in millilitres, one coupon about to end, no place to fetch anything. */
export const malva: CaseStore = {
  store: {
    name: "Malva Cosmética",
    description: "Cosmética natural mendocina.",
    website: "https://malvacosmetica.com",
    location: null,
    catalogKnowledge: `Todos nuestros productos son veganos y libres de crueldad animal.
Somos una tienda online: no tenemos local a la calle.
Enviamos por Andreani a todo el país. No hacemos envíos al exterior.
Respondemos consultas de lunes a sábado de 10 a 20.
Con cada compra va una muestra gratis.
Los miércoles hay 2x1 en esmaltes.
El sérum se usa de noche y se conserva en heladera.
Los perfumes no tienen cambio una vez abiertos.`,
    timezone: "America/Argentina/Mendoza",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 10, combines: true, details: null }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Rapipago", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: null, method: "Visa y Mastercard" }),
        always({ count: 9, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Gran Mendoza", costCents: 290_000, time: "24 a 48 hs" }),
        always({ zone: "Resto del país", costCents: 670_000, time: "3 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 6_000_000, zone: null })],
      pickup: [],
      exchanges: [always({ days: 15, conditions: "cerrado y sin uso" })],
      paymentDetails: "Alias MALVA.FLOR.SUR · Titular: Ana Quiroga · CUIT 27-30111222-4",
    },
    articles: [],
  },
  products: [
    productOf({
      id: "501",
      name: "Sérum Vitamina C 30 ml",
      url: `${SHOP}/serum-vitamina-c/`,
      priceCents: 2_850_000,
      promotionalPriceCents: 2_280_000,
      attributes: [],
      description: "Con 10% de vitamina C estabilizada. Para todo tipo de piel.",
      variants: [[""]],
    }),
    productOf({
      id: "502",
      name: "Labial mate Terra",
      url: `${SHOP}/labial-mate-terra/`,
      priceCents: 980_000,
      attributes: ["Color"],
      description: "Dura hasta 8 horas.",
      variants: [["Rojo"], ["Nude"], ["Ciruela", { stock: 2 }], ["Coral", SOLD_OUT]],
    }),
    productOf({
      id: "503",
      name: "Crema hidratante Rocío",
      url: `${SHOP}/crema-hidratante-rocio/`,
      priceCents: 1_560_000,
      attributes: ["Contenido"],
      variants: [["50 ml"], ["100 ml", { priceCents: 2_490_000 }]],
    }),
    productOf({
      id: "504",
      name: "Protector solar Cerro FPS 50",
      url: `${SHOP}/protector-solar-cerro/`,
      priceCents: 1_999_000,
      attributes: [],
      description: "Resistente al agua, 120 ml.",
      variants: [[""]],
    }),
    productOf({
      id: "505",
      name: "Perfume Jarilla 100 ml",
      url: `${SHOP}/perfume-jarilla/`,
      priceCents: 5_400_000,
      attributes: [],
      variants: [["", { stock: 1 }]],
    }),
    productOf({
      id: "506",
      name: "Esmalte Uva",
      url: `${SHOP}/esmalte-uva/`,
      priceCents: 420_000,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      id: "507",
      name: "Kit de viaje Zonda",
      url: `${SHOP}/kit-de-viaje-zonda/`,
      priceCents: 3_600_000,
      attributes: [],
      description: "Trae shampoo, acondicionador y jabón de 50 ml cada uno.",
      freeShipping: true,
      variants: [[""]],
    }),
  ],
  coupons: [
    couponOf({
      code: "MALVA15",
      type: "percentage",
      value: 15,
      minPriceCents: 3_000_000,
      endsOn: "2026-11-30",
    }),
    couponOf({ code: "LABIOS", type: "absolute", value: 150_000, limitedTo: ["Labiales"] }),
  ],
  orders: [
    {
      number: "9127",
      createdAt: "2026-11-10T12:00:00.000Z",
      status: "closed",
      paymentStatus: "paid",
      totalCents: 4_170_000,
      currency: "ARS",
      lines: [
        { name: "Labial mate Terra", quantity: 2, priceCents: 980_000 },
        { name: "Crema hidratante Rocío", quantity: 1, priceCents: 1_560_000 },
      ],
      shipments: [
        {
          status: "delivered",
          carrier: "Andreani",
          trackingCode: "360000998877665",
          trackingUrl: "https://www.andreani.com/envio/360000998877665",
          pickup: null,
          expectedBy: null,
        },
      ],
    },
  ],
};
