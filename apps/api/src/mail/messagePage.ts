import { escapeHtml } from "./escapeHtml.ts";

/** A page of one sentence, with the button that confirms what it asks. */
export function messagePage(message: {
  language: string;
  title: string;
  text: string;
  confirm?: string;
  link?: { href: string; label: string };
}): string {
  const { language, title, text, confirm, link } = message;
  const form =
    confirm === undefined ? "" : `<form method="post"><button>${escapeHtml(confirm)}</button></form>`;
  const way = link === undefined ? "" : `<a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title>
<style>
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:light-dark(#F6F4EF,#131517);color:light-dark(#1C1E21,#ECEAE4);font:16px/24px system-ui,sans-serif}
main{box-sizing:border-box;width:min(100% - 32px,400px);padding:24px;border:1px solid light-dark(#DEDACF,#2C3033);border-radius:10px;background:light-dark(#FFF,#1B1E20)}
h1{margin:0 0 8px;font-size:20px;line-height:28px;font-weight:600}p{margin:0 0 16px;color:light-dark(#55585C,#B0B3B2)}
button{box-sizing:border-box;width:100%;min-height:44px;margin:0 0 12px;border:0;border-radius:6px;background:light-dark(#1C1E21,#ECEAE4);color:light-dark(#FFF,#131517);font:inherit;font-weight:600;cursor:pointer}
a{color:light-dark(#1F5AA8,#8FBCF5)}:focus-visible{outline:2px solid light-dark(#2563C9,#7FB0FF);outline-offset:2px}
</style></head>
<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${form}${way}</main></body></html>`;
}
