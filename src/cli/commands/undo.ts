import type { Label } from '#domain/label.ts'
import { undoImport, type UndoRefusal } from '#operations/undo-import.ts'
import { targetOf } from '#store/imports/feeds.ts'
import { command } from '#cli/command.ts'
import { exitStatus } from '#cli/exit-status.ts'
import { withGroup } from '#cli/home.ts'
import { refuse } from '#cli/refusal.ts'

export const undoCommand = command({
  name: 'undo',
  label: { zh: '撤销一次导入', en: 'take an import back' },
  about: {
    zh: '撤销一次导入，数据就像没有导入过一样；之后请重新评分。如果后来的导入或人工修改动过这些记录，则拒绝撤销并列出是哪些。编号见导入结果的最后一列。',
    en: 'Takes an import back as if it had not been; score again afterwards. Refused, naming the rows, where a later import or a person changed them. The number stands in the last column of the import’s summary.',
  },
  operands: [{ name: 'IMPORT', label: { zh: '导入编号', en: 'number of the import' } }],
  options: {},
  examples: [{ line: 'undo 7', says: { zh: '撤销第 7 次导入', en: 'take import 7 back' } }],
  run: ({ operands: [number = ''], ...given }, context) =>
    withGroup(given, context, async ({ store, group }) => {
      if (!/^\d{1,15}$/.test(number))
        refuse({
          zh: `“${number}”不是导入编号；编号是数字，见导入结果的最后一列`,
          en: `“${number}” is no import; they are numbers, see the last column of the import’s summary`,
        })
      const undone = await undoImport(store, { groupId: group.groupId, importId: Number(number), by: context.user })
      if ('fault' in undone) return refuse(sentenceOf(undone))
      const told = given.options.json
        ? JSON.stringify({ import: undone.importId, file: undone.fileName, state: 'undone' })
        : context.phrases.undone(undone.importId, undone.fileName)
      await context.out.write(`${told}\n`)
      return exitStatus.done
    }),
})

/** Rows named: enough to see what stands in the way. */
const mostRows = 5

function sentenceOf(refusal: UndoRefusal): Label {
  switch (refusal.fault) {
    case 'no-such-import':
      return { zh: `没有编号为 ${refusal.importId} 的导入`, en: `there is no import ${refusal.importId}` }
    case 'not-done':
      return { zh: '这次导入没有完成或已撤销，无需撤销', en: 'this import was never completed, or is undone already' }
    case 'import-under-way':
      return { zh: '另一个导入正在进行，请等它结束后再撤销', en: 'another import is under way; undo when it has ended' }
    case 'held-since':
      return heldSince(refusal.importIds.map(String))
    case 'changed-since': {
      const rows = refusal.rows.slice(0, mostRows).map(({ table, row, importId }) => ({
        what: nameOf(table, row),
        by: importId,
      }))
      const zh = rows.map(({ what, by }) => `\n  ${what.zh}（${by === null ? '人工修改' : `导入 ${by}`}）`).join('')
      const en = rows.map(({ what, by }) => `\n  ${what.en} (${by === null ? 'a person' : `import ${by}`})`).join('')
      return {
        zh: `有记录在这次导入之后又被改动，不能撤销；请先撤销后来的导入：${zh}`,
        en: `rows of this import were changed since, so it stays; undo the later imports first:${en}`,
      }
    }
  }
}

function heldSince(imports: readonly string[]): Label {
  const named = new Intl.ListFormat('en').format(imports)
  return {
    zh: `导入 ${imports.join('、')} 也包含这些记录；请先撤销${imports.length === 1 ? '它' : '它们'}`,
    en:
      imports.length === 1
        ? `import ${named} holds these records as well; undo it first`
        : `imports ${named} hold these records as well; undo them first`,
  }
}

/** What people call a row, and the numbers by which they know it. */
function nameOf(table: string, row: Readonly<Record<string, unknown>>): Label {
  const { called, knownBy } = targetOf(table) ?? { called: { zh: '记录', en: 'record' }, knownBy: [] }
  const known = knownBy.flatMap((column) => {
    const value = row[column]
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
  })
  return { zh: [called.zh, ...known].join(' '), en: [called.en, ...known].join(' ') }
}
