import { escapeHtml } from "./escapeHtml.ts";

export interface ActionLetter {
  title: string;
  /** What it is about, in one or two sentences. */
  text: string;
  action: { label: string; href: string };
  /** How long it holds, and what to do with a letter that was not wanted. */
  note: string;
}

/** A letter that asks for one thing, in text and HTML. */
export function actionLetter({ title, text, action, note }: ActionLetter): { text: string; html: string } {
  const html = `<!doctype html>
<html lang="es"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light"><title>${escapeHtml(title)}</title></head>
<body style="margin:0;background:#F6F4EF;color:#1C1E21;overflow-wrap:anywhere;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:16px">
<div style="background:#fff;border:1px solid #DEDACF;border-radius:10px;padding:20px">
<h1 style="margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600">${escapeHtml(title)}</h1>
<p style="margin:0 0 16px">${escapeHtml(text)}</p>
<a href="${escapeHtml(action.href)}" style="display:block;margin:0 0 16px;padding:10px 16px;border-radius:6px;text-align:center;text-decoration:none;font-weight:600;background:#1C1E21;color:#fff">${escapeHtml(action.label)}</a>
<p style="margin:0;color:#55585C;font-size:13px;line-height:18px">${escapeHtml(note)}</p>
</div></div></body></html>`;
  return { text: `${title}\n\n${text}\n\n${action.label}: ${action.href}\n\n${note}\n`, html };
}
