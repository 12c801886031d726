import type { Day } from '#domain/calendar.ts'
import { spreadsheetLine } from '#operations/spreadsheet-line.ts'
import type { ActionRow } from '#cli/action-rows.ts'
import type { Context } from '#cli/command.ts'

/** A list of actions as a spreadsheet opens it: UTF-8 with a byte order mark; no cell is run as a formula. */
export function actionsCsv(rows: readonly ActionRow[], { phrases }: Context): string {
  const { head, beyond } = phrases.report
  const lines = rows.map((row) =>
    spreadsheetLine([
      row.on ?? '',
      row.whose,
      row.class,
      row.customerNo,
      row.name,
      row.phone,
      row.car,
      row.reason,
      row.stake,
      String(row.minutes),
      row.dueOn,
      row.isOverCapacity ? beyond : '',
    ]),
  )
  return `\uFEFF${[spreadsheetLine(head), ...lines].map((line) => `${line}\r\n`).join('')}`
}

const style = `
body { font: 14px/1.5 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2em; color: #222; }
h1 { font-size: 1.4em; } h2 { font-size: 1.2em; margin-top: 2em; } h3 { margin: 1.2em 0 .3em; }
table { border-collapse: collapse; width: 100%; } td, th { padding: .25em .6em; border-bottom: 1px solid #ddd; text-align: left; vertical-align: top; }
th { font-weight: 600; } .figure { text-align: right; white-space: nowrap; } .day { white-space: nowrap; }
.done { width: 1.5em; } .done::before { content: "☐"; } .beyond { color: #b00; }
@media print { body { margin: 0; font-size: 11px; } section { break-after: page; } tr { break-inside: avoid; } thead { display: table-header-group; } }`

/** All lists on a page to print: a sheet for each person, with a box to tick. */
export function actionsPage(
  byCentre: ReadonlyMap<string, readonly ActionRow[]>,
  { group, asOf }: { group: string; asOf: Day },
  { phrases, language }: Context,
): string {
  const title = phrases.report.title(group, asOf)
  const sections = [...byCentre].flatMap(([centre, rows]) =>
    [...Map.groupBy(rows, ({ whose }) => whose)].map(([whose, own]) => personSection(centre, whose, own, phrases)),
  )
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${sections.join('\n')}
</body></html>
`
}

function personSection(
  centre: string,
  whose: string,
  rows: readonly ActionRow[],
  { report }: Context['phrases'],
): string {
  const { on, class: of, customer, reason, stake, minutes, due } = report.pageHead
  const heads = ['', on, of, customer, reason].map((head) => `<th>${escaped(head)}</th>`)
  const figures = [stake, minutes, due].map((head) => `<th class="figure">${escaped(head)}</th>`)
  return `<section><h2>${escaped(centre)}</h2><h3>${escaped(whose)}</h3>
<table><thead><tr>${[...heads, ...figures].join('')}</tr></thead><tbody>
${rows.map((row) => pageRow(row, report.beyond)).join('\n')}
</tbody></table></section>`
}

function pageRow(row: ActionRow, beyond: string): string {
  const customer = [row.name, row.phone, row.car]
    .filter((each) => each !== '')
    .map(escaped)
    .join('<br>')
  const day = `${escaped(row.on ?? '—')}${row.isOverCapacity ? `<br><span class="beyond">${escaped(beyond)}</span>` : ''}`
  return `<tr><td class="done"></td><td class="day">${day}</td><td>${escaped(row.class)}</td><td>${customer}</td><td>${escaped(row.reason)}</td><td class="figure">${escaped(row.stake)}</td><td class="figure">${row.minutes}</td><td class="figure">${escaped(row.dueOn)}</td></tr>`
}

/** Names and reasons come from files: nothing in them is markup. */
/** Text as it stands in HTML. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
