import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Result } from './options.ts'

const file = new URL('RESULTS.md', import.meta.url)

const head = `# Results

Each table was written by the command above it, which measures ours and the floor by turns within one run; ratios are medians of the ratios of each
pair. How to run: \`node bench/run.ts import|score|nightly|memory|embedded|load|waits|screens [--url postgresql://…] [--rows …] [--pairs …]\`; without a URL the embedded
database is measured. What the floors are stands in \`floor-import.ts\` and \`floor-score.ts\`.
`

/** Puts a result in the place of an earlier one under the same key. */
export function keepResult(key: string, result: Result, circumstances: readonly string[]): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : head
  const section = `<!-- ${key} -->\n${sectionOf(result, circumstances)}<!-- end of ${key} -->\n`
  const earlier = new RegExp(`<!-- ${key} -->[^]*<!-- end of ${key} -->\\n`)
  writeFileSync(file, earlier.test(text) ? text.replace(earlier, () => section) : `${text}\n${section}`)
}

function sectionOf({ title, header, rows, notes }: Result, circumstances: readonly string[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return `## ${title}

${circumstances.join('  \n')}

${[line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')}

${notes.map((note) => `- ${note}`).join('\n')}

`
}
