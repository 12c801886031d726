import { genders } from '#intake/codes/people-codes.ts'
import { importKind } from '#intake/kind.ts'
import { birthday } from '#intake/past-day.ts'
import { words } from '#intake/words.ts'

export const customers = importKind({
  id: 'customers',
  label: { zh: '客户', en: 'Customers' },
  key: ['customer_no'],
  columns: [
    {
      id: 'customer_no',
      label: { zh: '客户编号', en: 'Customer no.' },
      aliases: words(
        '客户号、客户代码、客户编码、客户ID、会员号、会员编号、车主编号、车主代码、车主ID',
        'customer id、customer number、customer code、cust no、client no、customer',
      ),
      required: true,
      type: { reads: 'key' },
    },
    {
      id: 'name',
      label: { zh: '客户姓名', en: 'Name' },
      aliases: words(
        '姓名、客户名称、客户名、车主姓名、车主、车主名称、名称、客户、customer name、full name',
        'owner name、owner',
      ),
      required: true,
      type: { reads: 'text' },
    },
    {
      id: 'phone',
      label: { zh: '手机号', en: 'Phone' },
      aliases: words(
        '手机、手机号码、电话、电话号码、联系电话、联系方式、移动电话、客户电话、客户手机、客户手机号',
        '车主电话、车主手机、mobile、mobile phone、mobile no、telephone、tel、phone number、phone no',
        'cell',
      ),
      type: { reads: 'phone' },
    },
    {
      id: 'wechat',
      label: { zh: '微信', en: 'WeChat' },
      aliases: words('微信号、微信ID、wechat id、weixin'),
      type: { reads: 'text' },
    },
    {
      id: 'email',
      label: { zh: '邮箱', en: 'E-mail' },
      aliases: words('电子邮箱、电子邮件、邮件、邮箱地址、mail、email address、e-mail'),
      type: { reads: 'text' },
    },
    {
      id: 'gender',
      label: { zh: '性别', en: 'Gender' },
      aliases: words('客户性别、车主性别、sex'),
      type: { reads: 'code', codes: genders },
    },
    {
      id: 'birthday',
      label: { zh: '生日', en: 'Birthday' },
      aliases: words('出生日期、出生年月日、客户生日、出生、birth date、date of birth、dob、birthdate'),
      type: { reads: 'day', ...birthday },
    },
    {
      id: 'city',
      label: { zh: '城市', en: 'City' },
      aliases: words('所在城市、地市、居住城市、市、town'),
      type: { reads: 'text' },
    },
    {
      id: 'address',
      label: { zh: '地址', en: 'Address' },
      aliases: words('联系地址、客户地址、详细地址、住址、家庭地址、通讯地址、street、home address'),
      type: { reads: 'text' },
    },
    {
      id: 'advisor',
      label: { zh: '服务顾问', en: 'Advisor' },
      aliases: words(
        '专属顾问、专属服务顾问、顾问、接待顾问、服务专员、SA、service advisor、adviser',
        'service adviser、service consultant',
      ),
      type: { reads: 'name' },
    },
    {
      id: 'centre',
      label: { zh: '服务中心', en: 'Centre' },
      aliases: words(
        '门店、门店名称、店名、服务店、服务站、经销商、经销商名称、所属门店、归属门店、店铺、中心',
        '网点、center、service centre、service center、store、shop、dealer、branch、location',
      ),
      type: { reads: 'name' },
    },
    {
      id: 'consent_marketing',
      label: { zh: '营销同意', en: 'Marketing consent' },
      aliases: words(
        '营销授权、同意营销、是否同意营销、接受营销、营销许可、是否接受营销、营销短信同意',
        'marketing consent、consent、opt in、marketing opt-in、marketing permission',
      ),
      type: { reads: 'yes_no' },
    },
    {
      id: 'tags',
      label: { zh: '标签', en: 'Tags' },
      aliases: words('客户标签、标记、tag、labels'),
      type: { reads: 'tags' },
    },
  ],
})
