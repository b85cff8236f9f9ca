import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.huellapetshop.com.ar/productos";

/** A pet shop in La Plata: the same food in three bags, one of them reduced, long descriptions, delivery by weekday. */
export const huella: CaseStore = {
  store: {
    name: "Huella Pet Shop",
    description: "Alimento y accesorios para perros y gatos.",
    website: "https://www.huellapetshop.com.ar",
    location: "Calle 51 N.º 742, La Plata",
    catalogKnowledge: `El local atiende de lunes a viernes de 9 a 13 y de 15 a 19:30, sábados de 9 a 14. Domingos cerrado.
En La Plata repartimos con nuestra camioneta los martes, jueves y sábados de 16 a 21. Los pedidos se toman hasta las 14 del mismo día.
Al interior enviamos por Vía Cargo.
El primer miércoles de cada mes hay 10% off en alimento de gato.
El alimento se puede cambiar solamente con la bolsa cerrada.
No vendemos medicamentos ni animales.
Los collares y correas se graban con el nombre de la mascota por $ 3.500.
Para pasar de un alimento a otro recomendamos mezclarlos durante 7 días.
Tenemos un programa de puntos: cada $ 1.000 sumás 1 punto.`,
    timezone: "America/Argentina/Buenos_Aires",
    country: "AR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Transferencia", discountPercent: 7, combines: false, details: null }),
        always({
          method: "Efectivo",
          discountPercent: 10,
          combines: false,
          details: "En el local o al recibir",
        }),
        always({ method: "Mercado Pago", discountPercent: null, combines: true, details: null }),
        always({ method: "Tarjetas de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 5_000_000, method: null }),
        always({ count: 6, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "La Plata", costCents: 200_000, time: "en el próximo reparto" }),
        always({ zone: "Berisso y Ensenada", costCents: 350_000, time: "48 hs" }),
        always({ zone: "Resto del país", costCents: 1_150_000, time: "5 a 7 días hábiles" }),
      ],
      freeShipping: [always({ fromCents: 4_500_000, zone: "La Plata" })],
      pickup: [
        always({
          address: "Calle 51 N.º 742, La Plata",
          hours: "lunes a viernes de 9 a 13 y de 15 a 19:30",
          details: null,
        }),
      ],
      exchanges: [always({ days: 15, conditions: "sin uso y con ticket" })],
      paymentDetails: "Alias HUELLA.GATO.LUNA · Titular: Marina Sosa · CUIL 27-33444555-6",
    },
    articles: [
      always({
        id: "1",
        title: "¿Puedo devolver un juguete que mi perro rompió?",
        body: "No, los juguetes no tienen cambio por uso. Si vino fallado, escribinos dentro de los 5 días con una foto.",
      }),
      always({
        id: "2",
        title: "¿Hacen suscripción?",
        body: "Sí. Te llevamos la bolsa cada 30 días con 5% de descuento y la cancelás cuando quieras.",
      }),
    ],
  },
  products: [
    productOf({
      id: "1101",
      name: "Alimento Nutrica Perro Adulto",
      url: `${SHOP}/alimento-nutrica-perro-adulto/`,
      priceCents: 1_490_000,
      attributes: ["Peso"],
      description:
        "Alimento balanceado completo para perros adultos de todas las razas. Con pollo y arroz, 24% de proteína y omega 3 y 6. Sin colorantes.",
      variants: [
        ["3 kg"],
        ["7,5 kg", { priceCents: 3_290_000 }],
        ["15 kg", { priceCents: 5_800_000, promotionalPriceCents: 5_220_000, stock: 6 }],
      ],
    }),
    productOf({
      id: "1102",
      name: "Alimento Nutrica Gato Castrado",
      url: `${SHOP}/alimento-nutrica-gato-castrado/`,
      priceCents: 1_680_000,
      attributes: ["Peso"],
      description:
        "Para gatos castrados desde los 12 meses. Con salmón, bajo en grasas y con control de pH urinario.",
      variants: [["1,5 kg"], ["7,5 kg", { priceCents: 6_150_000, ...SOLD_OUT }]],
    }),
    productOf({
      id: "1103",
      name: "Cama Nube",
      url: `${SHOP}/cama-nube/`,
      priceCents: 2_850_000,
      attributes: ["Color", "Talle"],
      description:
        "Cama redonda de peluche con base antideslizante. La funda se saca y se lava a máquina. El talle M mide 60 cm y el L 80 cm de diámetro.",
      variants: [
        ["Gris/M"],
        ["Gris/L", { priceCents: 3_690_000 }],
        ["Beige/M", { stock: 1 }],
        ["Beige/L", { priceCents: 3_690_000, ...SOLD_OUT }],
      ],
    }),
    productOf({
      id: "1104",
      name: "Correa Paseo 1,5 m",
      url: `${SHOP}/correa-paseo/`,
      priceCents: 980_000,
      attributes: ["Color"],
      description: "Nylon reforzado con mosquetón de metal. Soporta perros de hasta 35 kg.",
      variants: [["Rojo"], ["Azul"], ["Negro", { stock: 2 }], ["Verde", SOLD_OUT]],
    }),
    productOf({
      id: "1105",
      name: "Piedras sanitarias Limpito 10 kg",
      url: `${SHOP}/piedras-sanitarias-limpito/`,
      priceCents: 890_000,
      promotionalPriceCents: 756_500,
      attributes: [],
      description: "Bentonita aglutinante con aroma a lavanda.",
      variants: [[""]],
    }),
    productOf({
      id: "1106",
      name: "Rascador Torre 3 pisos",
      url: `${SHOP}/rascador-torre/`,
      priceCents: 7_450_000,
      attributes: [],
      description: "Postes de yute natural, 110 cm de alto. Requiere armado, trae herramientas.",
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      id: "1107",
      name: "Snacks dentales x 7",
      url: `${SHOP}/snacks-dentales/`,
      priceCents: 420_000,
      attributes: ["Tamaño"],
      variants: [["Chico"], ["Grande", { priceCents: 560_000 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "HUELLITA",
      type: "percentage",
      value: 10,
      minPriceCents: 2_500_000,
      firstPurchaseOnly: true,
    }),
    couponOf({
      code: "PASEO1500",
      type: "absolute",
      value: 150_000,
      endsOn: "2026-12-06",
      limitedTo: ["Correas y collares"],
    }),
  ],
  orders: [
    {
      number: "5210",
      createdAt: "2026-11-19T21:15:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 6_070_000,
      currency: "ARS",
      lines: [
        { name: "Alimento Nutrica Perro Adulto", quantity: 1, priceCents: 5_220_000 },
        { name: "Snacks dentales x 7", quantity: 2, priceCents: 420_000 },
      ],
      shipments: [
        {
          status: "dispatched",
          carrier: "Vía Cargo",
          trackingCode: "99900123456",
          trackingUrl: "https://www.viacargo.com.ar/tracking/99900123456",
          pickup: null,
          expectedBy: "2026-11-27",
        },
      ],
    },
    {
      number: "5233",
      createdAt: "2026-11-22T15:40:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 3_690_000,
      currency: "ARS",
      lines: [{ name: "Cama Nube", quantity: 1, priceCents: 3_690_000 }],
      shipments: [
        {
          status: "ready_for_pickup",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: {
            name: "Huella Pet Shop",
            address: "Calle 51 N.º 742, La Plata",
            hours: "lunes a viernes de 9 a 13 y de 15 a 19:30",
          },
          expectedBy: null,
        },
      ],
    },
  ],
};
