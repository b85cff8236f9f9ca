import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.graoserrano.com.br/produtos";

/** Coffee in Belo Horizonte: grinds and weights, scores and farms, a subscription, days of roasting, free shipping by region. */
export const grao: CaseStore = {
  store: {
    name: "Grão Serrano",
    description: "Cafés especiais torrados toda semana, moedores e coadores.",
    website: "https://www.graoserrano.com.br",
    location: "Rua Sapucaí 210, Belo Horizonte",
    catalogKnowledge: `Abrimos de terça a sábado, das 10h às 19h, e domingo das 9h às 13h. Segunda fechado.
Torramos às terças e quintas; o café sai no dia seguinte à torra.
Moemos na hora, sem custo: para coador, espresso, prensa ou moka.
Em Belo Horizonte a entrega é de bicicleta. Para o resto do Brasil vai pelos Correios.
Cafés abertos não têm troca. Os moedores têm 1 ano de garantia.
Na assinatura mensal você ganha 15% de desconto e pode pausar quando quiser.
Não vendemos cápsulas.
Fazemos degustação no primeiro sábado do mês, às 11h, por R$ 45 por pessoa.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 5, combines: true, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 15_000, method: null })],
      shipping: [
        always({ zone: "Belo Horizonte", costCents: 990, time: "no mesmo dia" }),
        always({ zone: "Minas Gerais", costCents: 1_690, time: "2 a 3 dias úteis" }),
        always({ zone: "Sul e Sudeste", costCents: 2_290, time: "3 a 5 dias úteis" }),
        always({ zone: "Resto do Brasil", costCents: 3_190, time: "6 a 10 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 18_000, zone: "Sul e Sudeste" })],
      pickup: [
        always({
          address: "Rua Sapucaí 210, Belo Horizonte",
          hours: "terça a sábado, das 10h às 19h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "embalagem fechada" })],
      paymentDetails: null,
    },
    articles: [
      always({
        id: "1",
        title: "Quanto café uso por xícara?",
        body: "Use 10 g de café para cada 100 ml de água. Um pacote de 250 g rende cerca de 25 xícaras.",
      }),
    ],
  },
  products: [
    productOf({
      id: "3841",
      name: "Café Mantiqueira",
      url: `${SHOP}/cafe-mantiqueira/`,
      priceCents: 4_200,
      attributes: ["Peso", "Moagem"],
      currency: "BRL",
      description:
        "Bourbon amarelo do sul de Minas, 86 pontos. Notas de caramelo e laranja. Torra média. Acidez suave, encorpado.",
      variants: [["250 g/Em grãos"], ["250 g/Moído"], ["1 kg/Em grãos", { priceCents: 14_900, stock: 5 }]],
    }),
    productOf({
      id: "3842",
      name: "Café Cerrado",
      url: `${SHOP}/cafe-cerrado/`,
      priceCents: 3_600,
      promotionalPriceCents: 3_060,
      attributes: ["Peso", "Moagem"],
      currency: "BRL",
      description:
        "Catuaí vermelho, 83 pontos. Notas de chocolate e nozes. Torra escura, ideal para espresso. Pouca acidez.",
      variants: [
        ["250 g/Em grãos"],
        ["250 g/Moído", SOLD_OUT],
        ["500 g/Em grãos", { priceCents: 6_500, promotionalPriceCents: null, stock: 2 }],
      ],
    }),
    productOf({
      id: "3843",
      name: "Moedor Manual Pilão",
      url: `${SHOP}/moedor-pilao/`,
      priceCents: 28_900,
      attributes: ["Cor"],
      currency: "BRL",
      description:
        "Mós cônicas de aço, 24 níveis de ajuste, capacidade de 25 g. Desmonta para limpar sem ferramenta. Pesa 480 g.",
      variants: [["Preto"], ["Prata", { stock: 1 }]],
    }),
    productOf({
      id: "3844",
      name: "Coador de Vidro Bica",
      url: `${SHOP}/coador-bica/`,
      priceCents: 8_900,
      attributes: ["Tamanho"],
      currency: "BRL",
      description: "Vidro borossilicato, vai ao micro-ondas. Não vai ao fogo. Acompanha 40 filtros de papel.",
      variants: [["400 ml"], ["600 ml", { priceCents: 10_900, stock: 6 }]],
    }),
  ],
  coupons: [couponOf({ code: "PRIMEIROGOLE", type: "percentage", value: 10, firstPurchaseOnly: true })],
  orders: [],
};
