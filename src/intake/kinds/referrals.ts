import { referralStates } from '#intake/codes/people-codes.ts'
import { importKind } from '#intake/kind.ts'
import { pastDay } from '#intake/past-day.ts'
import { words } from '#intake/words.ts'

export const referrals = importKind({
  id: 'referrals',
  label: { zh: '转介绍', en: 'Referrals' },
  key: ['referral_no'],
  columns: [
    {
      id: 'referral_no',
      label: { zh: '推荐号', en: 'Referral no.' },
      aliases: words('推荐编号、推荐单号、转介绍编号、转介绍单号、推荐ID、referral、referral id、referral number'),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'referrer',
      label: { zh: '推荐人', en: 'Referrer' },
      aliases: words(
        '推荐人编号、推荐客户编号、推荐客户、介绍人、介绍人编号、老客户、老客户编号、referrer no',
        'referrer customer no、referred by、referring customer',
      ),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'referred',
      label: { zh: '被推荐人', en: 'Referred' },
      aliases: words(
        '被推荐人编号、被推荐客户编号、被推荐客户、被介绍人、新客户、新客户编号、被推荐人姓名',
        'referred no、referred customer、referred customer no、friend、referee',
      ),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'date',
      label: { zh: '日期', en: 'Date' },
      aliases: words('推荐日期、推荐时间、转介绍日期、介绍日期、referral date、referred on、created'),
      required: true,
      type: { reads: 'day', ...pastDay },
    },
    {
      id: 'state',
      label: { zh: '状态', en: 'State' },
      aliases: words('推荐状态、转介绍状态、进展、结果、status、referral state、referral status、result、stage'),
      type: { reads: 'code', codes: referralStates },
    },
  ],
})
