import type { ChurnReason } from '#domain/task/churn-reason.ts'
import type { TaskResult } from '#domain/task/task-result.ts'

/** What an advisor writes down of a call, as they would type it between two cars. */
export const answerNotes: Readonly<Record<Exclude<TaskResult, 'declined'>, readonly string[]>> = {
  reached: [
    '最近出差多，说月底再看时间',
    '车况挺好，提醒了胎压和雨刮',
    '问了空调异味怎么处理，已发清洁方法',
    '主要在市区开，电耗比去年低，挺满意',
    '想先了解费用明细，已把报价发微信',
    '家里老人住院，过阵子再联系',
    '说孩子放暑假在外地，开学后再来',
    '问冬季续航，讲了预热和充电习惯',
    '感谢来电，暂时没有需要',
    '换了小区，充电桩还没装好，帮问了物业流程',
  ],
  booked: [
    '约周六上午，要上门取车',
    '约好周三下午，顺便检查刹车异响',
    '约周日十点，客户在店里等',
    '约下周一早上，需要代步车',
    '约周五，要求还是原来的技师',
    '约周末做四轮定位，另看一下右前轮胎',
    '约周二，提前备好空调滤芯',
    '周四送车，下班前取',
  ],
  no_answer: ['响了很久没人接', '直接转语音信箱', '正在通话，晚点再打', '挂断了，可能在开会'],
  callback: [
    '在开会，说下午再打',
    '在开车，让晚点联系',
    '要和家里商量一下再定',
    '在外地，回来后再约时间',
    '手头有事，约了时间再谈',
  ],
  wrong_number: ['接电话的说不认识车主', '号码已换人使用'],
  do_not_contact: ['客户明确表示不要再打电话', '说推销电话太多，要求不再联系'],
}

/** The same of whoever declines, by the reason they give. */
export const declinedNotes: Readonly<Record<ChurnReason, readonly string[]>> = {
  service: ['上次等了三个小时，不想再来', '说上次的异响没修好，已记下，请经理回访'],
  price: ['觉得工时费贵，外面便宜一半', '配件报价比网上高，说再比较', '说出了保修就不划算了'],
  distance: ['搬到城东了，单程四十多分钟', '公司搬家，不顺路了'],
  car_replaced: ['车已经置换给别家了', '车卖给亲戚了，在外地用'],
  competition: ['小区门口的店在做，挺方便', '朋友开修理厂，都去他那儿', '在连锁店买了套餐'],
  no_time: ['项目上线，两个月内都没空', '平时上班，周末要带孩子'],
  other: ['车放着不怎么开', '不愿多说，只说暂时不去'],
}
