import { appointmentStateLabels } from '#domain/visit/appointment-state.ts'
import { lineCategoryLabels } from '#domain/visit/line-category.ts'
import { orderStatusLabels } from '#domain/visit/order-status.ts'
import { payerLabels } from '#domain/visit/payer.ts'
import { recommendationStateLabels } from '#domain/visit/recommendation-state.ts'
import { visitKindLabels } from '#domain/visit/visit-kind.ts'
import type { CodeTable } from '#intake/kind.ts'
import { words } from '#intake/words.ts'

export const visitKinds: CodeTable = {
  labels: visitKindLabels,
  also: {
    first_service: words(
      '首次保养、首次免费保养、强保、强制保养、新车首保、1st service、first maintenance',
      'initial service',
    ),
    maintenance: words(
      '定期保养、常规保养、例行保养、一般保养、定保、保养维护、二保、养护、service',
      'regular maintenance、scheduled maintenance、routine maintenance',
    ),
    repair: words(
      '一般维修、普通维修、机修、机电维修、机电、故障维修、故障、索赔、保修、质保维修、事故、事故车',
      '事故维修、钣喷、钣金、喷漆、钣金喷漆、大修、小修、返修、内返、轮胎、general repair、warranty',
      'warranty repair、accident、body repair、body and paint、collision、mechanical',
    ),
    recall: words('召回、技术升级、服务活动召回、召回维修、recall、campaign、recall service'),
    accessory: words('精品、加装精品、改装、附件、精品加装、装潢、装饰、美容、accessories、fitting、installation'),
    activity: words('服务活动、车主活动、促销活动、市场活动、event、promotion'),
    free_check: words(
      '免检、免费检查、免费体检、检测、检查、车辆检测、健康检测、爱车体检、check、inspection',
      'free inspection、health check、check-up',
    ),
    other: words('其它、其他维修、其他类型、others、misc'),
  },
  otherwise: { keepAs: 'other' },
}

export const lineCategories: CodeTable = {
  labels: lineCategoryLabels,
  also: {
    maintenance: words('常规保养、定期保养、养护、首保、service'),
    repair: words(
      '机修、机电维修、机电、一般维修、钣喷、钣金、喷漆、事故维修、工时、工时费、配件、零件、材料',
      '材料费、labour、labor、parts、mechanical、body、paint',
    ),
    tyre: words('轮胎服务、胎、换胎、tire、tires、tyres'),
    accessory: words('精品、附件、加装、改装、用品、accessories'),
    value_added: words('增值、增值业务、美容、洗车、贴膜、养护产品、value added、added value、detailing'),
    software: words('软件、软件订阅、订阅、fsd、升级包、software service、subscription'),
    extended_warranty: words('延长质保、延长保修、延保服务、延保产品、ew、warranty extension'),
    package: words('保养套餐、服务套餐、保养包、服务包、套餐包、bundle、service package、maintenance package'),
    activity: words('服务活动、车主活动、促销、event、promotion'),
  },
  unknown: words('其他、其它、other、others'),
  otherwise: { keepAs: null },
}

export const payers: CodeTable = {
  labels: payerLabels,
  also: {
    customer: words(
      '客户付费、客户自费、客户自付、自费、自付、车主、个人、客付、现付、retail、customer pay',
      'customer paid、cp、self、owner',
    ),
    warranty: words(
      '保修、索赔、厂家、厂家索赔、厂商、主机厂、厂付、保内、三包、质保期内、召回、延保、oem',
      'factory、manufacturer、warranty claim、wp',
    ),
    goodwill: words(
      '善意、商誉、公司、公司承担、内部、内部承担、内结、免费、赠送、减免、本店、门店承担、关怀',
      'internal、dealer、free、courtesy、good will',
    ),
    insurance: words('保险公司、保险理赔、理赔、险付、车险、保险付、insurer、insurance company、insurance claim'),
  },
  otherwise: 'reject',
}

export const orderStatuses: CodeTable = {
  labels: orderStatusLabels,
  also: {
    open: words(
      '未完成、未结算、待结算、在修、维修中、施工中、待派工、已派工、待接车、已接车、接车、已开单',
      '开单、处理中、待料、待质检、完工未结算、未关闭、进行、in progress、wip、pending、new、opened',
      'active',
    ),
    closed: words(
      '完成、完工、已完工、结算、已结算、已结清、结清、已收款、已付款、已交车、交车、已出厂、出厂',
      '已关闭、关闭、已关单、关单、已结案、正常、有效、已竣工、竣工、complete、completed、done',
      'settled、paid、delivered、finished、invoiced、valid、normal',
    ),
    void: words(
      '已作废、废、废单、取消、已取消、撤销、已撤销、撤单、无效、已删除、删除、退单、红冲、已红冲',
      'voided、cancelled、canceled、cancel、invalid、deleted、reversed',
    ),
  },
  otherwise: { keepAs: null },
}

export const recommendationStates: CodeTable = {
  labels: recommendationStateLabels,
  also: {
    green: words('绿色、绿灯、正常、良好、g、ok、good'),
    yellow: words('黄色、黄灯、建议、关注、近期、y、amber、soon、advised'),
    red: words('红色、红灯、紧急、立即、必须、r、urgent、immediate'),
  },
  otherwise: 'reject',
}

export const appointmentStates: CodeTable = {
  labels: appointmentStateLabels,
  also: {
    booked: words('预约、待到店、已确认、待确认、未到、待履约、confirmed、pending、scheduled、open、new'),
    arrived: words('到店、已进厂、已履约、履约、已完成、完成、已开单、done、completed、kept、shown、show'),
    cancelled: words('取消、作废、已作废、客户取消、canceled、cancel、void'),
    no_show: words('爽约、失约、未履约、逾期未到、未来、noshow、missed、not arrived'),
  },
  otherwise: { keepAs: null },
}
