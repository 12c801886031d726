import { severityLabels } from '#domain/complaint/severity.ts'
import { touchChannelLabels } from '#domain/touch/touch-channel.ts'
import { touchDirectionLabels } from '#domain/touch/touch-direction.ts'
import { touchPurposeLabels } from '#domain/touch/touch-purpose.ts'
import { touchResultLabels } from '#domain/touch/touch-result.ts'
import type { CodeTable } from '#intake/kind.ts'
import { words } from '#intake/words.ts'

export const touchChannels: CodeTable = {
  labels: touchChannelLabels,
  also: {
    phone: words('电话回访、电话外呼、手机、通话、去电、来电、呼叫、座机、call、tel、telephone、phone call', 'mobile'),
    wechat: words('企业微信、企微、公众号、微信公众号、小程序、微信消息、wecom、wework、weixin、wx'),
    sms: words('手机短信、彩信、信息、text、text message、mms'),
    app: words('app、app消息、推送、应用、应用推送、app推送、push、push notification、in-app'),
    email: words('电子邮件、邮箱、电邮、mail、e-mail'),
    in_person: words(
      '到店、当面、面对面、现场、上门、拜访、到店面谈、店内、visit、face to face、in store',
      'in-person、on site、showroom',
    ),
  },
  otherwise: 'reject',
}

export const touchDirections: CodeTable = {
  labels: touchDirectionLabels,
  also: {
    in: words('呼入、来电、客户发起、主动来电、接收、入、客户主动、进线、incoming、received、inwards', 'from customer'),
    out: words('呼出、去电、门店发起、发送、出、主动、拨出、outgoing、sent、to customer'),
  },
  otherwise: { keepAs: null },
}

export const touchPurposes: CodeTable = {
  labels: touchPurposeLabels,
  also: {
    value: words(
      '价值、客户关怀、生日关怀、关怀问候、问候、生日、节日问候、节日、提供价值、care、greeting',
      'birthday、courtesy',
    ),
    service: words(
      '售后、服务提醒、保养提醒、提醒、回访、售后回访、售后服务、预约、投诉处理、跟进、质保提醒',
      'after-sales、aftersales、reminder、follow-up、follow up、survey、appointment、complaint',
    ),
    sales: words(
      '销售、促销、推销、推广、活动邀约、邀约、活动、活动通知、增购、置换、续保、marketing',
      'promotion、offer、sale、upsell、campaign',
    ),
  },
  otherwise: { keepAs: null },
}

export const touchResults: CodeTable = {
  labels: touchResultLabels,
  also: {
    reached: words(
      '接通、已联系、联系上、成功、已沟通、已完成、完成、有效接通、已接听、接听、已回访、answered',
      'connected、success、successful、contacted、done、completed、ok、talked',
    ),
    delivered: words('送达、发送成功、已发送、已发、成功送达、已推送、sent、success delivered'),
    read: words('已查看、已打开、阅读、已阅读、打开、opened、seen、clicked'),
    replied: words('回复、客户回复、有回复、reply、responded、answered by message'),
    booked: words('预约、预约成功、邀约成功、同意到店、已邀约、appointment、appointment made、booking'),
    callback: words(
      '回电、稍后联系、稍后再拨、改约、再联系、待回访、预约回电、call back later、call later',
      'callback requested',
    ),
    declined: words('拒绝、不需要、无意向、拒绝到店、没兴趣、不感兴趣、refused、rejected、not interested'),
    no_answer: words(
      '无人接听、无应答、未接、未接听、占线、忙线、关机、停机、不在服务区、无法接通、未联系上、拒接',
      '挂断、no-answer、noanswer、not reached、unanswered、busy、missed、voicemail、switched off',
    ),
    bounced: words('退信、被退回、未送达、无法送达、undelivered、bounce、returned、undeliverable'),
    failed: words('失败、错误、未发送、推送失败、failure、error、not sent'),
    wrong_number: words(
      '空号、错号、号码有误、号码无效、非本人、非机主、invalid number、number not in use',
      'wrong person',
    ),
    do_not_contact: words(
      '勿扰、不要联系、拒绝联系、免打扰、拒绝再联系、要求勿扰、dnc、opt out、opted out、unsubscribe',
      'unsubscribed',
    ),
  },
  otherwise: { keepAs: null },
}

export const severities: CodeTable = {
  labels: severityLabels,
  also: {
    low: words('低、轻微、轻、普通、一般投诉、四级、4、minor、normal、l'),
    medium: words('中、中等、中级、较严重、三级、3、moderate、mid、m'),
    high: words('高、重、高级、严重投诉、二级、2、major、serious、severe、h'),
    critical: words('重大投诉、紧急、特别严重、特急、危机、极高、一级、1、urgent、crisis、escalated'),
  },
  otherwise: { keepAs: null },
}
