import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.vilaaroma.com.br/produtos";
const BRL = { currency: "BRL", attributes: [] };

/** Scents for the home in Curitiba: Portuguese, few options, an order that is being prepared. */
export const vila: CaseStore = {
  store: {
    name: "Vila Aroma",
    description: "Velas e aromas para a casa.",
    website: "https://www.vilaaroma.com.br",
    location: "Rua XV de Novembro, 300, Curitiba",
    catalogKnowledge: `A loja abre de segunda a sexta das 9h às 18h. Aos sábados fechamos às 13h.
As velas são de cera vegetal, feitas à mão.
Enviamos pelos Correios e pela Jadlog.
Não fazemos entregas no exterior.
Nas terças, leve 3 pague 2 em sabonetes.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 7, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 4, interestFree: true, minCents: 10_000, method: null }),
        always({ count: 10, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Curitiba", costCents: 1_290, time: "1 a 2 dias úteis" }),
        always({ zone: "Sul", costCents: 2_290, time: "3 a 5 dias úteis" }),
        always({ zone: "Demais regiões", costCents: 3_490, time: "6 a 10 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 25_000, zone: null })],
      pickup: [
        always({
          address: "Rua XV de Novembro, 300, Curitiba",
          hours: "segunda a sexta das 10h às 17h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 10, conditions: "sem uso e na embalagem" })],
      paymentDetails: "Chave PIX: financeiro@vilaaroma.com.br · Vila Aroma ME",
    },
    articles: [],
  },
  products: [
    productOf({
      ...BRL,
      id: "601",
      name: "Vela Lavanda 180 g",
      url: `${SHOP}/vela-lavanda/`,
      priceCents: 5_990,
      promotionalPriceCents: 4_790,
      description: "Queima por até 35 horas.",
      variants: [[""]],
    }),
    productOf({
      ...BRL,
      id: "602",
      name: "Difusor Bambu 250 ml",
      url: `${SHOP}/difusor-bambu/`,
      priceCents: 8_900,
      variants: [[""]],
    }),
    productOf({
      ...BRL,
      id: "603",
      name: "Sabonete líquido Figo",
      url: `${SHOP}/sabonete-liquido-figo/`,
      priceCents: 3_850,
      attributes: ["Tamanho"],
      variants: [["300 ml"], ["500 ml", { priceCents: 5_200 }]],
    }),
    productOf({
      ...BRL,
      id: "604",
      name: "Kit Presente Casa",
      url: `${SHOP}/kit-presente-casa/`,
      priceCents: 14_900,
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      ...BRL,
      id: "605",
      name: "Home spray Algodão",
      url: `${SHOP}/home-spray-algodao/`,
      priceCents: 4_500,
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [
    couponOf({ code: "VILA8", type: "percentage", value: 8, minPriceCents: 12_000, endsOn: "2026-12-20" }),
  ],
  orders: [
    {
      number: "5512",
      createdAt: "2026-11-21T16:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 16_190,
      currency: "BRL",
      lines: [{ name: "Kit Presente Casa", quantity: 1, priceCents: 14_900 }],
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
