import { touchChannels, touchDirections, touchPurposes, touchResults } from '#intake/codes/contact-codes.ts'
import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { customerNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const touches = importKind({
  id: 'touches',
  label: { zh: '触达记录', en: 'Touches' },
  key: ['touch_no'],
  columns: [
    {
      id: 'touch_no',
      label: { zh: '触达号', en: 'Touch no.' },
      aliases: words(
        '触达编号、触点编号、联系编号、跟进编号、回访编号、通话编号、记录编号、消息编号、touch',
        'touch id、touch number、contact no、contact id、call id、message id、activity id',
      ),
      required: true,
      type: { reads: 'key' },
    },
    { ...customerNo, required: true },
    {
      id: 'time',
      label: { zh: '时间', en: 'Time' },
      aliases: words(
        '触达时间、联系时间、通话时间、发送时间、跟进时间、回访时间、日期、触达日期、联系日期',
        '跟进日期、touch time、touched at、contact time、contacted at、call time、sent at、date',
        'datetime、timestamp',
      ),
      required: true,
      type: { reads: 'time', ...pastDay },
    },
    {
      id: 'channel',
      label: { zh: '渠道', en: 'Channel' },
      aliases: words(
        '触达渠道、联系方式、联系渠道、触达方式、沟通渠道、沟通方式、方式、touch channel',
        'contact channel、medium、via',
      ),
      required: true,
      type: { reads: 'code', codes: touchChannels },
    },
    {
      id: 'direction',
      label: { zh: '方向', en: 'Direction' },
      aliases: words('呼叫方向、触达方向、呼入呼出、呼叫类型、in or out、inbound outbound、call direction'),
      type: { reads: 'code', codes: touchDirections },
    },
    {
      id: 'purpose',
      label: { zh: '目的', en: 'Purpose' },
      aliases: words(
        '触达目的、联系目的、跟进目的、触达类型、回访类型、用途、touch purpose、aim、intent',
        'contact purpose',
      ),
      type: { reads: 'code', codes: touchPurposes },
    },
    {
      id: 'result',
      label: { zh: '结果', en: 'Result' },
      aliases: words(
        '触达结果、联系结果、跟进结果、通话结果、回访结果、发送结果、状态、发送状态、outcome、status',
        'call result、touch result、disposition',
      ),
      type: { reads: 'code', codes: touchResults },
    },
    {
      id: 'note',
      label: { zh: '备注', en: 'Note' },
      aliases: words(
        '说明、内容、跟进内容、沟通内容、触达内容、记录、联系记录、notes、remark、remarks、comment',
        'content、summary',
      ),
      type: { reads: 'text' },
    },
  ],
})
