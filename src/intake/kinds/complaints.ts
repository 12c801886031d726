import { severities } from '#intake/codes/contact-codes.ts'
import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { customerNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const complaints = importKind({
  id: 'complaints',
  label: { zh: '投诉', en: 'Complaints' },
  key: ['complaint_no'],
  columns: [
    {
      id: 'complaint_no',
      label: { zh: '投诉号', en: 'Complaint no.' },
      aliases: words(
        '投诉编号、投诉单号、投诉ID、客诉编号、客诉单号、complaint、complaint id、complaint number',
        'case no、case id、ticket no',
      ),
      required: true,
      type: { reads: 'key' },
    },
    { ...customerNo, required: true },
    {
      id: 'opened',
      label: { zh: '投诉时间', en: 'Opened' },
      aliases: words(
        '投诉日期、受理时间、受理日期、提出时间、创建时间、客诉时间、客诉日期、opened at、opened on',
        'complaint date、complaint time、date、created、created at、received',
      ),
      required: true,
      type: { reads: 'time', ...pastDay },
    },
    {
      id: 'first_response',
      label: { zh: '首次响应', en: 'First response' },
      aliases: words(
        '首次响应时间、首响时间、首次回复时间、首次联系时间、first response at、first response time',
        'first reply、responded at',
      ),
      type: { reads: 'time', notBefore: '2000-01-01' },
    },
    {
      id: 'resolved',
      label: { zh: '解决时间', en: 'Resolved' },
      aliases: words(
        '解决日期、关闭时间、关闭日期、结案时间、结案日期、处理完成时间、完成时间、resolved at',
        'resolved on、closed、closed at、resolution date',
      ),
      type: { reads: 'time', notBefore: '2000-01-01' },
    },
    {
      id: 'severity',
      label: { zh: '等级', en: 'Severity' },
      aliases: words('投诉等级、严重程度、投诉级别、级别、严重等级、客诉等级、severity level、level、priority'),
      type: { reads: 'code', codes: severities },
    },
    {
      id: 'reason',
      label: { zh: '原因', en: 'Reason' },
      aliases: words(
        '投诉原因、投诉类型、投诉内容、根本原因、原因分类、客诉原因、root cause、cause',
        'complaint reason、category',
      ),
      type: { reads: 'text' },
    },
    {
      id: 'compensation',
      label: { zh: '补偿金额', en: 'Compensation' },
      aliases: words('补偿、赔偿金额、赔偿、赔付金额、补偿费用、compensation amount、compensated、refund'),
      type: { reads: 'money' },
    },
  ],
})
