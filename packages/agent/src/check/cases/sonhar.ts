import { always, couponOf, productOf, SOLD_OUT, type CaseStore } from "./caseStore.ts";

const SHOP = "https://www.sonharcolchoes.com.br/produtos";
const BRL = { currency: "BRL" };

/** Mattresses in Porto Alegre: Portuguese, sizes at a price each, nights to try, what is carried away, delivery by floor. */
export const sonhar: CaseStore = {
  store: {
    name: "Sonhar Colchões",
    description: "Colchões, travesseiros e roupa de cama.",
    website: "https://www.sonharcolchoes.com.br",
    location: "Rua da Azenha, 1250, Porto Alegre",
    catalogKnowledge: `A loja abre de segunda a sexta, das 9h às 18h30, e aos sábados das 9h às 13h.
Os colchões têm 5 anos de garantia; os travesseiros, 1 ano.
Todo colchão tem 30 noites de teste: se não gostar, trocamos por outro modelo. Travesseiros e roupa de cama não têm teste.
Em Porto Alegre entregamos com equipe própria às terças, quintas e sábados.
Subimos pela escada até o 3º andar sem custo; acima disso, cobramos R$ 20,00 por andar.
Retiramos o colchão velho por R$ 60,00.
Às sextas, 10% de desconto em travesseiros.
Na compra de um colchão queen ou king, o protetor vai de brinde.
Não fabricamos sob medida.`,
    timezone: "America/Sao_Paulo",
    country: "BR",
    promptTemplate: null,
    handoffInstructions: null,
    handoffMessage: null,
    sheet: {
      payments: [
        always({ method: "Pix", discountPercent: 8, combines: false, details: null }),
        always({ method: "Boleto", discountPercent: 5, combines: false, details: null }),
        always({ method: "Cartão de crédito", discountPercent: null, combines: true, details: null }),
      ],
      instalments: [
        always({ count: 10, interestFree: true, minCents: 50_000, method: null }),
        always({ count: 12, interestFree: false, minCents: null, method: null }),
      ],
      shipping: [
        always({ zone: "Porto Alegre", costCents: 4_900, time: "até 3 dias úteis" }),
        always({ zone: "Região Metropolitana", costCents: 8_900, time: "3 a 5 dias úteis" }),
        always({ zone: "Demais regiões", costCents: 19_900, time: "7 a 12 dias úteis" }),
      ],
      freeShipping: [always({ fromCents: 120_000, zone: "Porto Alegre" })],
      pickup: [
        always({
          address: "Rua da Azenha, 1250, Porto Alegre",
          hours: "segunda a sexta, das 9h às 18h30",
          details: null,
        }),
      ],
      exchanges: [always({ days: 7, conditions: "na embalagem original" })],
      paymentDetails: "Chave PIX: pix@sonharcolchoes.com.br · Sonhar Comércio de Colchões LTDA",
    },
    articles: [
      always({
        id: "1",
        title: "Qual densidade devo escolher?",
        body: "Até 80 kg por pessoa indicamos a D33; de 80 a 120 kg, a D45.",
      }),
      always({
        id: "2",
        title: "O colchão vem enrolado?",
        body: "Só os de espuma vêm enrolados, e voltam à forma em 24 horas. Os de molas vêm abertos.",
      }),
    ],
  },
  products: [
    productOf({
      ...BRL,
      id: "1901",
      name: "Colchão Nuvem Molas Ensacadas",
      url: `${SHOP}/colchao-nuvem-molas/`,
      priceCents: 149_900,
      attributes: ["Tamanho"],
      description:
        "Molas ensacadas individualmente, 28 cm de altura, tecido de malha com bambu. Conforto intermediário. Não precisa virar, só girar a cada 3 meses.",
      variants: [
        ["Solteiro", { priceCents: 99_900 }],
        ["Casal"],
        ["Queen", { priceCents: 189_900, promotionalPriceCents: 169_900, stock: 2 }],
        ["King", { priceCents: 249_900, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...BRL,
      id: "1902",
      name: "Colchão Campo Espuma",
      url: `${SHOP}/colchao-campo-espuma/`,
      priceCents: 69_900,
      attributes: ["Densidade", "Tamanho"],
      description: "Espuma com 18 cm de altura e tecido de poliéster. Firme. As duas faces podem ser usadas.",
      variants: [
        ["D33/Solteiro", { priceCents: 45_900 }],
        ["D33/Casal"],
        ["D45/Solteiro", { priceCents: 57_900, stock: 1 }],
        ["D45/Casal", { priceCents: 85_900, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...BRL,
      id: "1903",
      name: "Travesseiro Pluma Cervical",
      url: `${SHOP}/travesseiro-pluma-cervical/`,
      priceCents: 12_900,
      attributes: ["Altura"],
      description: "Viscoelástico, capa com zíper lavável. O miolo não pode ser lavado.",
      variants: [["10 cm"], ["14 cm", { priceCents: 14_900 }]],
    }),
    productOf({
      ...BRL,
      id: "1904",
      name: "Jogo de lençol Orvalho 200 fios",
      url: `${SHOP}/jogo-de-lencol-orvalho/`,
      priceCents: 18_900,
      promotionalPriceCents: 15_900,
      attributes: ["Cor", "Tamanho"],
      description:
        "100% algodão. O jogo de casal tem 4 peças: lençol de baixo com elástico, lençol de cima e 2 fronhas.",
      variants: [
        ["Branco/Casal"],
        ["Areia/Casal", { stock: 3 }],
        ["Branco/Queen", { priceCents: 22_900, promotionalPriceCents: null }],
        ["Areia/Queen", { priceCents: 22_900, promotionalPriceCents: null, ...SOLD_OUT }],
      ],
    }),
    productOf({
      ...BRL,
      id: "1905",
      name: "Protetor impermeável Garoa",
      url: `${SHOP}/protetor-garoa/`,
      priceCents: 8_900,
      attributes: ["Tamanho"],
      description: "Impermeável e silencioso. Lavar à máquina até 40 °C; não usar secadora.",
      variants: [["Solteiro"], ["Casal", { priceCents: 10_900 }], ["Queen", { priceCents: 12_900 }]],
    }),
    productOf({
      ...BRL,
      id: "1906",
      name: "Cama box Tijolo",
      url: `${SHOP}/cama-box-tijolo/`,
      priceCents: 79_900,
      attributes: ["Tamanho"],
      description: "Estrutura de eucalipto, revestida em suede. 37 cm de altura com os pés. Não é baú.",
      variants: [["Casal"], ["Queen", { priceCents: 95_900, stock: 1 }]],
    }),
  ],
  coupons: [
    couponOf({
      code: "BONSSONHOS",
      type: "percentage",
      value: 5,
      minPriceCents: 60_000,
      firstPurchaseOnly: true,
    }),
    couponOf({ code: "FRETEPOA", type: "shipping", endsOn: "2026-11-29" }),
  ],
  orders: [
    {
      number: "2210",
      createdAt: "2026-11-19T14:40:00.000Z",
      status: "open",
      paymentStatus: "paid",
      totalCents: 154_800,
      currency: "BRL",
      lines: [{ name: "Colchão Nuvem Molas Ensacadas", quantity: 1, priceCents: 149_900 }],
      shipments: [
        {
          status: "packed",
          carrier: null,
          trackingCode: null,
          trackingUrl: null,
          pickup: null,
          expectedBy: "2026-11-26",
        },
      ],
    },
  ],
};
