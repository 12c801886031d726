export const setUpZh = {
  title: '首次设置',
  lead: '填写集团、服务中心和第一位管理员，之后即可导入数据。',
  code: '一次性设置码',
  codeHint: '启动服务时显示在终端里，使用一次后失效。',
  group: '集团名称',
  groupHint: '例如：远航汽车服务集团',
  centres: '服务中心',
  centreName: (number: number) => `服务中心 ${number}`,
  addCentre: '添加服务中心',
  removeCentre: (number: number) => `移除服务中心 ${number}`,
  administrator: '管理员',
  name: '姓名',
  username: '用户名',
  usernameHint: '用于登录，至少 3 个字符。',
  password: '密码',
  passwordHint: '至少 12 个字符，一句话比一个词更好记也更安全。',
  submit: '完成设置',
  fillIn: '请填写此项。',
  tooShort: (least: number) => `至少需要 ${least} 个字符。`,
}

export type SetUpPhrases = typeof setUpZh
