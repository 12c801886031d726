import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { customerNo, orderNo } from '#intake/shared-columns.ts'
import { words } from '#intake/words.ts'

export const surveys = importKind({
  id: 'surveys',
  label: { zh: '满意度问卷', en: 'Surveys' },
  key: ['survey_no'],
  needsOneOf: [['order_no', 'customer_no']],
  columns: [
    {
      id: 'survey_no',
      label: { zh: '问卷号', en: 'Survey no.' },
      aliases: words(
        '问卷编号、问卷ID、调研编号、回访编号、评价编号、答卷编号、survey、survey id、survey number',
        'response id、feedback no',
      ),
      required: true,
      type: { reads: 'key' },
    },
    orderNo,
    customerNo,
    {
      id: 'date',
      label: { zh: '日期', en: 'Date' },
      aliases: words(
        '问卷日期、填写日期、提交日期、提交时间、填写时间、评价日期、评价时间、回访日期、答卷时间',
        'survey date、submitted、submitted at、response date、answered on',
      ),
      required: true,
      type: { reads: 'day', ...pastDay },
    },
    {
      id: 'score',
      label: { zh: '评分', en: 'Score' },
      aliases: words(
        '分数、得分、NPS、NPS评分、NPS分数、推荐分、推荐度、打分、推荐意愿、nps score、rating',
        'recommend score',
      ),
      required: true,
      type: { reads: 'decimal', min: 0, max: 10 },
    },
    {
      id: 'comment',
      label: { zh: '评语', en: 'Comment' },
      aliases: words(
        '评价、评价内容、意见、建议、意见建议、反馈、反馈内容、备注、客户原话、comments、feedback',
        'remark、verbatim、note',
      ),
      type: { reads: 'text' },
    },
  ],
})
