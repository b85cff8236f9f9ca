import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://nuvemgadgets.com.br/produtos";
const BRL = { currency: "BRL", attributes: ["Cor"] };

/** Electronics in Belo Horizonte: Portuguese, colours, an order on its way. */
export const nuvem: CaseStore = {
  store: {
    name: "Nuvem Gadgets",
    description: "Acessórios e áudio.",
    website: "https://nuvemgadgets.com.br",
    location: "Av. Afonso Pena, 900, Belo Horizonte",
    catalogKnowledge: `Todos os produtos têm garantia de 12 meses.
Atendemos de segunda a sábado, das 9h às 19h.
Enviamos por Sedex.
Não fazemos conserto de aparelhos.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 10, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 8, interestFree: true, minCents: 15_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Belo Horizonte", costCents: 990, time: "1 dia útil" }),
        always({ zone: "Minas Gerais", costCents: 1_890, time: "2 a 4 dias úteis" }),
        always({ zone: "Demais regiões", costCents: 2_990, time: "4 a 8 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 30_000, zone: null })],
      pickup: [],
      exchanges: [always({ days: 7, conditions: "lacrado" })],
      paymentDetails: "Chave PIX: 12.345.678/0001-99 · Nuvem Gadgets LTDA",
    },
    articles: [],
  },
  products: [
    productOf({
      ...BRL,
      id: "901",
      name: "Fone Bluetooth Pulse",
      url: `${SHOP}/fone-bluetooth-pulse/`,
      priceCents: 19_990,
      promotionalPriceCents: 15_990,
      description: "Até 24 horas de bateria com o estojo.",
      variants: [["Preto"], ["Branco"], ["Rosa", SOLD_OUT]],
    }),
    productOf({
      ...BRL,
      id: "902",
      name: "Caixa de som Trovão 20W",
      url: `${SHOP}/caixa-de-som-trovao/`,
      priceCents: 34_900,
      attributes: [],
      variants: [["", { stock: 1 }]],
    }),
    productOf({
      ...BRL,
      id: "903",
      name: "Carregador turbo 25W",
      url: `${SHOP}/carregador-turbo/`,
      priceCents: 7_990,
      attributes: [],
      variants: [[""]],
    }),
    productOf({
      ...BRL,
      id: "904",
      name: "Suporte para notebook Dobra",
      url: `${SHOP}/suporte-dobra/`,
      priceCents: 12_900,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [couponOf({ code: "NUVEM20", type: "absolute", value: 2_000, minPriceCents: 20_000 })],
  orders: [
    {
      number: "6630",
      createdAt: "2026-11-18T15:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 15_990,
      currency: "BRL",
      lines: [{ name: "Fone Bluetooth Pulse", quantity: 1, priceCents: 15_990 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Sedex",
          trackingCode: "OV987654321BR",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-24",
        },
      ],
    },
  ],
};
