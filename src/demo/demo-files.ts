/** One row of one file; cells in the order of its header. */
export interface Row {
  readonly file: DemoFile
  readonly cells: readonly string[]
}

export type DemoFile = keyof typeof demoFiles

/**
 * Every file that a simulation may write, in the order in which to import them, which is also that of their names.
 * `kind`: the import kind (spec §7.1); null for the answer files, which are not imported.
 */
export const demoFiles = {
  staff: {
    name: '01-staff.csv',
    kind: 'staff',
    header: ['员工编号', '姓名', '岗位', '服务中心', '手机号', '邮箱', '企业微信', '每日触达分钟'],
  },
  customers: {
    name: '02-customers.csv',
    kind: 'customers',
    header: [
      '客户编号',
      '客户姓名',
      '手机号',
      '微信',
      '邮箱',
      '性别',
      '生日',
      '城市',
      '地址',
      '服务顾问',
      '服务中心',
      '营销同意',
      '标签',
    ],
  },
  vehicles: {
    name: '03-vehicles.csv',
    kind: 'vehicles',
    header: ['车架号', '客户编号', '车牌号', '车型', '颜色', '交车日期', '质保到期', '三电质保到期', '售出日期'],
  },
  /** Cars of `vehicles` that have passed to another customer since. */
  usedVehicles: {
    name: '04-used-vehicles.csv',
    kind: 'vehicles',
    header: ['车架号', '客户编号', '车牌号', '车型', '颜色', '交车日期', '质保到期', '三电质保到期', '售出日期'],
  },
  household: {
    name: '05-household.csv',
    kind: 'household',
    header: ['客户编号', '姓名', '关系', '生日', '成员客户编号'],
  },
  visits: {
    name: '06-visits.csv',
    kind: 'visits',
    header: [
      '工单号', '车架号', '客户编号', '服务中心', '进厂时间', '出厂时间', '里程', '维修类型', '服务顾问', '实收金额', '状态', '承诺时间',
      '等待分钟', '顾问分钟', '工位分钟',
    ], // prettier-ignore
  },
  visitLines: {
    name: '07-visit-lines.csv',
    kind: 'visit_lines',
    header: ['工单号', '行号', '类别', '项目', '标价', '实收', '付款方', '成本'],
  },
  /** Instead of the two above. */
  repairOrders: {
    name: '08-repair-orders.csv',
    kind: 'repair_orders',
    header: [
      '工单号', '服务中心', '客户编号', '客户姓名', '手机号', '车架号', '车牌号', '车型', '颜色', '交车日期', '进厂时间', '出厂时间', '里程',
      '维修类型', '服务顾问', '状态', '承诺时间', '等待分钟', '顾问分钟', '工位分钟', '行号', '类别', '项目', '标价', '实收', '付款方', '成本',
    ], // prettier-ignore
  },
  surveys: {
    name: '09-surveys.csv',
    kind: 'surveys',
    header: ['问卷号', '工单号', '客户编号', '日期', '评分', '评语'],
  },
  complaints: {
    name: '10-complaints.csv',
    kind: 'complaints',
    header: ['投诉号', '客户编号', '投诉时间', '首次响应', '解决时间', '等级', '原因', '补偿金额'],
  },
  appActivity: {
    name: '11-app-activity.csv',
    kind: 'app_activity',
    header: ['customer_no', 'date', 'sessions'],
  },
  touches: {
    name: '12-touches.csv',
    kind: 'touches',
    header: ['触达号', '客户编号', '时间', '渠道', '方向', '目的', '结果', '备注'],
  },
  referrals: {
    name: '13-referrals.csv',
    kind: 'referrals',
    header: ['推荐号', '推荐人', '被推荐人', '日期', '状态'],
  },
  promises: {
    name: '14-promises.csv',
    kind: 'promises',
    header: ['客户编号', '承诺内容', '到期日', '承诺人'],
  },
  recommendations: {
    name: '15-recommendations.csv',
    kind: 'recommendations',
    header: ['工单号', '项目', '状态', '到期日', '到期里程', '价格'],
  },
  appointments: {
    name: '16-appointments.csv',
    kind: 'appointments',
    header: ['appointment_no', 'customer_no', 'vin', 'time', 'kind', 'state'],
  },
  /** What really is the case with every customer, to judge scores and models by. */
  truth: {
    name: 'truth.csv',
    kind: null,
    header: [
      'customer_no', 'state', 'state_since', 'gone_on', 'reason', 'next_visit_on', 'interval_days', 'regularity', 'main_use', 'km_per_day',
    ], // prettier-ignore
  },
  /**
   * Every row that was made messy, and what an import should make of it. `row`: the line on which it begins, from 1;
   * `meant`: the value that was meant, or whose double a `same-person` is.
   */
  dirt: {
    name: 'dirt.csv',
    kind: null,
    header: ['file', 'row', 'dirt', 'outcome', 'reason', 'column', 'meant'],
  },
} as const satisfies Record<string, { name: string; kind: string | null; header: readonly string[] }>
