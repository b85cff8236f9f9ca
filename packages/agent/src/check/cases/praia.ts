import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://marealta.com.br/produtos";
const BRL = { currency: "BRL", attributes: ["Cor", "Tamanho"] };

/** Beachwear in São Paulo: Portuguese, reais with decimals, Pix. */
export const praia: CaseStore = {
  store: {
    name: "Maré Alta",
    description: "Moda praia.",
    website: "https://marealta.com.br",
    location: "Rua Augusta, 1500, São Paulo",
    catalogKnowledge: `WhatsApp: (11) 98765-4321.
Abrimos de segunda a sexta das 10h às 19h e sábado das 10h às 14h.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 5, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 6, interestFree: true, minCents: 12_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "São Paulo capital", costCents: 1_490, time: "1 a 2 dias úteis" }),
        always({ zone: "Sudeste", costCents: 2_490, time: "3 a 5 dias úteis" }),
        always({ zone: "Demais regiões", costCents: null, time: "5 a 10 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 29_900, zone: null })],
      pickup: [
        always({
          address: "Rua Augusta, 1500, São Paulo",
          hours: "segunda a sexta das 10h às 19h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "sem uso e com etiqueta" })],
      paymentDetails:
        "Chave PIX: pagamentos@marealta.com.br · Maré Alta Moda Praia LTDA · CNPJ 12.345.678/0001-90",
    },
    articles: [],
  },
  products: [
    productOf({
      ...BRL,
      id: "301",
      name: "Biquíni Ipanema",
      url: `${SHOP}/biquini-ipanema/`,
      priceCents: 18_990,
      promotionalPriceCents: 14_990,
      description: "Proteção UV 50+.",
      variants: [["Azul/P"], ["Azul/M"], ["Azul/G"], ["Preto/M"], ["Preto/P", SOLD_OUT]],
    }),
    productOf({
      ...BRL,
      id: "302",
      name: "Canga Copacabana",
      url: `${SHOP}/canga-copacabana/`,
      priceCents: 8_990,
      description: "Mede 1,10 x 1,60 m.",
      attributes: [],
      variants: [[""]],
    }),
    productOf({
      ...BRL,
      id: "303",
      name: "Saída de praia Búzios",
      url: `${SHOP}/saida-de-praia-buzios/`,
      priceCents: 21_900,
      variants: [["Branco/P"], ["Branco/M"], ["Preto/G"]],
    }),
    productOf({
      ...BRL,
      id: "304",
      name: "Chapéu de palha Trancoso",
      url: `${SHOP}/chapeu-de-palha-trancoso/`,
      priceCents: 11_990,
      attributes: [],
      variants: [["", SOLD_OUT]],
    }),
    productOf({
      ...BRL,
      id: "305",
      name: "Maiô Noronha",
      url: `${SHOP}/maio-noronha/`,
      priceCents: 25_990,
      variants: [["Preto/P"], ["Preto/M", { stock: 2 }], ["Preto/G"], ["Preto/GG"]],
    }),
  ],
  coupons: [
    couponOf({ code: "VERAO10", type: "percentage", value: 10, minPriceCents: 15_000 }),
    couponOf({ code: "FRETEGRATIS", type: "shipping" }),
  ],
  orders: [
    {
      number: "7781",
      createdAt: "2026-11-20T12:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 25_990,
      currency: "BRL",
      lines: [{ name: "Maiô Noronha", quantity: 1, priceCents: 25_990 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correios",
          trackingCode: "BR123456789BR",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-27",
        },
      ],
    },
  ],
};
