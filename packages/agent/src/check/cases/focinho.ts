import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.focinhofeliz.com.br/produtos";

/** Pets, Curitiba. */
export const focinho: CaseStore = {
  store: {
    timezone: "America/Sao_Paulo",
    country: "BR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Focinho Feliz",
    description: "Tudo para cães e gatos, com entrega em todo o Brasil.",
    website: "https://www.focinhofeliz.com.br",
    location: "Rua Itupava 820, Curitiba",
    catalogKnowledge: `A loja abre de segunda a sábado, das 9h às 19h.
Em Curitiba entregamos no mesmo dia para pedidos feitos até as 14h.
Para o resto do Brasil enviamos pelos Correios ou pela Jadlog.
Rações abertas não têm troca.
Temos clube de assinatura: 10% de desconto na ração todo mês.
Não vendemos medicamentos nem animais.
Não fazemos banho e tosa.
Ao trocar a ração, misture com a antiga durante 7 dias.
Brindes só no mês de aniversário do pet, para quem é cadastrado.`,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 7, combines: false, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 4, interestFree: true, minCents: 12_000, method: null })],
      shipping: [
        always({ zone: "Curitiba", costCents: 1_290, time: "no mesmo dia" }),
        always({ zone: "Paraná e Santa Catarina", costCents: 2_190, time: "2 a 4 dias úteis" }),
        always({ zone: "Resto do Brasil", costCents: 3_490, time: "5 a 9 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 19_900, zone: "Sul e Sudeste" })],
      pickup: [
        always({
          address: "Rua Itupava 820, Curitiba",
          hours: "segunda a sábado, das 9h às 19h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 15, conditions: "produto sem uso e na embalagem" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "Como escolher o tamanho da coleira?",
        body: "Meça o pescoço do pet com uma fita e deixe folga de dois dedos. P: 20 a 30 cm; M: 30 a 45 cm; G: 45 a 60 cm.",
      }),
    ],
  },
  products: [
    productOf({
      id: "601",
      name: "Ração Vitaplus Adulto Frango",
      url: `${SHOP}/racao-vitaplus-adulto/`,
      priceCents: 8_990,
      attributes: ["Peso"],
      currency: "BRL",
      description:
        "Ração super premium para cães adultos de porte médio e grande. Proteína de frango, sem corantes nem transgênicos. 26% de proteína. Com ômega 3 para o pelo.",
      variants: [
        ["3 kg"],
        ["10 kg", { priceCents: 22_990 }],
        ["15 kg", { priceCents: 31_900, promotionalPriceCents: 28_900, stock: 4 }],
      ],
    }),
    productOf({
      id: "602",
      name: "Caminha Nuvem",
      url: `${SHOP}/caminha-nuvem/`,
      priceCents: 15_900,
      attributes: ["Tamanho", "Cor"],
      currency: "BRL",
      description:
        "Caminha redonda de pelúcia, bem fofinha, com fundo antiderrapante. Capa removível com zíper, pode lavar na máquina. P: 50 cm, M: 70 cm, G: 90 cm.",
      variants: [
        ["P/Cinza"],
        ["M/Cinza", { priceCents: 18_900 }],
        ["G/Cinza", { priceCents: 23_900, ...SOLD_OUT }],
        ["M/Rosa", { priceCents: 18_900, stock: 2 }],
      ],
    }),
    productOf({
      id: "603",
      name: "Coleira Refletiva Trilha",
      url: `${SHOP}/coleira-trilha/`,
      priceCents: 4_590,
      attributes: ["Tamanho", "Cor"],
      currency: "BRL",
      description:
        "Coleira de nylon com costura refletiva e fecho de metal. Acolchoada por dentro com neoprene. Regulável.",
      variants: [["P/Vermelho"], ["M/Vermelho"], ["M/Azul"], ["G/Azul", SOLD_OUT]],
    }),
    productOf({
      id: "604",
      name: "Arranhador Torre",
      url: `${SHOP}/arranhador-torre/`,
      priceCents: 21_900,
      promotionalPriceCents: 18_600,
      attributes: [],
      currency: "BRL",
      description:
        "Arranhador de sisal com duas plataformas e toca. 95 cm de altura, base de 40 x 40 cm. Vem com bolinha pendurada. Fácil de montar, chave inclusa. Suporta gatos de até 7 kg.",
      variants: [["", { stock: 3 }]],
    }),
    productOf({
      id: "605",
      name: "Bebedouro Fonte",
      url: `${SHOP}/bebedouro-fonte/`,
      priceCents: 13_900,
      attributes: [],
      currency: "BRL",
      description:
        "Fonte de água corrente para gatos e cães pequenos, 2 litros. Silenciosa, com filtro de carvão ativado (trocar a cada 30 dias). Ligada na USB, adaptador não incluso.",
      variants: [["", { stock: 11 }]],
    }),
    productOf({
      id: "606",
      name: "Petisco Dental Sticks",
      url: `${SHOP}/petisco-dental/`,
      priceCents: 1_990,
      attributes: ["Sabor"],
      currency: "BRL",
      description:
        "Ajuda a reduzir o tártaro e o mau hálito. Pacote com 7 unidades. Para cães a partir de 6 meses.",
      variants: [["Menta"], ["Carne"]],
    }),
  ],
  coupons: [couponOf({ code: "FOCINHO10", type: "percentage", value: 10, firstPurchaseOnly: true })],
  orders: [],
};
