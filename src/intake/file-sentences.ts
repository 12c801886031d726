import type { Label } from '#domain/label.ts'
import { limits } from '#intake/file-fault.ts'
import type { Limit, OtherForm } from '#intake/file-fault.ts'

/** Refusals that need no detail. */
export const plainFileSentences = {
  'no-such-file': {
    zh: '打不开这个文件；请核对路径和读取权限',
    en: 'the file cannot be opened; check its path and that you may read it',
  },
  empty: { zh: '文件是空的', en: 'the file is empty' },
  'old-excel': {
    zh: '这是旧版 Excel 文件 .xls；请用 Excel 打开后另存为 .xlsx',
    en: 'this is an old Excel file (.xls); open it in Excel and save it as .xlsx',
  },
  password: {
    zh: '文件有密码保护；请取消密码后再导入',
    en: 'the file is protected by a password; remove the password and import it again',
  },
} as const satisfies Record<string, Label>

export const otherForms: Readonly<Record<OtherForm, Label>> = {
  binary: { zh: '这不是表格文件，里面不是文字', en: 'this is not a table: it holds no text' },
  'web-page': {
    zh: '这其实是网页（很多系统导出的 .xls 都是）；请用 Excel 打开后另存为 .xlsx',
    en: 'this is really a web page, as many systems export it; open it in Excel and save it as .xlsx',
  },
  pdf: {
    zh: '这是 PDF，不是表格；请从系统导出 CSV 或 XLSX',
    en: 'this is a PDF, not a table; export CSV or XLSX from the system',
  },
  picture: {
    zh: '这是图片，不是表格；请从系统导出 CSV 或 XLSX',
    en: 'this is a picture, not a table; export CSV or XLSX from the system',
  },
  archive: {
    zh: '这是压缩包；请先解压，再导入里面的文件',
    en: 'this is an archive; unpack it and import the files in it',
  },
  'other-office': {
    zh: '这是别的办公文件，不是 Excel 工作簿；请另存为 .xlsx',
    en: 'this is another office document, not an Excel workbook; save it as .xlsx',
  },
  xlsb: {
    zh: '这是二进制工作簿 .xlsb；请用 Excel 另存为 .xlsx',
    en: 'this is a binary workbook (.xlsb); save it as .xlsx',
  },
  'json-or-xml': {
    zh: '这是 JSON 或 XML，不是表格；请导出 CSV 或 XLSX',
    en: 'this is JSON or XML, not a table; export CSV or XLSX',
  },
  folder: { zh: '这是文件夹，请选择其中的文件', en: 'this is a folder; choose a file in it' },
}

export const limitSentences: Readonly<Record<Limit, Label>> = {
  columns: {
    zh: `列数超过 ${limits.columns}，不像服务中心的表格`,
    en: `it has more than ${limits.columns} columns, unlike any table of a service centre`,
  },
  cell: {
    zh: '有一个单元格长得没有尽头，可能少了一个双引号',
    en: 'one cell does not end; perhaps a double quote is missing',
  },
  rows: { zh: `行数超过 Excel 的上限 ${limits.sheetRows}`, en: `it has more rows than Excel's ${limits.sheetRows}` },
  unpacked: {
    zh: '解压后大得不正常，可能是压缩炸弹；大文件请导出为 CSV',
    en: 'it unpacks to an abnormal size, perhaps to do harm; export large files as CSV',
  },
}
