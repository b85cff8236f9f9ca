import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.matiztintas.com.br/produtos";
const BRL = { currency: "BRL" };

/** Paint in Recife: Portuguese, cans by litres, what covers how much, colours mixed to order, delivery by motorbike. */
export const matiz: CaseStore = {
  store: {
    name: "Matiz Tintas",
    description: "Tintas, vernizes e acessórios.",
    website: "https://www.matiztintas.com.br",
    location: "Av. Caxangá, 2200, Recife",
    catalogKnowledge: `Abrimos de segunda a sexta das 7h30 às 18h e aos sábados das 8h às 13h. Domingo fechado.
Preparamos mais de 1.000 cores na máquina; a cor preparada fica pronta em 40 minutos e não tem troca.
Em Recife entregamos de moto até 18 litros; acima disso vai de caminhão, às quartas e sextas.
Pintores cadastrados têm 12% de desconto.
Às segundas, 15% de desconto em pincéis e rolos.
Emprestamos a escada por 3 dias com caução de R$ 150,00.
Não indicamos pintores. Não vendemos solvente a granel.`,
    timezone: "America/Recife",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 6, combines: false, details: null }),
        always({ method: "Dinheiro", discountPercent: 6, combines: false, details: "Na loja" }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 4, interestFree: true, minCents: 20_000, method: null }),
        always({ count: 10, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Recife", costCents: 1_500, time: "no mesmo dia" }),
        always({ zone: "Olinda e Jaboatão", costCents: 2_500, time: "1 dia útil" }),
      ],
      freeShipping: [always({ fromCents: 35_000, zone: "Recife" })],
      pickup: [
        always({
          address: "Av. Caxangá, 2200, Recife",
          hours: "segunda a sexta das 7h30 às 18h",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "lata fechada" })],
      paymentDetails: "Chave PIX: 45.678.901/0001-22 · Matiz Tintas LTDA",
    },
    articles: [
      always({
        id: "1",
        title: "Quanta tinta eu preciso?",
        body: "A lata de 3,6 litros rende até 35 m² por demão e a de 18 litros até 175 m² por demão.",
      }),
    ],
  },
  products: [
    productOf({
      ...BRL,
      id: "2401",
      name: "Tinta acrílica Maresia",
      url: `${SHOP}/tinta-maresia/`,
      priceCents: 9_990,
      attributes: ["Acabamento", "Volume"],
      description:
        "Lavável, sem cheiro depois de 3 horas, para interior e exterior. Secagem ao toque em 1 hora.",
      variants: [
        ["Fosco/3,6 L"],
        ["Fosco/18 L", { priceCents: 38_900, promotionalPriceCents: 34_900 }],
        ["Acetinado/3,6 L", { priceCents: 12_990, stock: 3 }],
        ["Acetinado/18 L", { priceCents: 49_900, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...BRL,
      id: "2402",
      name: "Esmalte sintético Farol",
      url: `${SHOP}/esmalte-farol/`,
      priceCents: 4_490,
      attributes: ["Cor"],
      description: "À base de solvente, alto brilho, para ferro e madeira. 900 ml. Secagem em 8 horas.",
      variants: [["Branco"], ["Preto"], ["Azul", SOLD_OUT]],
    }),
    productOf({
      ...BRL,
      id: "2403",
      name: "Rolo de lã Carneiro 23 cm",
      url: `${SHOP}/rolo-carneiro/`,
      priceCents: 2_490,
      attributes: [],
      description: "Lã de carneiro, pelo alto, para paredes rugosas. Cabo não incluso.",
      variants: [[""]],
    }),
    productOf({
      ...BRL,
      id: "2404",
      name: "Verniz Jangada",
      url: `${SHOP}/verniz-jangada/`,
      priceCents: 8_900,
      attributes: ["Acabamento"],
      description: "Com filtro solar, 5 anos de durabilidade. Não usar em pisos.",
      variants: [["Natural"], ["Mogno", { stock: 1 }]],
    }),
  ],
  coupons: [couponOf({ code: "PAREDE20", type: "absolute", value: 2_000, minPriceCents: 25_000 })],
  orders: [
    {
      number: "3301",
      createdAt: "2026-11-22T13:00:00.000Z",
      status: "open",
      paymentStatus: "pending",
      totalCents: 11_490,
      currency: "BRL",
      lines: [{ name: "Tinta acrílica Maresia", quantity: 1, priceCents: 9_990 }],
      shipments: [],
    },
  ],
};
