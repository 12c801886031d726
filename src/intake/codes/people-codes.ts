import { staffRoleLabels } from '#domain/access/staff-role.ts'
import { genderLabels } from '#domain/customer/gender.ts'
import { referralStateLabels } from '#domain/relationship/referral-state.ts'
import type { CodeTable } from '#intake/kind.ts'
import { words } from '#intake/words.ts'

export const genders: CodeTable = {
  labels: genderLabels,
  also: {
    male: words('男性、先生、男士、m、man、mr、mr.'),
    female: words('女性、女士、小姐、太太、f、w、woman、ms、ms.、mrs、mrs.'),
  },
  unknown: words('未知、不详、保密、其他、公司、unknown、n/a、-、/、other、u、x'),
  otherwise: { keepAs: null },
}

export const staffRoles: CodeTable = {
  labels: staffRoleLabels,
  also: {
    advisor: words(
      '顾问、sa、前台、前台接待、售后顾问、服务接待、接待、客服、客服专员、客户专员、客户关系专员',
      'service consultant、consultant、service adviser、adviser、receptionist',
    ),
    manager: words(
      '经理、售后经理、服务主管、主管、前台主管、服务总监、售后总监、店长、站长、总经理、客服经理',
      'service director、supervisor、lead、head、director、general manager',
    ),
    analyst: words(
      '分析师、数据分析师、数据专员、区域经理、区域、总部、督导、区域督导、regional manager',
      'data analyst、headquarters、hq、region',
    ),
    admin: words('系统管理员、信息管理员、信息员、it、超级管理员、system administrator、sysadmin'),
  },
  otherwise: 'reject',
}

export const referralStates: CodeTable = {
  labels: referralStateLabels,
  also: {
    lead: words('留资、已推荐、推荐、意向、潜客、跟进中、待跟进、新线索、new、open、prospect、referred', 'contacted'),
    test_drive: words('试驾、完成试驾、已到店试驾、到店、test-drive、test driven、testdrive、visited'),
    bought: words(
      '购车、成交、已成交、已下定、下定、已交付、已交车、已订车、sold、won、purchased、ordered',
      'deal、delivered、converted',
    ),
    lost: words('失败、流失、已流失、放弃、未成交、无效、已战败、closed lost、failed、dropped、rejected', 'invalid'),
  },
  otherwise: { keepAs: null },
}
