import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.ateliepavio.com.br/produtos";

/** Candles and decoration, Porto Alegre. */
export const pavio: CaseStore = {
  store: {
    timezone: "America/Sao_Paulo",
    country: "BR",
    handoffInstructions: null,
    handoffMessage: null,
    promptTemplate: null,
    name: "Ateliê Pavio",
    description: "Velas e aromas artesanais, feitos em Porto Alegre.",
    website: "https://www.ateliepavio.com.br",
    location: "Rua da República 310, Cidade Baixa, Porto Alegre",
    catalogKnowledge: `O ateliê abre de terça a sábado, das 11h às 19h.
Todas as velas são de cera de coco e arroz, com pavio de algodão.
Produzimos por encomenda: cada vela leva 3 dias úteis para ficar pronta antes do envio.
Embalagem para presente é gratuita.
Lembrancinhas personalizadas só a partir de 30 unidades, com 15 dias de antecedência.
Na primeira queima, deixe a vela acesa por 2 horas.
Não enviamos para fora do Brasil.`,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 5, combines: false, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
        always({ method: "Boleto", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [always({ count: 3, interestFree: true, minCents: 10_000, method: null })],
      shipping: [
        always({ zone: "Porto Alegre", costCents: 1_400, time: "1 a 2 dias úteis" }),
        always({ zone: "Rio Grande do Sul", costCents: 2_200, time: "2 a 4 dias úteis" }),
        always({ zone: "Resto do Brasil", costCents: 3_300, time: "4 a 8 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 22_000, zone: null })],
      pickup: [
        always({
          address: "Rua da República 310, Porto Alegre",
          hours: "terça a sábado, das 11h às 19h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "sem uso e na embalagem" })],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "1401",
      name: "Vela Aromática Sereno",
      url: `${SHOP}/vela-sereno/`,
      priceCents: 6_900,
      attributes: ["Aroma", "Tamanho"],
      currency: "BRL",
      description:
        "Vela em copo de vidro com tampa de madeira. A de 180 g queima por até 40 horas; a de 90 g, por até 18 horas.",
      variants: [
        ["Lavanda/180 g"],
        ["Capim-limão/180 g"],
        ["Baunilha/180 g", SOLD_OUT],
        ["Lavanda/90 g", { priceCents: 4_200 }],
        ["Capim-limão/90 g", { priceCents: 4_200 }],
      ],
    }),
    productOf({
      id: "1402",
      name: "Difusor de Varetas Brisa",
      url: `${SHOP}/difusor-brisa/`,
      priceCents: 8_500,
      promotionalPriceCents: 7_200,
      attributes: ["Aroma"],
      currency: "BRL",
      description: "200 ml, com 6 varetas de rattan. Dura cerca de 2 meses. Frasco de vidro âmbar.",
      variants: [["Bambu"], ["Flor de figo"]],
    }),
    productOf({
      id: "1403",
      name: "Home Spray Manhã",
      url: `${SHOP}/home-spray/`,
      priceCents: 4_800,
      attributes: [],
      currency: "BRL",
      description: "Para tecidos e ambientes, 250 ml. À base de água, não mancha.",
      variants: [["", { stock: 12 }]],
    }),
    productOf({
      id: "1404",
      name: "Bandeja de Cimento Onda",
      url: `${SHOP}/bandeja-onda/`,
      priceCents: 5_600,
      attributes: ["Cor"],
      currency: "BRL",
      description: "Moldada à mão, 24 x 12 cm, com base de feltro.",
      variants: [["Cinza"], ["Areia", { stock: 1 }]],
    }),
    productOf({
      id: "1405",
      name: "Kit Presente Aconchego",
      url: `${SHOP}/kit-aconchego/`,
      priceCents: 13_900,
      attributes: [],
      currency: "BRL",
      description:
        "Uma vela Sereno Lavanda de 90 g, um Home Spray Manhã e uma bandeja Onda cinza, em caixa kraft.",
      variants: [["", { stock: 4 }]],
    }),
  ],
  coupons: [couponOf({ code: "PAVIO10", type: "percentage", value: 10, firstPurchaseOnly: true })],
  orders: [],
};
