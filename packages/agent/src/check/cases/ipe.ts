import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.flordeipe.com.br/produtos";

/** Vegan cosmetics in São Paulo: prices by volume, Pix, what is used at night. */
export const ipe: CaseStore = {
  store: {
    name: "Flor de Ipê Cosméticos",
    description: "Cosméticos veganos.",
    website: "https://www.flordeipe.com.br",
    location: "Rua Augusta 1508, São Paulo",
    catalogKnowledge: `Atendimento: segunda a sexta das 9h às 18h. Não atendemos aos sábados e domingos.
Postamos os pedidos em até 2 dias úteis após a confirmação do pagamento.
Todos os produtos são veganos e não testados em animais.
O sérum de vitamina C deve ser usado à noite; de dia, use protetor solar.
Não vendemos por atacado.
Trocas: o primeiro frete de devolução é por nossa conta.
O shampoo sólido rende cerca de 60 lavagens.
Validade dos produtos: 24 meses.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 7, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: 3, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 3, interestFree: true, minCents: 9000, method: null }),
        always({ count: 6, interestFree: true, minCents: 20000, method: null }),
      ],
      shipping: [
        always({ zone: "São Paulo capital", costCents: 1290, time: "1 a 2 dias úteis" }),
        always({ zone: "Sudeste", costCents: 1990, time: "3 a 5 dias úteis" }),
        always({ zone: "Demais regiões", costCents: 2990, time: "5 a 9 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 17900, zone: null })],
      pickup: [
        always({
          address: "Rua Augusta 1508, São Paulo",
          hours: "segunda a sexta das 10h às 17h",
          details: "Grátis",
        }),
      ],
      exchanges: [always({ days: 7, conditions: "produto lacrado" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "2901",
      name: "Sérum Vitamina C Aurora",
      url: `${SHOP}/serum-aurora/`,
      currency: "BRL",
      priceCents: 8990,
      promotionalPriceCents: 7490,
      attributes: [],
      description: "Vitamina C a 10%, ácido hialurônico. 30 ml. Para todos os tipos de pele.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "2902",
      name: "Shampoo sólido Capim",
      url: `${SHOP}/shampoo-capim/`,
      currency: "BRL",
      priceCents: 3990,
      attributes: ["Tipo"],
      description: "Barra de 80 g, sem sulfato e sem parabenos.",
      variants: [["Cabelos oleosos"], ["Cabelos secos"], ["Cabelos cacheados", SOLD_OUT]],
    }),
    productOf({
      id: "2903",
      name: "Batom matte Ipê",
      url: `${SHOP}/batom-ipe/`,
      currency: "BRL",
      priceCents: 4290,
      attributes: ["Cor"],
      description: "Longa duração, até 8 horas. Não transfere.",
      variants: [["Vermelho"], ["Nude"], ["Vinho", { stock: 1 }], ["Rosa", SOLD_OUT]],
    }),
    productOf({
      id: "2904",
      name: "Protetor solar Névoa FPS 50",
      url: `${SHOP}/protetor-nevoa/`,
      currency: "BRL",
      priceCents: 6590,
      attributes: ["Volume"],
      description: "Toque seco, resistente à água. FPS 50.",
      variants: [["50 ml"], ["120 ml", { priceCents: 11990 }]],
    }),
    productOf({
      id: "2905",
      name: "Creme para mãos Camomila",
      url: `${SHOP}/creme-camomila/`,
      currency: "BRL",
      priceCents: 2790,
      attributes: [],
      description: "Com camomila e manteiga de karité. 60 g.",
      variants: [[""]],
    }),
    productOf({
      id: "2906",
      name: "Kit Banho",
      url: `${SHOP}/kit-banho/`,
      currency: "BRL",
      priceCents: 12900,
      attributes: [],
      description: "Traz shampoo sólido, condicionador sólido e saboneteira de bambu.",
      variants: [["", SOLD_OUT]],
    }),
  ],
  coupons: [
    couponOf({ value: 15, minPriceCents: 10000, endsOn: "2026-12-05", code: "IPE15", type: "percentage" }),
  ],
  orders: [
    {
      number: "10455",
      createdAt: "2026-11-19T13:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 9480,
      currency: "BRL",
      lines: [{ name: "Sérum Vitamina C Aurora", quantity: 1, priceCents: 7490 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correios",
          trackingCode: "NX123456789BR",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-27",
        },
      ],
    },
  ],
};
