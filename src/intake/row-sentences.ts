import type { Label } from '#domain/label.ts'
import type { Expected, RowFaultCode, RowFlagCode } from '#intake/row-fault.ts'

const dates: Label = {
  zh: '2024-09-01、2024/9/1、2024年9月1日 或 20240901，可带时间 08:30',
  en: '2024-09-01, 2024/9/1, 2024年9月1日 or 20240901, with 08:30 behind it if you like',
}

/** What is wrong, what was expected, and what to do, for each code. */
export const rowSentences: Readonly<Record<RowFaultCode, (expected: Expected) => Label>> = {
  missing: () => ({ zh: '必填，但为空；请补上', en: 'must be filled and is empty; fill it in' }),
  'missing-one-of': ({ words }) => ({
    zh: `至少要填一项：${words?.zh ?? ''}`,
    en: `at least one of these must be filled: ${words?.en ?? ''}`,
  }),
  'unreadable-date': () => ({ zh: `不是能识别的日期；请写成 ${dates.zh}`, en: `is not a date; write ${dates.en}` }),
  'unreadable-money': () => ({
    zh: '不是能识别的金额；请写成 1580.00、¥1,580 或 1580元，负数写 -200 或 (200.00)',
    en: 'is not an amount; write 1580.00, ¥1,580 or 1580元, and -200 or (200.00) for less than zero',
  }),
  'unreadable-number': () => ({
    zh: '不是能识别的数字；请只写数字，例如 12345',
    en: 'is not a number; write digits only, such as 12345',
  }),
  'unreadable-yes-no': () => ({
    zh: '看不出是“是”还是“否”；请写 是 或 否',
    en: 'is neither yes nor no; write one of them',
  }),
  'after-import-day': ({ day }) => ({
    zh: `晚于导入日 ${day ?? ''}；请核对年份和月日`,
    en: `lies after the import day ${day ?? ''}; check year, month and day`,
  }),
  'too-early': ({ day }) => ({ zh: `早于 ${day ?? ''}；请核对年份`, en: `lies before ${day ?? ''}; check the year` }),
  'out-of-range': ({ min, max }) => ({
    zh: `应在 ${min ?? ''} 到 ${max ?? ''} 之间`,
    en: `must lie between ${min ?? ''} and ${max ?? ''}`,
  }),
  'vin-length': () => ({
    zh: '车架号必须正好 17 位；请对照行驶证补全',
    en: 'a VIN has exactly 17 characters; compare it with the registration papers',
  }),
  'vin-alphabet': () => ({
    zh: '车架号只含数字和字母，不含 I、O、Q；请核对是否应为 1 或 0',
    en: 'a VIN holds digits and letters without I, O and Q; perhaps 1 or 0 is meant',
  }),
  'unknown-word': ({ words }) => ({
    zh: `不认识这个词；可以写：${words?.zh ?? ''}`,
    en: `is not a known word; choose from: ${words?.en ?? ''}`,
  }),
  'digits-lost': () => ({
    zh: '表格软件把长号码改成了科学计数，末尾的数字已经丢失；请在源系统重新导出，并把该列设为“文本”',
    en: 'a spreadsheet shortened this number and its last digits are lost; export it again with the column set to “text”',
  }),
  'cell-error': () => ({
    zh: '单元格里的公式出错；请改成值后再导入',
    en: 'the formula in this cell failed; put the value there',
  }),
  'too-long': ({ max }) => ({
    zh: `太长，最多 ${max ?? ''} 个字符`,
    en: `is too long; at most ${max ?? ''} characters`,
  }),
  'too-many-cells': ({ max }) => ({
    zh: `单元格比表头多（表头 ${max ?? ''} 列），内容可能错位；含有分隔符的文字请加英文双引号`,
    en: `the row has more cells than the ${max ?? ''} headers and may be shifted; put text that holds a delimiter in double quotes`,
  }),
  'duplicate-key': () => ({
    zh: '同一文件里这个编号出现多次且内容不同；请只保留正确的一行',
    en: 'this number stands in the file more than once with different content; keep the right row only',
  }),
  'unknown-customer': () => ({
    zh: '没有这个客户；请先导入客户，或核对编号',
    en: 'there is no such customer; import the customers first, or check the number',
  }),
  'unknown-car': () => ({
    zh: '没有这辆车；请先导入车辆，或核对车架号',
    en: 'there is no such car; import the vehicles first, or check the VIN',
  }),
  'unknown-order': () => ({
    zh: '没有这张工单；请先导入工单，或核对工单号',
    en: 'there is no such order; import the orders first, or check the number',
  }),
  'unknown-staff': () => ({
    zh: '没有这位员工；请先导入员工，或核对姓名与编号',
    en: 'there is no such staff member; import the staff first, or check name and number',
  }),
  'other-centre': () => ({
    zh: '属于其他服务中心；您只能导入本中心的记录，请由管理员导入',
    en: 'it belongs to another centre; you may import records of your own only, so ask an administrator',
  }),
  'unknown-centre': () => ({
    zh: '不知道是哪个服务中心；请补上“服务中心”列，或用 --centre 指定',
    en: 'the service centre is not known; add the column “centre”, or name it with --centre',
  }),
  'ambiguous-source': () => ({
    zh: '多个系统里都有这个编号，分不清是哪一个；请补上“服务中心”列，或用 --source 指定',
    en: 'several systems have this number; add the column “centre”, or name the numbering with --source',
  }),
  'self-referral': () => ({
    zh: '推荐人和被推荐人是同一个人，或互相推荐',
    en: 'referrer and referred are the same person, or refer each other',
  }),
  'deleted-person': () => ({
    zh: '该客户已按本人要求删除，不再导入',
    en: 'this customer was deleted at their own request and is not imported again',
  }),
}

export const flagSentences: Readonly<Record<RowFlagCode, Label>> = {
  'vin-check-digit': {
    zh: '车架号校验位不符，已保留，请核对',
    en: 'the check digit of this VIN is wrong; kept, please check',
  },
  'unknown-word': { zh: '不认识这个词，已保留该行', en: 'not a known word; the row was kept' },
  'unreadable-phone': {
    zh: '不是电话号码，已保留该行但没有电话',
    en: 'not a phone number; the row was kept without it',
  },
  'several-phones': { zh: '有多个号码，只取了第一个', en: 'several numbers; the first was taken' },
  'filled-from-above': {
    zh: '合并单元格留下的空白已按上一行补齐',
    en: 'blanks of merged cells were filled from the row above',
  },
  'mileage-fell': {
    zh: '里程比上次少了 1000 公里以上，已保留，请核对',
    en: 'the mileage fell by more than 1,000 km; kept, please check',
  },
}
