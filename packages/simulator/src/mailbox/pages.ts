import type { Mail } from "./index.ts";

const STYLE = `<style>
:root{color-scheme:light dark;--paper:#F6F4EF;--surface:#fff;--ink:#1C1E21;--soft:#55585C;--line:#DEDACF;--accent:#2F6470;--waiting:#8A5200;--tint:#FFF3D1}
@media (prefers-color-scheme:dark){:root{--paper:#131517;--surface:#1B1E20;--ink:#ECEAE4;--soft:#B0B3B2;--line:#2C3033;--accent:#8EC5CF;--waiting:#FFC93C;--tint:#33290F}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/22px system-ui,sans-serif;font-variant-numeric:tabular-nums}
.note{background:var(--tint);color:var(--waiting);padding:8px 16px;text-align:center;font-size:13px;margin:0}
main{max-width:760px;margin:0 auto;padding:24px 16px 48px}h1{font-size:20px;line-height:28px;margin:0 0 16px}a{color:var(--accent)}
ul{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:10px;background:var(--surface);overflow:hidden}li+li{border-top:1px solid var(--line)}
li a{display:grid;grid-template-columns:1fr auto;gap:2px 16px;padding:12px 16px;color:inherit;text-decoration:none}li a:hover{background:var(--paper)}
strong{font-weight:600}.soft{color:var(--soft);font-size:13px;line-height:18px}.empty{color:var(--soft)}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:0 0 16px;font-size:14px}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.body{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:16px;white-space:pre-wrap;overflow-wrap:anywhere}
iframe{width:100%;height:560px;border:1px solid var(--line);border-radius:10px;background:#fff}details{margin-top:16px}pre{overflow:auto;font-size:12px;line-height:18px}</style>`;

const TIME = new Intl.DateTimeFormat("es-AR", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  hour12: false,
});

function frame(title: string, content: string, head = ""): string {
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title>${head}${STYLE}</head><body><p class="note">Simulado: acá quedan los correos que el producto manda en la demo. Nada sale a internet.</p><main>${content}</main></body></html>`;
}

/** All mails, newest first. */
export function listPage(mails: Mail[]): string {
  const rows = mails
    .toReversed()
    .map(
      (mail) =>
        `<li><a href="/mailbox/${mail.id}"><strong>${escape(mail.subject || "(sin asunto)")}</strong><span class="soft">${TIME.format(mail.at)}</span><span class="soft">Para ${escape(mail.to || mail.rcptTo.join(", "))}</span></a></li>`,
    );
  const list =
    rows.length === 0
      ? `<p class="empty">Todavía no llegó ningún correo. Pedí una persona desde el teléfono de prueba.</p>`
      : `<ul>${rows.join("")}</ul>`;
  return frame(
    "Correo de prueba",
    `<h1>Correo de prueba</h1>${list}`,
    `<meta http-equiv="refresh" content="10">`,
  );
}

/** One mail; its HTML is shown in a frame that may run nothing. */
export function messagePage(mail: Mail): string {
  const body =
    mail.html === null
      ? `<div class="body">${linked(mail.text)}</div>`
      : `<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" title="Contenido del correo" srcdoc="${escape(`<base target="_blank">${mail.html}`)}"></iframe><details><summary>Versión de texto</summary><div class="body">${linked(mail.text)}</div></details>`;
  return frame(
    mail.subject,
    `<p><a href="/mailbox">← Todos los correos</a></p><h1>${escape(mail.subject || "(sin asunto)")}</h1><dl><dt>De</dt><dd>${escape(mail.from)}</dd><dt>Para</dt><dd>${escape(mail.to)}</dd><dt>Cuándo</dt><dd>${TIME.format(mail.at)}</dd></dl>${body}<details><summary>Fuente</summary><pre>${escape(mail.raw)}</pre></details>`,
  );
}

function linked(text: string): string {
  return escape(text).replace(
    /https?:\/\/[^\s<]+/g,
    (url) => `<a href="${url}" target="_blank" rel="noreferrer">${url}</a>`,
  );
}

function escape(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[char] ?? char,
  );
}
