import { recommendationStates } from '#intake/codes/visit-codes.ts'
import { importKind } from '#intake/kind.ts'
import { orderNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const recommendations = importKind({
  id: 'recommendations',
  label: { zh: '建议项目', en: 'Recommendations' },
  key: ['order_no', 'item'],
  columns: [
    { ...orderNo, required: true },
    {
      id: 'item',
      label: { zh: '项目', en: 'Item' },
      aliases: words(
        '建议项目、推荐项目、项目名称、建议内容、检查项目、item name、recommendation',
        'recommended item、description',
      ),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'state',
      label: { zh: '状态', en: 'State' },
      aliases: words(
        '检查状态、红黄绿、灯色、检测结果、检查结果、紧急程度、status、condition、light',
        'traffic light、urgency',
      ),
      required: true,
      type: { reads: 'code', codes: recommendationStates },
    },
    {
      id: 'due_date',
      label: { zh: '到期日', en: 'Due date' },
      aliases: words('到期日期、建议日期、建议处理日期、预计日期、建议时间、due、due on、due by'),
      type: { reads: 'day', notBefore: '2000-01-01' },
    },
    {
      id: 'due_mileage',
      label: { zh: '到期里程', en: 'Due mileage' },
      aliases: words('建议里程、预计里程、建议处理里程、due km、due at km、mileage due'),
      type: { reads: 'whole', min: 0, max: 5_000_000, rounds: true },
    },
    {
      id: 'price',
      label: { zh: '价格', en: 'Price' },
      aliases: words(
        '报价、预估价格、预估金额、预计金额、金额、估价、quote、quoted price、estimate',
        'estimated price、amount',
      ),
      type: { reads: 'money' },
    },
  ],
})
