import type { HeldBackBecause } from '#domain/contact/held-back.ts'
import { heldBackLabels } from '#domain/contact/held-back.ts'
import { count } from '#cli/amounts.ts'

/** What `longrange playbook` says in Chinese; `playbook-en.ts` has the same shape. */
export const playbookZh = {
  head: ['编号', '剧本', '级别', '状态', '版本', '步骤', '名称'],
  on: '启用',
  off: '停用',
  unreadable: '无法读取',
  sound: (path: string, name: string) => `${path}：正确（${name}）`,
  offers: (n: number) => `${n} 个剧本随程序带来了新内容，请用 longrange playbook upgrade 查看`,
  saved: (id: string, version: number) => `${id} 已保存为第 ${version} 版`,
  same: (id: string, version: number) => `${id} 与第 ${version} 版相同，未改动`,
  switched: (id: string, isOn: boolean) => `${id} 已${isOn ? '启用' : '停用'}`,
  written: (path: string) => `已写出 ${path}`,
  version: (version: number) => `第 ${version} 版`,
  noOffers: '没有新内容：所有剧本与随程序提供的一致，或已作答',
  offer: (id: string, version: number) => `${id}：您的第 ${version} 版 → 随程序提供的内容`,
  howToAnswer: '采用：longrange playbook upgrade 编号 --take；保持现状：--keep',
  taken: (id: string, version: number) => `${id} 已采用，现为第 ${version} 版`,
  kept: (id: string) => `${id} 保持不变`,
  simulation: {
    title: (name: string, on: string) => `${name}：以 ${on} 的数据试算，什么都不保存`,
    enrols: (enrolments: number, customers: number) => `${count(customers)} 位客户中将有 ${count(enrolments)} 人次进入`,
    nobody: (customers: number) => `${count(customers)} 位客户中无人符合`,
    out: '符合但不进入：',
    because: {
      entered_before: '这一次已处理过',
      holdout: '对照组',
      do_not_contact: '要求不再联系',
      all_cars_sold: '名下车辆均已售出',
      deceased: '已故',
      under_way: '已在其中',
    },
    tasks: (who: string, tasks: number, hours: string) => `${who}任务 ${count(tasks)} 项，${hours} 小时`,
    inAWeek: (n: number) => `其中 7 天内到期 ${count(n)} 项`,
    automatic: (n: number) => `低价值客户改走自动步骤：${count(n)} 项任务不派给人`,
    messages: (n: number) => `消息 ${count(n)} 条`,
    escalations: (n: number) => `上报经理 ${count(n)} 次`,
    vouchers: (n: number, cost: string) => `权益 ${count(n)} 张，若全部使用成本约 ${cost}`,
    work: (cost: string, value: string) => `人工成本约 ${cost}；涉及价值 × 改变结果的概率合计 ${value}`,
    heldBack: '当天会被联系规范拦下的联系：',
    held: (because: HeldBackBecause): string => heldBackLabels[because].zh,
    overlaps: '同时符合其他剧本的客户：',
    examples: '例如：',
    note: '不含要等结果或回复才走的步骤；历史日期按当时已有的记录计算，联系授权按现在。',
  },
}
