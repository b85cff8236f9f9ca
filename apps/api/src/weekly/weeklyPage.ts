import { escapeHtml } from "../mail/escapeHtml.ts";
import type { WeeklyContent } from "./composeWeekly.ts";
import { weeklyWords, type WeeklyWords } from "./words.ts";

/** Programs that read no style sheet get ink on paper; those that do follow the reader's theme. */
const STYLE = `
.paper{background:#F6F4EF;color:#1C1E21}.card{background:#fff;border-color:#DEDACF}.meta{color:#55585C}.line{border-color:#DEDACF}
.link{color:#1F5AA8}.button{background:#1C1E21;color:#fff}
@media (prefers-color-scheme:dark){
.paper{background:#131517!important;color:#ECEAE4!important}.card{background:#1B1E20!important;border-color:#2C3033!important}
.meta{color:#B0B3B2!important}.line{border-color:#2C3033!important}.link{color:#8FBCF5!important}
.button{background:#ECEAE4!important;color:#131517!important}}`;

/** The letter for eyes: one column that a phone shows whole. */
export function weeklyPage(content: WeeklyContent): string {
  const words = weeklyWords(content.language);
  const text = (value: string): string => escapeHtml(value);
  return `<!doctype html>
<html lang="${content.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>${text(content.title)}</title><style>${STYLE}</style></head>
<body class="paper" style="margin:0;overflow-wrap:anywhere;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
<main style="max-width:560px;margin:0 auto;padding:16px">
<div class="card" style="border:1px solid #DEDACF;border-radius:10px;padding:20px">
<p class="meta" style="margin:0;font-size:13px;line-height:18px">${text(content.storeName)}</p>
<h1 style="margin:4px 0 16px;font-size:20px;line-height:28px;font-weight:600">${text(content.title)}, ${text(content.period)}</h1>
<h2 style="margin:0 0 4px;font-size:16px;line-height:24px;font-weight:600">${words.mends}</h2>
${mendList(content, words)}
${content.now === null ? "" : `<p style="margin:0 0 16px">${text(content.now)}</p>`}
<table style="width:100%;border-collapse:collapse;font-variant-numeric:tabular-nums"><tbody>
${content.figures.map((figure) => figureRow(figure, words)).join("\n")}
</tbody></table>
<a class="button" href="${text(content.numbersUrl)}" style="display:block;margin:16px 0 0;padding:10px 16px;border-radius:6px;text-align:center;text-decoration:none;font-weight:600">${words.toNumbers}</a>
</div>
${foot(content, words)}
</main></body></html>`;
}

function mendList({ mends }: WeeklyContent, words: WeeklyWords): string {
  if (mends.length === 0) return `<p style="margin:0 0 16px">${words.noMends}</p>`;
  const items = mends.map(
    ({ text, href }) =>
      `<li style="margin:0 0 8px">${escapeHtml(text)} <a class="link" href="${escapeHtml(href)}" style="white-space:nowrap">${words.open}</a></li>`,
  );
  return `<ol style="margin:0 0 16px;padding-left:20px">${items.join("")}</ol>`;
}

function figureRow({ label, now, before }: WeeklyContent["figures"][number], words: WeeklyWords): string {
  const value =
    now === null
      ? `<span class="meta">${words.noData}</span>`
      : `<b style="font-weight:600">${escapeHtml(now)}</b>`;
  return `<tr><th class="line" scope="row" style="padding:8px 8px 8px 0;border-top:1px solid #DEDACF;text-align:left;font-weight:400">${escapeHtml(label)}</th>
<td class="line" style="padding:8px 0;border-top:1px solid #DEDACF;text-align:right;white-space:nowrap">${value}<br><span class="meta" style="font-size:13px;line-height:18px">${escapeHtml(words.before(before ?? words.noData))}</span></td></tr>`;
}

function foot({ unsubscribeUrl, storeName }: WeeklyContent, words: WeeklyWords): string {
  if (unsubscribeUrl === null) return "";
  return `<p class="meta" style="margin:12px 4px 0;font-size:13px;line-height:18px">${escapeHtml(words.why(storeName))} <a class="link" href="${escapeHtml(unsubscribeUrl)}">${words.unsubscribe}</a></p>`;
}
