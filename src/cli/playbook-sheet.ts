import type { Language } from '#domain/label.ts'
import type { PlaybookSheet, SheetStep } from '#domain/playbook/sheet.ts'
import { escaped } from '#cli/action-files.ts'
import type { Context } from '#cli/command.ts'
import { heading } from '#cli/screen.ts'

/** A playbook in lines for a terminal. `of` says which version; null = a file. */
export function sheetLines(
  { id, title, about, terms, steps }: PlaybookSheet,
  of: string | null,
  context: Context,
): string[] {
  return [
    heading(`${id} ${title}${of === null ? '' : `  ${of}`}`, context),
    ...(about === null ? [] : [about]),
    '',
    ...terms.map(({ term, text }) => `${term}${context.phrases.colon}${text}`),
    ...stepLines(steps, 0),
  ]
}

function stepLines(steps: readonly SheetStep[], depth: number): string[] {
  const indent = '    '.repeat(depth)
  return steps.flatMap(({ id, kind, when, lines, inner }, at) => [
    '',
    `${indent}${at + 1}. ${kind}  ${id}${when === null ? '' : `  [${when}]`}`,
    ...lines.flatMap((line) => line.split('\n').map((each) => `${indent}   ${each}`)),
    ...inner.flatMap((each) => [`${indent}   → ${each.heading}`, ...stepLines(each.steps, depth + 1)]),
  ])
}

const style = `
body { font: 13px/1.5 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; margin: 2em auto; max-width: 46em; color: #222; }
h1 { font-size: 1.5em; margin: 0 0 .2em; } h1 small { font-size: .6em; font-weight: normal; color: #555; } .about { margin: 0 0 1em; color: #444; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; margin: 0 0 1em; } dt { color: #555; } dd { margin: 0; }
ol { padding-left: 1.6em; margin: 0; } li { margin: .5em 0; break-inside: avoid; } .kind { font-weight: 600; } .when { color: #555; }
p { margin: .1em 0; white-space: pre-line; } .case { border-left: 3px solid #ccc; padding-left: .8em; margin: .4em 0; } .case h2 { font-size: 1em; margin: 0; }
@media print { body { margin: 0; max-width: none; font-size: 10.5px; } }`

/** A playbook on a page to print. */
export function sheetPage(
  { id, title, about, terms, steps }: PlaybookSheet,
  of: string | null,
  language: Language,
): string {
  const name = escaped(`${id} ${title}`)
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${name}</title><style>${style}</style></head>
<body><h1>${name}${of === null ? '' : ` <small>${escaped(of)}</small>`}</h1>
${about === null ? '' : `<p class="about">${escaped(about)}</p>`}
<dl>${terms.map(({ term, text }) => `<dt>${escaped(term)}</dt><dd>${escaped(text)}</dd>`).join('')}</dl>
${stepList(steps)}
</body></html>
`
}

function stepList(steps: readonly SheetStep[]): string {
  return `<ol>${steps.map(stepItem).join('\n')}</ol>`
}

function stepItem({ kind, when, lines, inner }: SheetStep): string {
  const cases = inner.map((each) => `<div class="case"><h2>${escaped(each.heading)}</h2>${stepList(each.steps)}</div>`)
  return `<li><span class="kind">${escaped(kind)}</span>${when === null ? '' : ` <span class="when">${escaped(when)}</span>`}
${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}${cases.join('')}</li>`
}
