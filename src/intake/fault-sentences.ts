import type { Label } from '#domain/label.ts'
import { limits } from '#intake/file-fault.ts'
import type { FileFault, Limit, OtherForm } from '#intake/file-fault.ts'
import { kindNamed } from '#intake/kinds.ts'
import type { Expected, RowFault, RowFaultCode, RowFlag, RowFlagCode } from '#intake/row-fault.ts'

const dates: Label = { zh: '2024-09-01、2024/9/1、2024年9月1日 或 20240901，可带时间 08:30', en: '2024-09-01, 2024/9/1, 2024年9月1日 or 20240901, with 08:30 behind it if you like' }

/** What is wrong, what was expected, and what to do, for each code. */
const rowSentences: Readonly<Record<RowFaultCode, (expected: Expected) => Label>> = {
  missing: () => ({ zh: '必填，但为空；请补上', en: 'must be filled and is empty; fill it in' }),
  'missing-one-of': ({ words }) => ({ zh: `至少要填一项：${words?.zh ?? ''}`, en: `at least one of these must be filled: ${words?.en ?? ''}` }),
  'unreadable-date': () => ({ zh: `不是能识别的日期；请写成 ${dates.zh}`, en: `is not a date; write ${dates.en}` }),
  'unreadable-money': () => ({ zh: '不是能识别的金额；请写成 1580.00、¥1,580 或 1580元，负数写 -200 或 (200.00)', en: 'is not an amount; write 1580.00, ¥1,580 or 1580元, and -200 or (200.00) for less than zero' }),
  'unreadable-number': () => ({ zh: '不是能识别的数字；请只写数字，例如 12345', en: 'is not a number; write digits only, such as 12345' }),
  'unreadable-yes-no': () => ({ zh: '看不出是“是”还是“否”；请写 是 或 否', en: 'is neither yes nor no; write one of them' }),
  'after-import-day': ({ day }) => ({ zh: `晚于导入日 ${day ?? ''}；请核对年份和月日`, en: `lies after the import day ${day ?? ''}; check year, month and day` }),
  'too-early': ({ day }) => ({ zh: `早于 ${day ?? ''}；请核对年份`, en: `lies before ${day ?? ''}; check the year` }),
  'out-of-range': ({ min, max }) => ({ zh: `应在 ${min ?? ''} 到 ${max ?? ''} 之间`, en: `must lie between ${min ?? ''} and ${max ?? ''}` }),
  'vin-length': () => ({ zh: '车架号必须正好 17 位；请对照行驶证补全', en: 'a VIN has exactly 17 characters; compare it with the registration papers' }),
  'vin-alphabet': () => ({ zh: '车架号只含数字和字母，不含 I、O、Q；请核对是否应为 1 或 0', en: 'a VIN holds digits and letters without I, O and Q; perhaps 1 or 0 is meant' }),
  'unknown-word': ({ words }) => ({ zh: `不认识这个词；可以写：${words?.zh ?? ''}`, en: `is not a known word; choose from: ${words?.en ?? ''}` }),
  'digits-lost': () => ({ zh: '表格软件把长号码改成了科学计数，末尾的数字已经丢失；请在源系统重新导出，并把该列设为“文本”', en: 'a spreadsheet shortened this number and its last digits are lost; export it again with the column set to “text”' }),
  'cell-error': () => ({ zh: '单元格里的公式出错；请改成值后再导入', en: 'the formula in this cell failed; put the value there' }),
  'too-long': ({ max }) => ({ zh: `太长，最多 ${max ?? ''} 个字符`, en: `is too long; at most ${max ?? ''} characters` }),
  'too-many-cells': ({ max }) => ({ zh: `这一行的单元格比表头多（表头 ${max ?? ''} 列），内容可能错位；含有分隔符的文字请加英文双引号`, en: `the row has more cells than the ${max ?? ''} headers and may be shifted; put text that holds a delimiter in double quotes` }),
  'duplicate-key': () => ({ zh: '同一文件里这个编号出现多次且内容不同；请只保留正确的一行', en: 'this number stands in the file more than once with different content; keep the right row only' }),
  'unknown-customer': () => ({ zh: '没有这个客户；请先导入客户，或核对编号', en: 'there is no such customer; import the customers first, or check the number' }),
  'unknown-car': () => ({ zh: '没有这辆车；请先导入车辆，或核对车架号', en: 'there is no such car; import the vehicles first, or check the VIN' }),
  'unknown-order': () => ({ zh: '没有这张工单；请先导入工单，或核对工单号', en: 'there is no such order; import the orders first, or check the number' }),
  'unknown-staff': () => ({ zh: '没有这位员工；请先导入员工，或核对姓名与编号', en: 'there is no such staff member; import the staff first, or check name and number' }),
  'unknown-centre': () => ({ zh: '不知道是哪个服务中心；请补上“服务中心”列，或用 --centre 指定', en: 'the service centre is not known; add the column “centre”, or name it with --centre' }),
  'ambiguous-source': () => ({ zh: '多个系统里都有这个编号，分不清是哪一个；请补上“服务中心”列，或用 --source 指定', en: 'several systems have this number; add the column “centre”, or name the numbering with --source' }),
  'self-referral': () => ({ zh: '推荐人和被推荐人是同一个人，或互相推荐', en: 'referrer and referred are the same person, or refer each other' }),
  'deleted-person': () => ({ zh: '该客户已按本人要求删除，不再导入', en: 'this customer was deleted at their own request and is not imported again' }),
}

const flagSentences: Readonly<Record<RowFlagCode, Label>> = {
  'vin-check-digit': { zh: '车架号校验位不符，已保留，请核对', en: 'the check digit of this VIN is wrong; kept, please check' },
  'unknown-word': { zh: '不认识这个词，已保留该行', en: 'not a known word; the row was kept' },
  'unreadable-phone': { zh: '不是电话号码，已保留该行但没有电话', en: 'not a phone number; the row was kept without it' },
  'several-phones': { zh: '有多个号码，只取了第一个', en: 'several numbers; the first was taken' },
  'filled-from-above': { zh: '合并单元格留下的空白已按上一行补齐', en: 'blanks of merged cells were filled from the row above' },
  'mileage-fell': { zh: '里程比上次少了 1000 公里以上，已保留，请核对', en: 'the mileage fell by more than 1,000 km; kept, please check' },
}

/** `第 7 行「进厂时间」“2024-13-01”：不是能识别的日期…` */
export function rowFaultSentence(fault: RowFault): Label {
  return { zh: `第 ${fault.row} 行${reasonOf(fault).zh}`, en: `Row ${fault.row}, ${reasonOf(fault).en}` }
}

/** The same without the row number: what the rejected-row file says beside the row. */
export function reasonOf(fault: RowFault): Label {
  const sentence = rowSentences[fault.code](fault.expected ?? {})
  const value = fault.value === null ? '' : shortened(fault.value)
  const where = fault.header ?? fault.column
  return {
    zh: `${where === null ? '' : `「${where}」`}${value === '' ? '' : `“${value}”`}：${sentence.zh}`.replace(/^：/, ''),
    en: `${where === null ? '' : `“${where}”`}${value === '' ? '' : ` “${value}”`}: ${sentence.en}`.replace(/^: /, ''),
  }
}

export function rowFlagSentence(flag: RowFlag): Label {
  const value = flag.value === null ? '' : shortened(flag.value)
  const sentence = flagSentences[flag.code]
  const where = flag.header ?? ''
  return {
    zh: `第 ${flag.row} 行${where === '' ? '' : `「${where}」`}${value === '' ? '' : `“${value}”`}：${sentence.zh}`,
    en: `Row ${flag.row}${where === '' ? '' : `, “${where}”`}${value === '' ? '' : ` “${value}”`}: ${sentence.en}`,
  }
}

function shortened(value: string): string {
  return value.length > 40 ? `${value.slice(0, 39)}…` : value
}

const otherForms: Readonly<Record<OtherForm, Label>> = {
  binary: { zh: '这不是表格文件，里面不是文字', en: 'this is not a table: it holds no text' },
  'web-page': { zh: '这其实是网页（很多系统导出的 .xls 都是）；请用 Excel 打开后另存为 .xlsx', en: 'this is really a web page, as many systems export it; open it in Excel and save it as .xlsx' },
  pdf: { zh: '这是 PDF，不是表格；请从系统导出 CSV 或 XLSX', en: 'this is a PDF, not a table; export CSV or XLSX from the system' },
  picture: { zh: '这是图片，不是表格；请从系统导出 CSV 或 XLSX', en: 'this is a picture, not a table; export CSV or XLSX from the system' },
  archive: { zh: '这是压缩包；请先解压，再导入里面的文件', en: 'this is an archive; unpack it and import the files in it' },
  'other-office': { zh: '这是别的办公文件，不是 Excel 工作簿；请另存为 .xlsx', en: 'this is another office document, not an Excel workbook; save it as .xlsx' },
  xlsb: { zh: '这是二进制工作簿 .xlsb；请用 Excel 另存为 .xlsx', en: 'this is a binary workbook (.xlsb); save it as .xlsx' },
  'json-or-xml': { zh: '这是 JSON 或 XML，不是表格；请导出 CSV 或 XLSX', en: 'this is JSON or XML, not a table; export CSV or XLSX' },
  folder: { zh: '这是文件夹，请选择其中的文件', en: 'this is a folder; choose a file in it' },
}

const limitSentences: Readonly<Record<Limit, Label>> = {
  columns: { zh: `列数超过 ${limits.columns}，不像服务中心的表格`, en: `it has more than ${limits.columns} columns, unlike any table of a service centre` },
  cell: { zh: '有一个单元格长得没有尽头，可能少了一个双引号', en: 'one cell does not end; perhaps a double quote is missing' },
  rows: { zh: `行数超过 Excel 的上限 ${limits.sheetRows}`, en: `it has more rows than Excel's ${limits.sheetRows}` },
  unpacked: { zh: '解压后大得不正常，可能是压缩炸弹；大文件请导出为 CSV', en: 'it unpacks to an abnormal size, perhaps to do harm; export large files as CSV' },
}

/** Why the whole file was refused and what helps. The file's name is the caller's to add. */
export function fileFaultSentence(fault: FileFault): Label {
  switch (fault.fault) {
    case 'no-such-file':
      return { zh: '打不开这个文件；请核对路径和读取权限', en: 'the file cannot be opened; check its path and that you may read it' }
    case 'empty':
      return { zh: '文件是空的', en: 'the file is empty' }
    case 'not-a-table':
      return otherForms[fault.looksLike]
    case 'old-excel':
      return { zh: '这是旧版 Excel 文件 .xls；请用 Excel 打开后另存为 .xlsx', en: 'this is an old Excel file (.xls); open it in Excel and save it as .xlsx' }
    case 'password':
      return { zh: '文件有密码保护；请取消密码后再导入', en: 'the file is protected by a password; remove the password and import it again' }
    case 'damaged':
      return damaged(fault.line)
    case 'unsupported-encoding':
      return { zh: `第 ${fault.line} 行有无法识别的字符编码；请存为 UTF-8 或 GB18030`, en: `line ${fault.line} is in no supported encoding; save the file as UTF-8 or GB18030` }
    case 'too-big':
      return located(limitSentences[fault.limit], fault.line)
    case 'no-such-sheet':
      return { zh: `没有名为“${fault.sheet}”的工作表；这里有：${fault.sheets.join('、')}`, en: `there is no sheet “${fault.sheet}”; there are: ${fault.sheets.join(', ')}` }
    case 'no-known-header':
      return unknownHeaders(fault.firstRow)
    case 'missing-columns':
      return missingColumns(fault)
  }
}

function damaged(line: number | null): Label {
  if (line === null) return { zh: '文件已损坏或没有传完；请重新导出', en: 'the file is damaged or incomplete; export it again' }
  return { zh: `从第 ${line} 行起有一个双引号没有结束，文件可能没有传完；请补上引号或重新导出`, en: `a double quote opened in line ${line} is never closed, the file may be incomplete; close it or export again` }
}

function located(sentence: Label, line: number | null): Label {
  return line === null ? sentence : { zh: `第 ${line} 行：${sentence.zh}`, en: `line ${line}: ${sentence.en}` }
}

function unknownHeaders(firstRow: readonly string[]): Label {
  const seen = firstRow.filter((cell) => cell.trim() !== '').slice(0, 5).map(shortened)
  return {
    zh: `认不出表头（看到的是：${seen.join('、')}）；表头应为“客户编号”“车架号”“工单号”这样的列名，可用 --kind 指定类型`,
    en: `no known header (found: ${seen.join(', ')}); headers are such as “customer_no”, “vin”, “order_no”; --kind names the kind`,
  }
}

function missingColumns({ kind, missing, headers }: Extract<FileFault, { fault: 'missing-columns' }>): Label {
  const { label } = kindNamed(kind)
  return {
    zh: `看起来是“${label.zh}”，但缺少必需的列：${missing.map(({ zh }) => zh).join('、')}；现有表头：${headers.slice(0, 20).join('、')}`,
    en: `this looks like “${label.en}” but lacks required columns: ${missing.map(({ en }) => en).join(', ')}; it has: ${headers.slice(0, 20).join(', ')}`,
  }
}
