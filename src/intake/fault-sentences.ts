import type { Label } from '#domain/label.ts'
import type { FileFault } from '#intake/file-fault.ts'
import { limitSentences, otherForms, plainFileSentences } from '#intake/file-sentences.ts'
import { kindNamed } from '#intake/kinds.ts'
import type { RowFault, RowFlag } from '#intake/row-fault.ts'
import { flagSentences, rowSentences } from '#intake/row-sentences.ts'

/** `第 7 行「进厂时间」“2024-13-01”：不是能识别的日期…` */
export function rowFaultSentence(fault: RowFault): Label {
  const { zh, en } = placeOf(fault.header ?? fault.column, fault.value)
  const sentence = rowSentences[fault.code](fault.expected ?? {})
  return {
    zh: `第 ${fault.row} 行${zh}：${sentence.zh}`,
    en: en === '' ? `Row ${fault.row}, ${sentence.en}` : `Row ${fault.row}, ${en}: ${sentence.en}`,
  }
}

/** The same without the row number: what the rejected-row file says beside the row. */
export function reasonOf(fault: RowFault): Label {
  const { zh, en } = placeOf(fault.header ?? fault.column, fault.value)
  const sentence = rowSentences[fault.code](fault.expected ?? {})
  return en === '' ? sentence : { zh: `${zh}：${sentence.zh}`, en: `${en}: ${sentence.en}` }
}

export function rowFlagSentence(flag: RowFlag): Label {
  const { zh, en } = placeOf(flag.header, flag.value)
  const sentence = flagSentences[flag.code]
  return {
    zh: `第 ${flag.row} 行${zh}：${sentence.zh}`,
    en: en === '' ? `Row ${flag.row}: ${sentence.en}` : `Row ${flag.row}, ${en}: ${sentence.en}`,
  }
}

/** Header and value as a sentence names them; empty where the whole row is meant. */
function placeOf(header: string | null, value: string | null): Label {
  const shown = value === null ? '' : `“${shortened(value)}”`
  if (header === null) return { zh: shown, en: shown }
  return { zh: `「${header}」${shown}`, en: shown === '' ? `“${header}”` : `“${header}” ${shown}` }
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}

/** Why the whole file was refused and what helps. The file's name is the caller's to add. */
export function fileFaultSentence(fault: FileFault): Label {
  switch (fault.fault) {
    case 'not-a-table':
      return otherForms[fault.looksLike]
    case 'damaged':
      return damaged(fault.line)
    case 'unsupported-encoding':
      return {
        zh: `第 ${fault.line} 行有无法识别的字符编码；请存为 UTF-8 或 GB18030`,
        en: `line ${fault.line} is in no supported encoding; save the file as UTF-8 or GB18030`,
      }
    case 'too-big':
      return located(limitSentences[fault.limit], fault.line)
    case 'no-such-sheet':
      return {
        zh: `没有名为“${fault.sheet}”的工作表；这里有：${fault.sheets.join('、')}`,
        en: `there is no sheet “${fault.sheet}”; there are: ${fault.sheets.join(', ')}`,
      }
    case 'no-known-header':
      return unknownHeaders(fault.firstRow)
    case 'missing-columns':
      return missingColumns(fault)
    default:
      return plainFileSentences[fault.fault]
  }
}

function damaged(line: number | null): Label {
  if (line === null)
    return { zh: '文件已损坏或没有传完；请重新导出', en: 'the file is damaged or incomplete; export it again' }
  return {
    zh: `从第 ${line} 行起有一个双引号没有结束，文件可能没有传完；请补上引号或重新导出`,
    en: `a double quote opened in line ${line} is never closed, the file may be incomplete; close it or export again`,
  }
}

function located(sentence: Label, line: number | null): Label {
  return line === null ? sentence : { zh: `第 ${line} 行：${sentence.zh}`, en: `line ${line}: ${sentence.en}` }
}

function unknownHeaders(firstRow: readonly string[]): Label {
  const seen = firstRow
    .filter((cell) => cell.trim() !== '')
    .slice(0, 5)
    .map(shortened)
  return {
    zh: `认不出表头（看到的是：${seen.join('、')}）；表头应为“客户编号”“车架号”“工单号”这样的列名`,
    en: `no known header (found: ${seen.join(', ')}); headers are such as “customer_no”, “vin”, “order_no”`,
  }
}

function missingColumns({ kind, missing, headers }: Extract<FileFault, { fault: 'missing-columns' }>): Label {
  const { label } = kindNamed(kind)
  return {
    zh: `看起来是“${label.zh}”，但缺少必需的列：${missing.map(({ zh }) => zh).join('、')}；现有表头：${headers.slice(0, 20).join('、')}`,
    en: `this looks like “${label.en}” but lacks required columns: ${missing.map(({ en }) => en).join(', ')}; it has: ${headers.slice(0, 20).join(', ')}`,
  }
}
