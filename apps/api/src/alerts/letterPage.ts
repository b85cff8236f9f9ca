import { escapeHtml } from "../mail/escapeHtml.ts";
import type { LetterContent } from "./composeLetter.ts";

const PAPER = "#F6F4EF";
const INK = "#1C1E21";
const META = "#55585C";
const LINE = "#DEDACF";

/** A letter for eyes: one column that a phone shows whole, with styles inline, as mail programs want them. */
export function letterPage(content: LetterContent): string {
  const { links } = content;
  const sections = [
    section("Resumen", paragraphs(content.summary)),
    section("Qué hay que hacer", paragraphs(content.wantedAction === null ? [] : [content.wantedAction])),
    section("Últimos mensajes", content.messages.map(messageLine).join("")),
    section("Miró", content.products.map(productLine).join("")),
    section("Pedidos", paragraphs(content.orders)),
    section(
      "Respuesta sugerida",
      paragraphs(content.suggestedReply === null ? [] : [content.suggestedReply]),
    ),
  ];
  return `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escapeHtml(content.title)}</title></head>
<body style="margin:0;background:${PAPER};color:${INK};overflow-wrap:anywhere;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:16px">
<div style="background:#fff;border:1px solid ${LINE};border-radius:10px;padding:20px">
<p style="margin:0;color:${META};font-size:13px;line-height:18px">${escapeHtml(content.storeName)}</p>
<h1 style="margin:4px 0 8px;font-size:20px;line-height:28px;font-weight:600">${escapeHtml(content.title)}</h1>
${content.escalation === null ? "" : `<p style="margin:0 0 12px;padding:8px 12px;border-radius:6px;background:#FFF3D1;color:#8A5200">${escapeHtml(content.escalation)}</p>`}
<p style="margin:0 0 4px">${escapeHtml(content.contact)}</p>
<p style="margin:0 0 16px;color:${META};font-size:13px;line-height:18px">Desde el ${escapeHtml(content.since)} · ${escapeHtml(content.reason)}</p>
${button(links.take, "Tomar el chat", true)}
${button(links.open, "Abrir en el panel", false)}
${sections.join("")}
${content.window === null ? "" : `<p style="margin:16px 0 0;color:${META};font-size:13px;line-height:18px">${escapeHtml(content.window)}</p>`}
<p style="margin:16px 0 0;color:${META};font-size:13px;line-height:18px">¿No hace falta una persona? <a href="${escapeHtml(links.return)}" style="color:#1F5AA8">Que siga el bot</a>. Los enlaces sirven una vez y vencen a los dos días.</p>
</div></div></body></html>`;
}

function button(href: string, label: string, filled: boolean): string {
  const look = filled
    ? `background:${INK};color:#fff;border:1px solid ${INK}`
    : `background:#fff;color:${INK};border:1px solid #857F71`;
  return `<a href="${escapeHtml(href)}" style="display:block;margin:0 0 8px;padding:10px 16px;border-radius:6px;text-align:center;text-decoration:none;font-weight:600;${look}">${label}</a>`;
}

function section(title: string, body: string): string {
  return body === ""
    ? ""
    : `<h2 style="margin:16px 0 4px;padding-top:12px;border-top:1px solid ${LINE};font-size:13px;line-height:18px;font-weight:600;color:${META}">${title}</h2>${body}`;
}

function paragraphs(lines: string[]): string {
  return lines
    .map((line) => `<p style="margin:0 0 4px;white-space:pre-wrap">${escapeHtml(line)}</p>`)
    .join("");
}

function messageLine({ author, text, at }: LetterContent["messages"][number]): string {
  return `<p style="margin:0 0 6px"><b style="font-weight:600">${escapeHtml(author)}</b> <span style="color:${META};font-size:13px">${escapeHtml(at)}</span><br><span style="white-space:pre-wrap">${escapeHtml(text)}</span></p>`;
}

function productLine({ name, price, url, imageUrl }: LetterContent["products"][number]): string {
  const title =
    url === null
      ? escapeHtml(name)
      : `<a href="${escapeHtml(url)}" style="color:${INK}">${escapeHtml(name)}</a>`;
  const picture =
    imageUrl === null
      ? ""
      : `<img src="${escapeHtml(imageUrl)}" alt="" width="48" height="48" style="width:48px;height:48px;object-fit:cover;border-radius:6px;vertical-align:middle;margin-right:8px">`;
  return `<p style="margin:0 0 6px">${picture}${title}${price === null ? "" : ` · <span style="white-space:nowrap">${escapeHtml(price)}</span>`}</p>`;
}
