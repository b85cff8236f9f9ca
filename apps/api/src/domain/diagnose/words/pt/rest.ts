import type { rest as es } from "../es/rest.ts";

const raise = "Aumente o limite em Uso e limite, ou espere: recomeça com o dia ou o mês da loja.";

export const rest: typeof es = {
  names: {
    bot: "Bot",
    webhook: "Avisos do WhatsApp",
    whatsapp: "WhatsApp",
    quality: "Qualidade do número",
    endpoint: "Webhook na YCloud",
    signature: "Assinatura do webhook",
    balance: "Saldo da YCloud",
    account: "Conta do WhatsApp",
    templates: "Modelos",
    store: "Nuvemshop",
    catalog: "Catálogo",
    model: "Modelo de IA",
    providers: "Provedores",
    budget: "Limite de gasto",
    files: "Arquivos",
    mail: "E-mail",
    canary: "Mensagem de teste própria",
    sheet: "Ficha da loja",
  },
  budget: {
    noLimit: (today, month) => ({ detail: `Sem limite. Hoje foram ${today}; neste mês, ${month}.` }),
    used: (spent, limit) => `${spent} de ${limit}`,
    day: {
      spent: (used) => ({
        detail: `O limite de hoje acabou (${used}): as conversas passam para pessoas.`,
        fix: raise,
      }),
      grace: (used, until) => ({
        detail: `O limite de hoje acabou (${used}). Até ${until} responde o modelo reserva, se houver um mais barato; senão, as conversas passam para pessoas.`,
        fix: raise,
      }),
      over: (used) => ({
        detail: `O limite de hoje foi ultrapassado (${used}). A loja escolheu só avisar: o bot continua respondendo.`,
        fix: raise,
      }),
      warn: (used) => ({ detail: `Mais de 80% do limite de hoje já foi usado: ${used}.`, fix: raise }),
      ok: (used) => ({ detail: `Hoje foram ${used}.` }),
    },
    month: {
      spent: (used) => ({
        detail: `O limite do mês acabou (${used}): as conversas passam para pessoas.`,
        fix: raise,
      }),
      grace: (used, until) => ({
        detail: `O limite do mês acabou (${used}). Até ${until} responde o modelo reserva, se houver um mais barato; senão, as conversas passam para pessoas.`,
        fix: raise,
      }),
      over: (used) => ({
        detail: `O limite do mês foi ultrapassado (${used}). A loja escolheu só avisar: o bot continua respondendo.`,
        fix: raise,
      }),
      warn: (used) => ({ detail: `Mais de 80% do limite do mês já foi usado: ${used}.`, fix: raise }),
      ok: (used) => ({ detail: `Neste mês foram ${used}.` }),
    },
    unpriced: (models, input, output) => ({
      detail: `Não sabemos quanto custa ${models}: para o limite conta como se custasse US$ ${input} por milhão de tokens lidos e US$ ${output} por milhão escritos.`,
      fix: "Quem administra a instalação pode cadastrar o preço: está no guia, em Costo y topes.",
    }),
  },
  sheet: {
    fine: { detail: "É lida sem problemas." },
    more: (count) => ` e mais ${count}`,
    problems: (named) => ({
      detail: `Há dados da ficha que não podem ser lidos, e o bot não os usa: ${named}.`,
      fix: "Abra a ficha da loja, confira e salve.",
    }),
  },
  setup: {
    brain: "Falta contar ao bot o que a loja vende.",
    trial: "Falta testar com uma mensagem de verdade.",
    mail: "Sem e-mail, os avisos de transferência ficam só no painel.",
  },
};
