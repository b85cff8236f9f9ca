import { always, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://orvalhocosmeticos.com.br/productos";

/** Cosmetics in Florianópolis: contents, refills, kits, what opened goods are exchanged for, delivery on the island the next day. */
export const orvalho: CaseStore = {
  store: {
    name: "Orvalho Cosméticos",
    description: "Cosméticos naturais para pele e cabelo.",
    website: "https://orvalhocosmeticos.com.br",
    location: "Rua Bocaiúva 2100, Florianópolis",
    catalogKnowledge: `Loja aberta de segunda a sexta das 9h às 18h e sábado das 9h às 13h.
Na ilha entregamos no dia seguinte pedidos feitos até as 15h. Para o resto do Brasil enviamos pelos Correios.
Produtos abertos só são trocados em caso de alergia, com foto, em até 7 dias.
Não fazemos testes em animais. A maioria da linha é vegana; o hidratante leva mel.
Trazendo 5 frascos vazios você ganha um sabonete.
Não temos revendedoras nem vendemos no atacado.`,
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
      instalments: [always({ count: 3, interestFree: true, minCents: 12_000, method: "Cartão de crédito" })],
      shipping: [
        always({ zone: "Florianópolis", costCents: 1_200, time: "no dia seguinte" }),
        always({ zone: "Sul e Sudeste", costCents: 2_190, time: "3 a 6 dias úteis" }),
        always({ zone: "Resto do Brasil", costCents: 3_490, time: "6 a 12 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 19_900, zone: "Sul e Sudeste" })],
      pickup: [
        always({
          address: "Rua Bocaiúva 2100, Florianópolis",
          hours: "segunda a sexta das 9h às 18h",
          details: null,
        }),
      ],
      exchanges: [],
      paymentDetails: null,
    },
    articles: [],
  },
  products: [
    productOf({
      id: "3941",
      name: "Shampoo Sólido Alecrim",
      url: `${SHOP}/shampoo-alecrim/`,
      priceCents: 3_900,
      attributes: ["Peso"],
      currency: "BRL",
      description: "Para cabelos oleosos. Sem sulfato. A barra de 80 g rende até 60 lavagens.",
      variants: [["80 g"], ["20 g", { priceCents: 1_300 }]],
    }),
    productOf({
      id: "3942",
      name: "Óleo Corporal Maracujá",
      url: `${SHOP}/oleo-maracuja/`,
      priceCents: 5_800,
      promotionalPriceCents: 4_930,
      attributes: ["Conteúdo"],
      currency: "BRL",
      description: "Absorção rápida, com vitamina E. Não usar no rosto.",
      variants: [["100 ml"], ["Refil 200 ml", { priceCents: 8_900, promotionalPriceCents: 8_900 }]],
    }),
    productOf({
      id: "3943",
      name: "Hidratante Facial Calêndula",
      url: `${SHOP}/hidratante-calendula/`,
      priceCents: 7_200,
      attributes: [],
      currency: "BRL",
      description: "50 g, para pele seca e sensível. Com mel e calêndula. Sem fragrância.",
      variants: [["", { stock: 6 }]],
    }),
    productOf({
      id: "3944",
      name: "Protetor Solar Areia",
      url: `${SHOP}/protetor-areia/`,
      priceCents: 8_500,
      attributes: ["Cor"],
      currency: "BRL",
      description: "FPS 50, com cor. Resistente à água por 80 minutos. 60 g.",
      variants: [["Claro"], ["Médio", { stock: 2 }], ["Escuro", SOLD_OUT]],
    }),
    productOf({
      id: "3945",
      name: "Kit Sabonetes Mata x 4",
      url: `${SHOP}/kit-sabonetes/`,
      priceCents: 6_000,
      attributes: [],
      currency: "BRL",
      description: "Quatro sabonetes de 90 g: argila, alecrim, lavanda e aveia.",
      variants: [[""]],
    }),
  ],
  coupons: [],
  orders: [],
};
