import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.lojaciranda.com.br/produtos";

/** Toys in Florianópolis: Portuguese, ages, what is of wood, what takes batteries, gifts wrapped, Pix, delivery by zone. */
export const ciranda: CaseStore = {
  store: {
    name: "Ciranda Brinquedos",
    description: "Brinquedos educativos e jogos para todas as idades.",
    website: "https://www.lojaciranda.com.br",
    location: "Rua Bocaiúva 1820, Florianópolis",
    catalogKnowledge: `Atendemos de segunda a sexta das 9h às 18h e sábado das 9h às 13h.
Embrulhamos para presente sem custo; o cartão com mensagem custa R$ 4,00.
Os brinquedos de madeira têm garantia de 90 dias contra defeito de fabricação.
Não trocamos jogos abertos.
Peças avulsas de jogos podem ser pedidas por e-mail para pecas@lojaciranda.com.br.
Postamos os pedidos em 1 dia útil.
Escolas e creches têm 12% de desconto a partir de R$ 600.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 8, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 4, interestFree: true, minCents: null, method: null }),
        always({ count: 10, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Grande Florianópolis", costCents: 1_200, time: "1 a 2 dias úteis" }),
        always({ zone: "Sul e Sudeste", costCents: 2_290, time: "4 a 6 dias úteis" }),
        always({ zone: "Demais estados", costCents: 3_490, time: "8 a 12 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 24_900, zone: "Grande Florianópolis" })],
      pickup: [
        always({
          address: "Rua Bocaiúva 1820, Florianópolis",
          hours: "segunda a sexta das 9h às 18h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 15, conditions: "na embalagem fechada" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "Como escolher pela idade?",
        body: "A idade de cada brinquedo está na descrição. Abaixo de 3 anos evite peças pequenas.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3201",
      name: "Blocos de Montar Araucária",
      url: `${SHOP}/blocos-araucaria/`,
      priceCents: 12_990,
      attributes: ["Peças"],
      description:
        "Blocos de madeira de pinus com tinta atóxica. A partir de 2 anos. Vêm em um balde com tampa.",
      currency: "BRL",
      variants: [["50 peças"], ["100 peças", { priceCents: 21_990, stock: 3 }]],
    }),
    productOf({
      id: "3202",
      name: "Quebra-cabeça Mata Atlântica",
      url: `${SHOP}/quebra-cabeca-mata-atlantica/`,
      priceCents: 6_990,
      promotionalPriceCents: 5_490,
      attributes: ["Peças"],
      description: "Em papelão grosso, com pôster de guia. Montado mede 60 x 40 cm. A partir de 6 anos.",
      currency: "BRL",
      variants: [["200 peças"], ["500 peças", { priceCents: 8_990, promotionalPriceCents: null }]],
    }),
    productOf({
      id: "3203",
      name: "Boneca Anita",
      url: `${SHOP}/boneca-anita/`,
      priceCents: 15_900,
      attributes: ["Vestido"],
      description: "Boneca de pano de 40 cm com roupa que sai. O vestido pode ser lavado à mão.",
      currency: "BRL",
      variants: [["Amarelo"], ["Lilás", { stock: 1 }], ["Xadrez", SOLD_OUT]],
    }),
    productOf({
      id: "3204",
      name: "Carrinho de Controle Remoto Trovão",
      url: `${SHOP}/carrinho-trovao/`,
      priceCents: 24_990,
      attributes: ["Cor"],
      description:
        "Alcance de 30 metros. Bateria recarregável no carrinho; o controle usa 2 pilas AA, não inclusas. A partir de 8 anos.",
      currency: "BRL",
      variants: [["Vermelho", { promotionalPriceCents: 21_990 }], ["Azul"], ["Preto", { stock: 2 }]],
    }),
    productOf({
      id: "3205",
      name: "Jogo de Tabuleiro Tropeiros",
      url: `${SHOP}/jogo-tropeiros/`,
      priceCents: 18_900,
      attributes: [],
      description: "De 2 a 5 jogadores, partidas de 45 minutos. Manual em português. A partir de 10 anos.",
      currency: "BRL",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "3206",
      name: "Massinha Arco",
      url: `${SHOP}/massinha-arco/`,
      priceCents: 3_490,
      attributes: [],
      description: "8 potes de cores diferentes. À base de amido. A partir de 3 anos.",
      currency: "BRL",
      variants: [["", { stock: 25 }]],
    }),
    productOf({
      id: "3207",
      name: "Patinete Vento Sul",
      url: `${SHOP}/patinete-vento-sul/`,
      priceCents: 32_900,
      attributes: ["Cor"],
      currency: "BRL",
      variants: [["Rosa"], ["Verde"], ["Cinza", SOLD_OUT]],
    }),
  ],
  coupons: [couponOf({ code: "RODA15", type: "absolute", value: 1_500, minPriceCents: 12_000 })],
  orders: [
    {
      number: "8832",
      createdAt: "2026-11-18T12:00:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 18_900,
      currency: "BRL",
      lines: [{ name: "Jogo de Tabuleiro Tropeiros", quantity: 1, priceCents: 18_900 }],
      shipments: [
        {
          status: "dispatched",
          carrier: "Correios",
          trackingCode: "BR772045118SC",
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-26",
        },
      ],
    },
  ],
};
