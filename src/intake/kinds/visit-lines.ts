import { lineCategories, payers } from '#intake/codes/visit-codes.ts'
import { importKind } from '#intake/kind.ts'
import { orderNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const visitLines = importKind({
  id: 'visit_lines',
  label: { zh: '工单明细', en: 'Order lines' },
  key: ['order_no', 'line_no'],
  columns: [
    { ...orderNo, required: true },
    {
      id: 'line_no',
      label: { zh: '行号', en: 'Line no.' },
      aliases: words(
        '序号、明细行号、项次、项目序号、明细序号、line、line number、line id、no、seq、item no',
        'position',
      ),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'category',
      label: { zh: '类别', en: 'Category' },
      aliases: words(
        '项目类别、项目类型、明细类别、业务类别、分类、项目分类、line category、item category',
        'line type、item type',
      ),
      type: { reads: 'code', codes: lineCategories },
    },
    {
      id: 'item',
      label: { zh: '项目', en: 'Item' },
      aliases: words(
        '项目名称、维修项目、服务项目、作业项目、项目描述、配件名称、品名、内容、维修内容、项目内容',
        'item name、description、item description、line description、service item、job、operation',
      ),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'list_price',
      label: { zh: '标价', en: 'List price' },
      aliases: words(
        '原价、标准价、定价、应收、项目标价、标准金额、原价金额、销售价、单价、price、list',
        'gross price、retail price、list amount',
      ),
      type: { reads: 'money' },
    },
    {
      id: 'paid',
      label: { zh: '实收', en: 'Paid' },
      aliases: words(
        '实收金额、行实收、项目实收、实付、实付金额、客户实付、明细实收、成交价、折后金额、折后价',
        '金额、结算金额、paid amount、amount paid、line paid、net price、net amount、line amount',
        'line total、amount',
      ),
      required: true,
      type: { reads: 'money' },
    },
    {
      id: 'payer',
      label: { zh: '付款方', en: 'Payer' },
      aliases: words(
        '付费方、支付方、付费类型、结算类型、收费类型、账类、帐类、收费区分、付款人、付款类型',
        '结算方式、paid by、pay type、payment type、charge type、bill to',
      ),
      type: { reads: 'code', codes: payers },
    },
    {
      id: 'cost',
      label: { zh: '成本', en: 'Cost' },
      aliases: words('成本金额、成本价、项目成本、成本合计、进价、cost amount、cost price、line cost、unit cost'),
      type: { reads: 'money' },
    },
  ],
})
