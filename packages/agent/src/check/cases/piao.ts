import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.piaoepipa.com.br/produtos";

/** Toys, Belo Horizonte. */
export const piao: CaseStore = {
  store: {
    timezone: "America/Sao_Paulo",
    country: "BR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Pião & Pipa",
    description: "Brinquedos de madeira e jogos que juntam a família.",
    website: "https://www.piaoepipa.com.br",
    location: "Rua Pernambuco 1000, Savassi, Belo Horizonte",
    catalogKnowledge: `Loja aberta de segunda a sexta das 10h às 19h e sábado das 9h às 14h.
Todos os brinquedos têm selo do Inmetro.
Embrulho para presente: R$ 8 por item, com cartão escrito à mão.
Enviamos em até 1 dia útil depois do pagamento.
Garantia de 90 dias contra defeito de fabricação.
Não montamos brinquedos.
Escolas e buffets: falem com uma pessoa da equipe.`,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 5, combines: false, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 9_000, method: null })],
      shipping: [
        always({ zone: "Belo Horizonte", costCents: 1_500, time: "1 a 2 dias úteis" }),
        always({
          zone: "Minas Gerais, São Paulo e Rio de Janeiro",
          costCents: 2_400,
          time: "3 a 5 dias úteis",
        }),
        always({ zone: "Resto do Brasil", costCents: 3_900, time: "6 a 10 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 25_000, zone: null })],
      pickup: [
        always({
          address: "Rua Pernambuco 1000, Belo Horizonte",
          hours: "segunda a sexta das 10h às 19h e sábado das 9h às 14h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 30, conditions: "na caixa lacrada" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "701",
      name: "Blocos de Montar Vila",
      url: `${SHOP}/blocos-vila/`,
      priceCents: 12_900,
      attributes: ["Peças"],
      currency: "BRL",
      description:
        "Blocos de madeira de pinus pintados com tinta atóxica. A partir de 2 anos. Estimula a coordenação e a criatividade. Vem em saco de algodão.",
      variants: [["40 peças"], ["80 peças", { priceCents: 19_900 }]],
    }),
    productOf({
      id: "702",
      name: "Quebra-cabeça Mapa do Brasil",
      url: `${SHOP}/quebra-cabeca-mapa/`,
      priceCents: 8_900,
      promotionalPriceCents: 7_500,
      attributes: [],
      currency: "BRL",
      description: "27 peças de MDF com o nome de cada estado e capital. 40 x 40 cm. A partir de 5 anos.",
      variants: [["", { stock: 7 }]],
    }),
    productOf({
      id: "703",
      name: "Jogo Corrida das Lhamas",
      url: `${SHOP}/corrida-das-lhamas/`,
      priceCents: 11_500,
      attributes: [],
      currency: "BRL",
      description:
        "Jogo de tabuleiro para 2 a 5 jogadores, a partir de 6 anos. Partidas de 20 minutos. Fácil de aprender, não precisa saber ler.",
      variants: [["", { stock: 2 }]],
    }),
    productOf({
      id: "704",
      name: "Triciclo Joaninha",
      url: `${SHOP}/triciclo-joaninha/`,
      priceCents: 34_900,
      attributes: ["Cor"],
      currency: "BRL",
      description:
        "Triciclo de madeira sem pedal, para crianças de 1 a 3 anos, até 20 kg. Rodas emborrachadas que não riscam o piso. Requer montagem.",
      variants: [["Vermelho"], ["Amarelo", SOLD_OUT]],
    }),
    productOf({
      id: "705",
      name: "Boneca de Pano Flor",
      url: `${SHOP}/boneca-flor/`,
      priceCents: 9_800,
      attributes: ["Cabelo"],
      currency: "BRL",
      description:
        "Boneca de pano feita à mão, 35 cm, enchimento antialérgico. A roupinha sai e pode lavar à mão. A partir de 3 anos.",
      variants: [["Castanho"], ["Ruivo", { stock: 1 }], ["Preto"]],
    }),
    productOf({
      id: "706",
      name: "Pião de Madeira",
      url: `${SHOP}/piao/`,
      priceCents: 2_200,
      attributes: [],
      currency: "BRL",
      description: "Pião clássico com fieira de algodão. A partir de 6 anos.",
      variants: [["", { stock: 40 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BRINCAR15",
      type: "percentage",
      value: 15,
      minPriceCents: 15_000,
      endsOn: "2026-12-12",
    }),
  ],
  orders: [],
};
